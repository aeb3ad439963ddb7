import { randomUUIDv7 } from 'node:crypto'
import type { Db } from './db.ts'
import type { Platform } from './door.ts'
import { subscribers } from './routes.ts'

/** The present moment. */
export const clock = (): Temporal.Instant => Temporal.Now.instant()

/** The platform of a running process. This is the one file that reads the clock and makes random ids. */
export const livePlatform = (db: Db): Platform => ({
  db,
  now: clock,
  newId: randomUUIDv7,
  subscribers,
})
