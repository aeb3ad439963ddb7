/**
 * `npm run verify` walks the audit's chain and says what no longer fits, and where.
 *
 *   npm run verify                     the programme's database, running or not
 *   npm run verify -- --heads=FILE     and compares it with the day heads that were kept outside (FOOTBRIDGE_AUDIT_HEADS)
 */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { openDb } from '#server/db.ts'
import { readHeads } from '#server/heads.ts'
import { isMigrated } from '#server/migrate.ts'
import { command, reach, UsageError } from '#server/reach.ts'
import { toStdout } from '#server/run.ts'
import { type Finding, lostHeads, verifyAudit } from '#server/seal.ts'

await command(async (args) => {
  const file = headsFile(args)
  const heads = file === null ? [] : readHeads(readFileSync(file, 'utf8'))
  const { url, stop } = await reach(process.env)
  const db = openDb(url, { owner: true, max: 1 })
  try {
    const applied = async (text: string) => (await sql.raw<{ name: string }>(text).execute(db)).rows
    if (!(await isMigrated(applied)))
      throw new UsageError('The database is of another release. Start Footbridge once, then try again.')
    const { seals, rows, unsealed, findings } = await verifyAudit(db)
    const lost = await lostHeads(db, heads)
    for (const finding of findings) toStdout(said(finding))
    for (const h of lost)
      toStdout(`The head kept on ${h.day} (seal ${h.seal}) is not in the chain: it was rewritten.`)
    const kept = file === null ? '' : `, ${heads.length} kept heads`
    toStdout(`Walked ${seals} seals over ${rows} rows${kept}; ${unsealed} newer rows are not sealed yet.`)
    const sound = findings.length + lost.length === 0
    if (sound) toStdout('Nothing was changed, removed or added.')
    return sound
  } finally {
    await db.destroy()
    await stop()
  }
})

function headsFile(args: readonly string[]): string | null {
  const [first, ...more] = args
  if (first === undefined) return null
  const file = /^--heads=(.+)$/.exec(first)?.[1]
  if (!file || more.length) throw new UsageError('Usage: npm run verify [-- --heads=FILE]')
  return file
}

function said(finding: Finding): string {
  const where = `seal ${finding.seal} of ${finding.sealedAt.toString({ smallestUnit: 'second' })}`
  if (finding.table === 'audit.seal')
    return finding.what === 'chain'
      ? `${where}: does not follow the seal before it; one was removed or changed.`
      : `${where}: its own hash does not fit what it holds.`
  const row = finding.id ? `row ${finding.id}` : 'the only row'
  const place = `${finding.table}, ${where}, place ${finding.position + 1}`
  switch (finding.what) {
    case 'changed':
      return `${place}: ${row} is not what it was.`
    case 'missing':
      return `${place}: a row is missing beside ${row}.`
    case 'added':
      return `${place}: ${row} was added afterwards.`
  }
}
