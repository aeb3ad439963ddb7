/**
 * `npm run backup -- FOLDER` copies the programme's embedded database into a new folder, while people go on working, then
 * starts the copy, reads every row and walks its audit. `npm run backup -- --check FOLDER` does the latter again.
 */
import { resolve } from 'node:path'
import { BackupError, backup, checkBackup } from '#server/backup.ts'
import { clock } from '#server/platform.ts'
import { command, reach, UsageError } from '#server/reach.ts'
import { toStdout } from '#server/run.ts'
import { version } from '#server/start.ts'

await command(async (args) => {
  const check = args[0] === '--check'
  const [folder, ...more] = check ? args.slice(1) : args
  if (!folder || folder.startsWith('-') || more.length)
    throw new UsageError('Usage: npm run backup -- FOLDER, or npm run backup -- --check FOLDER')
  const target = resolve(folder)
  const said = ({ files, tables, rows, seals }: Awaited<ReturnType<typeof checkBackup>>) =>
    toStdout(
      `${target}: ${files} files; started, ${rows} rows of ${tables} tables read, ${seals} seals walked.`,
    )
  if (check) {
    said(await checkBackup(target))
    return true
  }
  const { url, folder: data, stop } = await reach(process.env)
  if (!data)
    throw new BackupError(
      'DATABASE_URL is a server of yours: back it up with its own tools (pg_dump, pgBackRest).',
    )
  try {
    said(await backup({ url, folder: data, version, now: clock() }, target))
  } finally {
    await stop()
  }
  return true
})
