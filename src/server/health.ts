import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Platform } from './door.ts'
import { isMigrated } from './migrate.ts'

/** A worker that was not heard of for this long counts as gone. */
const heartbeatSeconds = 45

/** `/healthz`: the process answers. `/readyz`: the database answers, is migrated, and a worker takes jobs. */
export async function healthRoutes(app: FastifyInstance, { db }: Platform) {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const checks = await readiness(db)
    const ready = Object.values(checks).every(Boolean)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks })
  })
}

async function readiness(db: Platform['db']) {
  try {
    const migrations = await isMigrated(
      async (text) => (await sql.raw<{ name: string }>(text).execute(db)).rows,
    )
    const alive = await sql<{ alive: boolean }>`
      select exists (select from worker_heartbeat where at > now() - make_interval(secs => ${heartbeatSeconds})) as alive`.execute(
      db,
    )
    return { database: true, migrations, jobs: alive.rows[0]?.alive ?? false }
  } catch {
    return { database: false, migrations: false, jobs: false }
  }
}
