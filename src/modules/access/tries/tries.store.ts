import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'

export type Try = {
  key: string
  failures: number
  lastAt: Temporal.Instant
  waitUntil: Temporal.Instant | null
}

/** The counts of these keys, held until the transaction ends: guesses at one account follow one another. */
export async function holdTries(tx: Tx, keys: readonly string[], now: Temporal.Instant): Promise<Try[]> {
  const { rows } = await sql<Try>`
    insert into sign_in_try as t (key, last_at) select key, ${now} from unnest(${keys}::text[]) key
    on conflict (key) do update set key = excluded.key
    returning t.key, t.failures, t.last_at as "lastAt", t.wait_until as "waitUntil"`.execute(tx)
  return rows
}

export async function saveTry(tx: Tx, { key, failures, lastAt, waitUntil }: Try) {
  await tx
    .updateTable('sign_in_try')
    .set({ failures, last_at: lastAt, wait_until: waitUntil })
    .where('key', '=', key)
    .execute()
}

export async function dropTries(tx: Tx, keys: readonly string[]) {
  await tx.deleteFrom('sign_in_try').where('key', 'in', keys).execute()
}
