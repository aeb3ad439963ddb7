import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { markSession } from '#modules/attendance/attendance.contract.ts'
import { signGroupNote } from '#modules/notes/composer/composer.contract.ts'
import { type Persona, type TestApp, testApp } from './support/app.ts'
import { cards, deliver, thatEvening, topic } from './support/notes.ts'
import { arrange } from './support/week.ts'

/** What one command for twelve people may cost: sign-in, begin and commit included. */
const most = 8

let t: TestApp
let siteId: string
let lead: Persona
beforeAll(async () => {
  t = await testApp()
  siteId = await t.site()
  await arrange(t).program(siteId)
})
beforeEach(async () => {
  t.clock.now = Temporal.Instant.from(thatEvening)
  lead = await t.staff('therapist', siteId)
})
afterAll(() => t.close())

/** Every message to the database while something is done, as its text. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return asked.mock.calls.map(([q]) => {
      const { text } = typeof q === 'string' ? { text: q } : (q as { text: string })
      return text.trim().replace(/\s+/g, ' ').slice(0, 80)
    })
  } finally {
    asked.mockRestore()
  }
}

const twelve = Array.from({ length: 12 }, () => 'present' as const)

test('a roster of twelve is marked in at most eight statements', async () => {
  const { sessionId, clientIds } = await deliver(t, lead, { siteId, marks: twelve, closed: false })
  const marks = clientIds.map((clientId) => ({ clientId, mark: 'late' as const, attendedMinutes: 60 }))
  const statements = await statementsOf(() => t.ok(markSession, { sessionId, marks }, lead))
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most)
})

test('a group note of twelve is signed in at most eight statements', async () => {
  const { sessionId, clientIds } = await deliver(t, lead, { siteId, marks: twelve })
  const note = { sessionId, shared: topic, sharedVersion: 0, cards: cards(clientIds) }
  const statements = await statementsOf(() => t.ok(signGroupNote, note, lead))
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most)
})

test('a trainee’s group note of twelve costs no more for each person who waits for a co-signature', async () => {
  const trainee = await t.staff('therapist', siteId, { label: 'Intern', supervised: true })
  const signing = async (people: number) => {
    const { sessionId, clientIds } = await deliver(t, trainee, { siteId, marks: twelve.slice(0, people) })
    const note = { sessionId, shared: topic, sharedVersion: 0, cards: cards(clientIds) }
    return statementsOf(() => t.ok(signGroupNote, note, trainee))
  }
  const [two, all] = [await signing(2), await signing(12)]
  expect(all.length, all.join('\n')).toBe(two.length)
})
