import { sql } from 'kysely'
import { type Db, openDb } from '#server/db.ts'
import { markAsDemo } from '#server/demoMark.ts'
import { seededRandom } from '#simulate/random.ts'
import { startServer } from '../tests/support/server.ts'
import { browser, type Figures, measure, shot } from './load.ts'
import { databaseUrlOf } from './programme.ts'
import { measurePeers, type PeerFigures } from './raw.ts'
import { readsFilledBy } from './reads.ts'
import { groupNote, markAll, type Scenario, type Scene, scenarios } from './scenarios.ts'
import type { Cohort } from './scene.ts'
import { settled, stage } from './stage.ts'

/** As many users at once as a busy hour of a large programme has, and one. */
export const concurrencies = [1, 16] as const
export type Concurrency = (typeof concurrencies)[number]

export type Measured = {
  counts: Record<string, number>
  peers: Record<Concurrency, PeerFigures>
  scenarios: { scenario: Scenario; figures: Record<Concurrency, Figures> }[]
  /** Of so many commands at once on the same roster, how many succeeded. */
  together: { sent: number; succeeded: number; torn: number }
  /** Every reading of the programme, one user. */
  reads: { path: string; figures: Figures }[]
  leftOut: string[]
}

type Options = { seconds: number; say: (line: string) => void }

/** Runs everything on one prepared folder: the programme as `npm start` runs it, then its raw peers, in turn. */
export async function measureProgramme(folder: string, options: Options): Promise<Measured> {
  const { seconds, say } = options
  const server = await startServer({ folder })
  // Its people come in by one-time links alone.
  await markAsDemo(databaseUrlOf(folder))
  const db = openDb(databaseUrlOf(folder))
  try {
    await settled(db)
    say('assembling people and sessions to measure with')
    const { scene, ids } = await stage(db, server.address, { signings: seconds * 250 })
    const peers = {} as Measured['peers']
    for (const users of concurrencies) {
      say(`raw peers, ${users} at once`)
      peers[users] = await measurePeers(databaseUrlOf(folder), rawMaterial(scene), {
        users,
        seconds,
      })
    }
    const measured: Measured['scenarios'] = []
    for (const scenario of scenarios(scene)) {
      say(scenario.name)
      const figures = {} as Record<Concurrency, Figures>
      for (const users of concurrencies)
        figures[users] = await load(server.address, scenario, { users, seconds })
      measured.push({ scenario, figures })
    }
    const together = await sixteenTogether(db, server.address, scene.cohorts[0]!)
    const { reads, leftOut } = await everyRead(server.address, scene.cookie, ids, seconds / 4)
    return { counts: await countRows(db), peers, scenarios: measured, together, reads, leftOut }
  } finally {
    await db.destroy()
    await server.stop()
  }
}

async function load(
  address: string,
  { shots }: Scenario,
  { users, seconds }: { users: number; seconds: number },
) {
  const browsers = Array.from({ length: users }, () => browser(address))
  try {
    return await measure(
      async (user) => {
        const sent = shots(user)
        if (sent) await browsers[user]!.go(sent)
        return sent !== undefined
      },
      { users, seconds },
    )
  } finally {
    for (const b of browsers) b.close()
  }
}

function rawMaterial(scene: Scene) {
  const { clientIds } = scene.cohorts[0]!
  const { shared, cards } = groupNote(seededRandom('raw'), clientIds)
  return { sessionIds: scene.sessionIds, clientIds, shared, cards: cards.map((c) => c.card) }
}

/** Sixteen people mark the same roster of twelve in the same moment, again and again: all succeed, and none is torn. */
async function sixteenTogether(db: Db, address: string, cohort: Cohort): Promise<Measured['together']> {
  const random = seededRandom('together')
  const people = Array.from({ length: 16 }, () => browser(address))
  const result = { sent: 0, succeeded: 0, torn: 0 }
  for (let round = 0; round < 10; round++) {
    const done = await Promise.allSettled(people.map((p) => p.go([markAll(random, cohort)])))
    result.sent += done.length
    result.succeeded += done.filter((d) => d.status === 'fulfilled').length
    const minutes = await db
      .selectFrom('attendance')
      .select('minutes')
      .distinct()
      .where('session_id', '=', cohort.open)
      .execute()
    if (minutes.length !== 1) result.torn++
  }
  for (const p of people) p.close()
  return result
}

async function everyRead(address: string, cookie: string, ids: Record<string, string>, seconds: number) {
  const { reads, leftOut } = readsFilledBy(ids)
  const figures: Measured['reads'] = []
  const one = browser(address)
  for (const { endpoint, input } of reads) {
    const request = shot(endpoint, input, cookie)
    const answered = await one.go([request]).catch(() => null)
    if (!answered) {
      leftOut.push(endpoint.path)
      continue
    }
    const act = async () => (await one.go([request])).length > 0
    figures.push({ path: endpoint.path, figures: await measure(act, { users: 1, seconds, warmUp: 0.1 }) })
  }
  one.close()
  return { reads: figures.sort((a, b) => b.figures.p95 - a.figures.p95), leftOut }
}

async function countRows(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from client) as clients,
      (select count(*) from episode where discharged_on is null) as "admitted now",
      (select count(*) from session) as sessions, (select count(*) from attendance) as marks,
      (select count(*) from note) as notes, (select count(*) from audit.change) as "audit rows",
      (select round(pg_database_size(current_database()) / 1e6)::int) as "MB"`.execute(db)
  return rows[0] ?? {}
}
