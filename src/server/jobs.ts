import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { type Ctx, nobody, type Platform, transact } from './door.ts'

/**
 * Work that a schedule starts, run by the worker in one transaction each. Job data hold ids only, never health data.
 */
export type Schedule = {
  readonly name: string
  /** Cron in UTC; what depends on a site's night asks the site's zone inside. */
  readonly cron: string
  readonly run: (ctx: Ctx) => Promise<void>
}

/** Starts taking jobs. @returns how to stop: running jobs are finished first. */
export async function startJobs(options: {
  url: string
  platform: Platform
  schedules: readonly Schedule[]
  log: Logger
}): Promise<() => Promise<void>> {
  const { platform, schedules, log } = options
  const boss = new PgBoss({ connectionString: options.url, schema: 'pgboss', max: 4 })
  boss.on('error', (error) =>
    log.error({ err: { type: error.name, code: (error as { code?: string }).code } }, 'jobs'),
  )
  await boss.start()
  for (const s of schedules) {
    await boss.createQueue(s.name, { retryLimit: 3, retryBackoff: true, policy: 'short' })
    await boss.work(s.name, async ([job]) => {
      await transact(platform, nobody, job?.id ?? s.name, s.run)
      log.info({ job: s.name, id: job?.id }, 'done')
    })
    await boss.schedule(s.name, s.cron, {}, { tz: 'UTC' })
    await boss.send(s.name, {})
  }
  return () => boss.stop({ graceful: true, timeout: 10_000 })
}
