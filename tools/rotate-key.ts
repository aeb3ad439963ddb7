import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sealedFor } from '../src/modules/access/factors/sealed.ts'
import { readConfig } from '../src/server/config.ts'
import { openDb } from '../src/server/db.ts'
import { startEmbedded } from '../src/server/embedded.ts'
import { keyFileOf, newKey, openSecrets } from '../src/server/secrets.ts'

/**
 * `npm run rotate-key`, while Footbridge is stopped: puts a new key before the old one in the key file (with FOOTBRIDGE_KEY
 * the operator has done so), and seals every secret anew. The old key may then be removed.
 */
const config = readConfig(process.env, join(import.meta.dirname, '..'))
const embedded = config.databaseUrl
  ? null
  : await startEmbedded({ folder: config.dataFolder, named: config.dataFolderNamed })
const folder = embedded?.folder ?? config.dataFolder
try {
  if (!config.key) {
    openSecrets(folder, undefined)
    const file = keyFileOf(folder)
    writeFileSync(`${file}.new`, `${newKey()}\n${readFileSync(file, 'utf8')}`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const secrets = openSecrets(folder, config.key)
  const db = openDb(embedded?.url ?? config.databaseUrl ?? '', { max: 1 })
  const anew = (text: string | null, of: string) => text && secrets.seal(secrets.open(text, of), of)
  const rows = await db.selectFrom('totp').select(['account_id', 'secret', 'next_secret']).execute()
  for (const { account_id: id, secret, next_secret: next } of rows)
    await db
      .updateTable('totp')
      .set({ secret: anew(secret, sealedFor(id)), next_secret: anew(next, sealedFor(id)) })
      .where('account_id', '=', id)
      .execute()
  await db.destroy()
  process.stdout.write(`${rows.length} secrets sealed anew. The older keys are no longer needed for them.\n`)
} finally {
  await embedded?.stop()
}
