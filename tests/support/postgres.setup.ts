import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { scratchFolder, startEmbedded } from '../../src/server/embedded.ts'
import { migrate } from '../../src/server/migrate.ts'

/** One real PostgreSQL for the whole run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject) {
  const folder = scratchFolder('test')
  // A throw-away database need not survive a power cut; everything else is as in production.
  const db = await startEmbedded({ folder, settings: { fsync: 'off', max_connections: '200' } })
  await migrate(db.url)
  project.provide('postgresUrl', db.url)
  return async () => {
    await db.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
