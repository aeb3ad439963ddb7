import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { markSession, sessionRoster } from '#modules/attendance/attendance.contract.ts'
import { acceptWeek } from '#modules/timetable/seats.contract.ts'
import { findSession } from '#modules/timetable/sessions.contract.ts'
import { scratchFolder, startEmbedded } from '#server/embedded.ts'
import { migrate } from '#server/migrate.ts'
import { type Persona, testAppOn } from '../support/app.ts'
import { type Server, startServer } from '../support/server.ts'
import { arrange } from '../support/week.ts'

const kills = 20
const zone = 'America/New_York'

let server: Server
let director: Persona
/** Pairs of sessions that are booked together, all or none. */
let pairs: [string, string][]
let clients: string[]
/** Sessions that go on now, with the same twelve people. */
let running: string[]

beforeAll(async () => {
  const folder = scratchFolder('crash')
  const database = await startEmbedded({ folder })
  await migrate(database.url)
  const t = await testAppOn(database.url)
  t.clock.now = Temporal.Now.instant()
  const make = arrange(t)
  const siteId = await t.site()
  director = await t.staff('director', siteId)
  const { versionId } = await make.program(siteId)
  const now = t.clock.now.toZonedDateTimeISO(zone)
  const at = (days: number) => now.add({ days }).toPlainDate().toString()
  clients = []
  for (let i = 0; i < 12; i++) {
    const clientId = await make.client(siteId, { familyName: `Crash${i}` })
    await make.episode(director, { siteId, clientId, versionId, admittedOn: at(-30) })
    clients.push(clientId)
  }
  const evening = (days: number) =>
    make.session({ siteId, on: at(days), starts: '18:00', minutes: 60, capacity: 12 })
  pairs = []
  for (let i = 0; i < 20; i++) pairs.push([await evening(2 * i + 1), await evening(2 * i + 2)])
  running = []
  for (let i = 0; i < 3; i++) {
    const begun = now.subtract({ hours: 1 + 3 * i })
    const id = await make.session({
      siteId,
      on: begun.toPlainDate().toString(),
      starts: begun.toPlainTime().toString({ smallestUnit: 'minute' }),
      minutes: 120,
    })
    for (const c of clients) await make.seat(id, c)
    running.push(id)
  }
  await t.close()
  await database.stop()
  server = await startServer({ folder })
})
afterAll(async () => {
  await server.stop()
  server.forget()
})

const send = (method: string, path: string, body?: unknown) =>
  fetch(`${server.address}/api${path}`, {
    method,
    headers: { cookie: director.cookie, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

/** What the server said yes to; only that must be there afterwards. */
const acknowledged = { pairs: new Set<string>(), minutes: new Map<string, number>() }
const sent = { minutes: 0, next: 0, answered: 0, touched: new Set<[string, string]>() }
let stopped = false

async function takeSeats() {
  while (!stopped) {
    const i = sent.next++
    const [pair, clientId] = [pairs[i % pairs.length], clients[Math.floor(i / pairs.length) % clients.length]]
    if (!pair || !clientId) continue
    try {
      const answer = await send('POST', acceptWeek.path.replace(':clientId', clientId), {
        sessionIds: pair,
        anyTrack: true,
      })
      sent.answered++
      sent.touched.add(pair)
      if (answer.ok) acknowledged.pairs.add(`${clientId} ${pair[0]} ${pair[1]}`)
    } catch {
      return
    }
  }
}

async function mark(sessionId: string) {
  while (!stopped) {
    const minutes = 1 + (++sent.minutes % 119)
    try {
      const marks = clients.map((clientId) => ({ clientId, mark: 'late', attendedMinutes: minutes }))
      const answer = await send('PUT', markSession.path.replace(':sessionId', sessionId), { marks })
      if (answer.ok) acknowledged.minutes.set(sessionId, minutes)
      else expect([answer.status, await answer.text()]).toEqual([200, ''])
      unanswered.delete(sessionId)
    } catch {
      unanswered.set(sessionId, minutes)
      return
    }
  }
}
/** The one command per session whose answer never came: it may stand or not, but whole. */
const unanswered = new Map<string, number>()

async function everythingIsThere(round: number, of = pairs) {
  const seats = new Set<string>()
  for (const id of of.flat()) {
    const { seats: taken } = z.decode(findSession.output, await (await send('GET', `/sessions/${id}`)).json())
    for (const s of taken) if (s.status === 'taken') seats.add(`${s.clientId} ${id}`)
  }
  const lost = [...acknowledged.pairs].filter((key) => {
    const [client, a, b] = key.split(' ')
    if (!of.some((pair) => pair[0] === a)) return false
    return !seats.has(`${client} ${a}`) || !seats.has(`${client} ${b}`)
  })
  expect([round, 'lost', lost]).toEqual([round, 'lost', []])
  const torn = of.flatMap(([a, b]) =>
    clients.filter((c) => seats.has(`${c} ${a}`) !== seats.has(`${c} ${b}`)),
  )
  expect([round, 'torn', torn]).toEqual([round, 'torn', []])
  for (const id of running) {
    const roster = z.decode(sessionRoster.output, await (await send('GET', `/sessions/${id}/roster`)).json())
    const minutes = [...new Set(roster.rows.map((r) => r.minutes))]
    expect([round, 'torn roster', minutes.length]).toEqual([round, 'torn roster', 1])
    const possible = [acknowledged.minutes.get(id) ?? 0, ...(unanswered.has(id) ? [unanswered.get(id)] : [])]
    expect([round, possible.includes(minutes[0] ?? -1), possible, minutes]).toEqual([
      round,
      true,
      possible,
      minutes,
    ])
    acknowledged.minutes.set(id, minutes[0] ?? 0)
  }
  unanswered.clear()
}

test(`killed with -9 in the middle of work ${kills} times: nothing acknowledged is lost, nothing is torn`, {
  timeout: 240_000,
}, async () => {
  let chance = 20261121
  for (let round = 1; round <= kills; round++) {
    stopped = false
    const work = Promise.allSettled([...running.map(mark), takeSeats(), takeSeats(), takeSeats()])
    chance = (chance * 48_271) % 2_147_483_647
    // A slow machine is given the time to be in the middle of something.
    const before = sent.answered
    while (sent.answered < before + 5) await wait(10)
    await wait(chance % 300)
    await server.stop('SIGKILL')
    stopped = true
    const failed = (await work).filter((r) => r.status === 'rejected')
    expect(failed).toEqual([])
    server = await startServer({ folder: server.folder })
    await everythingIsThere(round, [...sent.touched])
    sent.touched.clear()
  }
  await everythingIsThere(kills)
  // The work was real.
  expect(acknowledged.pairs.size).toBeGreaterThan(60)
  expect(sent.minutes).toBeGreaterThan(100)
})
