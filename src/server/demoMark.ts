import { sql } from 'kysely'
import { openDb } from './db.ts'

/**
 * Says of a database that it is a demo, where one-time links are a whole sign-in and made-up people unlock by one press.
 * Needs the database owner's rights, which the running programme does not use.
 */
export async function markAsDemo(url: string): Promise<void> {
  const owner = openDb(url, { owner: true, max: 1 })
  try {
    await sql`update installation set demo = true`.execute(owner)
  } finally {
    await owner.destroy()
  }
}
