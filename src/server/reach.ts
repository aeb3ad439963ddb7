import { join } from 'node:path'
import { BackupError } from './backup.ts'
import { EmbeddedError } from './binaries.ts'
import { ConfigError, readConfig } from './config.ts'
import { runningEmbedded, startEmbedded } from './embedded.ts'
import { toStderr } from './run.ts'

const root = join(import.meta.dirname, '../..')

/** The database a command works on, and its data folder when it is the embedded one. */
export type Reached = { url: string; folder: string | null; stop: () => Promise<void> }

/**
 * DATABASE_URL; or the embedded database, whether Footbridge runs on it now or not.
 * @throws ConfigError, EmbeddedError in words for the operator.
 */
export async function reach(env: NodeJS.ProcessEnv): Promise<Reached> {
  const config = readConfig(env, root)
  if (config.databaseUrl) return { url: config.databaseUrl, folder: null, stop: async () => undefined }
  const at = { folder: config.dataFolder, named: config.dataFolderNamed }
  const running = runningEmbedded(at)
  if (running) return { ...running, stop: async () => undefined }
  return startEmbedded({ ...at, progress: toStderr })
}

/** Wrong usage: what was given, and what is wanted. */
export class UsageError extends Error {}

const expected = [UsageError, ConfigError, EmbeddedError, BackupError]

/** Runs a command. Ends with 2 on wrong usage, and with 1 when it could not be done or found something wrong. */
export async function command(work: (args: readonly string[]) => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await work(process.argv.slice(2))) ? 0 : 1
  } catch (error) {
    const known = expected.some((kind) => error instanceof kind)
    toStderr(known || !(error instanceof Error) ? String((error as Error).message) : (error.stack ?? ''))
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}
