import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '#kit/problem.ts'
import { fourStages } from '#modules/program/preset.ts'
import { releaseSeat, takeSeats } from '#modules/timetable/seats.actions.ts'
import { cancelSession } from '#modules/timetable/sessions.actions.ts'
import type { Ctx } from '#server/door.ts'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { arrange } from '../../../tests/support/week.ts'
import { closeRoster, markRoster, roster } from './attendance.actions.ts'
import { isAttended, marks } from './attendance.ts'
import { weekLedger } from './ledger.actions.ts'
import { noMinutes, type WeekMinutes } from './ledger.ts'
import { closeOverdueRosters } from './outreach.actions.ts'

/**
 * The ledger against a recount, after random weeks lived through the real actions: marking, clearing, correcting, closing,
 * releasing, cancelling, walking in, while the clock goes on.
 */
let t: TestApp
let make: ReturnType<typeof arrange>
beforeAll(async () => {
  t = await testApp()
  make = arrange(t)
})
afterAll(() => t.close())

type World = { by: Persona; sessions: string[]; clients: string[] }

const step = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...marks) },
    {
      weight: 4,
      arbitrary: fc.constantFrom('all', 'clear', 'close', 'release', 'cancel', 'walkIn', 'night'),
    },
  ),
  session: fc.nat(6),
  client: fc.nat(3),
  attended: fc.integer({ min: 1, max: 300 }),
  later: fc.integer({ min: 0, max: 600 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** One thing somebody does. What the programme refuses leaves the week as it was. */
async function live({ by, sessions, clients }: World, s: Step) {
  t.clock.now = t.clock.now.add({ minutes: s.later })
  const [sessionId = '', clientId = ''] = [sessions[s.session], clients[s.client]]
  const why = 'Seen on the sign-in sheet'
  const mark = (given: (typeof marks)[number] | null) => (ctx: Ctx) =>
    markRoster(ctx, { sessionId, marks: [{ clientId, mark: given, attendedMinutes: s.attended }], why })
  const does: Record<Exclude<typeof s.what, (typeof marks)[number]>, (ctx: Ctx) => Promise<unknown>> = {
    all: (ctx) => markRoster(ctx, { sessionId, marks: [], restPresent: true, why }),
    clear: mark(null),
    close: (ctx) => closeRoster(ctx, { sessionId, endedAt: ctx.now.subtract({ minutes: 5 }), why }),
    release: (ctx) => releaseSeat(ctx, { clientId, sessionId }),
    cancel: (ctx) => cancelSession(ctx, { sessionId, reason: 'staff_absent' }),
    walkIn: (ctx) => takeSeats(ctx, { clientId, sessionIds: [sessionId], anyTrack: true }),
    night: closeOverdueRosters,
  }
  const work = Object.hasOwn(does, s.what)
    ? does[s.what as keyof typeof does]
    : mark(s.what as (typeof marks)[number])
  await t.act(by, work).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
  })
}

/** Another way to the same figures: roster by roster, as people see them. */
async function recount({ by, sessions, clients }: World): Promise<Map<string, WeekMinutes>> {
  const counted = new Map(clients.map((id) => [id, { ...noMinutes }]))
  for (const sessionId of sessions) {
    const seen = await t.act(by, (ctx) => roster(ctx, { sessionId }))
    if (!fourStages.counts[seen.session.kind].includes('level_of_care')) continue
    const length = seen.session.startsAt.until(seen.session.endsAt).total('minutes')
    for (const row of seen.rows) {
      const of = counted.get(row.clientId)
      if (!of) throw new Error('a stranger on the roster')
      if (seen.state === 'cancelled') {
        of.programCancelled += length
        continue
      }
      of.scheduled += length
      of.credited += row.minutes
      if (isAttended(row.mark)) of.missed += length - row.minutes
      else if (row.mark === 'absent') of.missed += length
      else if (row.mark === 'excused') of.excused += length
      else if (seen.state === 'closed') of.unmarked += length
      else of.ahead += length
      if (row.isMakeUp) of.madeUp += row.minutes
    }
  }
  return counted
}

test.each([
  ['America/New_York in spring', 'America/New_York', '2026-03-02', '01:00'],
  ['America/New_York in autumn', 'America/New_York', '2026-10-26', '00:30'],
  ['Pacific/Auckland in autumn', 'Pacific/Auckland', '2026-03-30', '01:00'],
  ['Asia/Kolkata, over midnight', 'Asia/Kolkata', '2026-03-02', '23:00'],
])(
  'the ledger equals the sum of the rosters under any correction: %s',
  async (_, zone, start, starts) => {
    const siteId = await t.site({ timeZone: zone })
    const by = await t.staff(['therapist', 'director'], siteId)
    const { versionId } = await make.program(siteId)
    const monday = Temporal.PlainDate.from(start)

    const world = async (): Promise<World> => {
      t.clock.now = monday.toZonedDateTime({ timeZone: zone, plainTime: starts }).toInstant()
      const kinds = [
        'therapy_group',
        'skills',
        'complementary',
        'therapy_group',
        'education',
        'individual',
        'skills',
      ] as const
      const sessions = await Promise.all(
        kinds.map((kind, i) =>
          make.session({
            siteId,
            zone,
            kind,
            on: monday.add({ days: i }).toString(),
            starts,
            minutes: 60 + 30 * i,
          }),
        ),
      )
      const clients: string[] = []
      for (let n = 0; n < 4; n++) {
        const clientId = await make.client(siteId)
        await make.episode(by, {
          siteId,
          clientId,
          versionId,
          admittedOn: monday.subtract({ days: n }).toString(),
        })
        for (const [i, id] of sessions.entries())
          if ((i + n) % 4 > 0)
            await make.seat(id, clientId, i > 0 && (i * n) % 5 === 4 ? (sessions[0] ?? null) : null)
        clients.push(clientId)
      }
      return { by, sessions, clients }
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), async (steps) => {
        const w = await world()
        for (const s of steps) await live(w, s)
        const counted = await recount(w)
        const weeks = await t.act(by, (ctx) => weekLedger(ctx, w.clients, monday))
        expect(weeks.length).toBe(w.clients.length)
        for (const { clientId, minutes } of weeks) {
          expect(minutes).toEqual(counted.get(clientId))
          const { scheduled, credited, excused, missed, ahead, unmarked } = minutes
          expect(credited + excused + missed + ahead + unmarked).toBe(scheduled)
        }
      }),
      { numRuns: 15, interruptAfterTimeLimit: 90_000 },
    )
  },
  120_000,
)
