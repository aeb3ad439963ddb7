/**
 * `npm run restore -- BACKUP` checks a backup and puts it into the data folder (FOOTBRIDGE_DATA), which must not hold a
 * database yet. Then `npm start`.
 */
import { join, resolve } from 'node:path'
import { BackupError, restore } from '#server/backup.ts'
import { databaseIdentity, reachableFolder } from '#server/binaries.ts'
import { readConfig } from '#server/config.ts'
import { command, UsageError } from '#server/reach.ts'
import { toStdout } from '#server/run.ts'

await command(async ([source, ...more]) => {
  if (!source || source.startsWith('-') || more.length)
    throw new UsageError('Usage: npm run restore -- BACKUP')
  const config = readConfig(process.env, join(import.meta.dirname, '..'))
  if (config.databaseUrl)
    throw new BackupError('DATABASE_URL is a server of yours: restore it with its own tools.')
  const folder = reachableFolder(config.dataFolder, config.dataFolderNamed, databaseIdentity())
  const { rows, tables, seals } = await restore(resolve(source), folder)
  toStdout(
    `Restored to ${folder}: ${rows} rows of ${tables} tables, ${seals} seals walked. Start it: npm start`,
  )
  return true
})
