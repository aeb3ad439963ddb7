import { randomUUIDv7 } from 'node:crypto'
import type { Db } from './db.ts'
import type { Platform } from './door.ts'
import { subscribers } from './routes.ts'

/** The platform of a running process. This is the one file that reads the clock and makes random ids. */
export const livePlatform = (db: Db): Platform => ({
  db,
  now: () => Temporal.Now.instant(),
  newId: randomUUIDv7,
  subscribers,
})
