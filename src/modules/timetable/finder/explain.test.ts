import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SessionKind, Track } from '#modules/program/program.ts'
import { usualPreference } from '../ownWeek.ts'
import { explain, waysOut } from './explain.ts'
import {
  numbersOf,
  obstacleOf,
  problemOf,
  type Relaxation,
  type SessionFact,
  type WeekFacts,
} from './facts.ts'
import { findBestWeek, findWeeks } from './search.ts'

const zone = 'America/New_York'
const monday = Temporal.PlainDate.from('2026-03-02')
const time = Temporal.PlainTime.from

type Plan = {
  id?: string
  /** 0 Monday. */
  day: number
  starts: string
  minutes?: number
  kind?: SessionKind
  byVideo?: boolean
  track?: Track
  stages?: string[]
  free?: number
  taken?: boolean
}
let n = 0
function session(p: Plan, week = monday): SessionFact {
  const localOn = week.add({ days: p.day })
  const startsAt = localOn.toZonedDateTime({ timeZone: zone, plainTime: time(p.starts) }).toInstant()
  return {
    id: p.id ?? `s${String(++n).padStart(4, '0')}`,
    kind: p.kind ?? 'therapy_group',
    startsAt,
    endsAt: startsAt.add({ minutes: p.minutes ?? 180 }),
    localOn,
    byVideo: p.byVideo ?? false,
    group: { track: p.track ?? 'evening', stages: p.stages ?? [] },
    countsToward: ['level_of_care'],
    free: p.free ?? 3,
    taken: p.taken ?? false,
    own: false,
  }
}
const facts = (more: Partial<WeekFacts> = {}): WeekFacts => ({
  monday,
  timeZone: zone,
  now: Temporal.Instant.from('2026-03-01T12:00:00Z'),
  sessions: [],
  busy: [],
  preference: usualPreference,
  client: { stage: 'engagement', track: 'evening', admittedOn: Temporal.PlainDate.from('2026-02-02') },
  prescribed: { minutes: 540, daysMin: 3, daysMax: 4, mix: {} },
  ...more,
})
const evenings = (days: number[], more: Partial<Plan> = {}) =>
  days.map((day) => session({ day, starts: '18:00', ...more }))
const busy = (weekday: number, from: string, until: string, id = `b${weekday}`) => ({
  id,
  kind: 'work' as const,
  weekday,
  from: time(from),
  until: time(until),
  note: '',
})
const daysOf = (f: WeekFacts) => findWeeks(problemOf(numbersOf(f))).map((w) => w.days)

describe('the week of a client', () => {
  test('three evenings of three hours reach nine hours, on every choice of three days', () => {
    expect(daysOf(facts({ sessions: evenings([0, 1, 2, 3]) }))).toEqual([
      [0, 1, 2],
      [0, 1, 3],
      [0, 2, 3],
      [1, 2, 3],
    ])
  })
  test('work until six leaves the evening, with half an hour of travel it does not', () => {
    const sessions = evenings([0, 1, 2])
    const work = [1, 2, 3, 4, 5].map((d) => busy(d, '09:00', '18:00'))
    expect(daysOf(facts({ sessions, busy: work }))).toEqual([[0, 1, 2]])
    const preference = { ...usualPreference, travelMinutes: 30 }
    expect(daysOf(facts({ sessions, busy: work, preference }))).toEqual([])
    const byVideo = evenings([0, 1, 2], { byVideo: true })
    expect(
      daysOf(facts({ sessions: byVideo, busy: work, preference: { ...preference, videoAllowed: true } })),
    ).toEqual([[0, 1, 2]])
  })
  test('the preferred part of the day is chosen first, at the price of a day more', () => {
    const sessions = [
      ...[0, 1, 2].map((day) => session({ day, starts: '10:00' })),
      ...[0, 1, 2, 3].map((day) => session({ day, starts: '18:00', minutes: 135 })),
    ]
    const preference = { ...usualPreference, preferredPart: 'evening' as const }
    const [best] = findWeeks(problemOf(numbersOf(facts({ sessions, preference }))))
    expect(best).toMatchObject({ days: [0, 1, 2, 3], minutes: 540, cost: { conflicts: 0 } })
  })
  test('R15 a seat the client has stays, and nothing is proposed over it', () => {
    const sessions = [
      session({ id: 'own', day: 0, starts: '17:00', minutes: 60, kind: 'individual', taken: true }),
      ...evenings([0, 1, 2, 3]),
      session({ id: 'over', day: 0, starts: '17:30', minutes: 60 }),
    ]
    const problem = problemOf(numbersOf(facts({ sessions })))
    for (const week of findWeeks(problem)) {
      const ids = week.picks.map((i) => problem.candidates[i]?.id)
      expect(ids).toContain('own')
      expect(ids).not.toContain('over')
    }
  })
  test('what has begun, another stage, another track and before admission are no seats', () => {
    const f = facts({
      now: Temporal.Instant.from('2026-03-02T23:30:00Z'),
      client: { ...facts().client, admittedOn: monday.add({ days: 2 }) },
      sessions: [
        session({ day: 0, starts: '18:00' }),
        session({ day: 1, starts: '18:00' }),
        session({ day: 2, starts: '18:00', stages: ['late'] }),
        session({ day: 3, starts: '18:00', track: 'day' }),
        session({ day: 4, starts: '18:00', track: 'video', byVideo: true }),
        session({ day: 5, starts: '18:00', free: 0 }),
      ],
    })
    const numbers = numbersOf(f)
    expect(numbers.sessions.map((s) => obstacleOf(numbers, s, []))).toEqual([
      'begun',
      'not_admitted',
      'stage',
      'track',
      'video',
      'full',
    ])
  })
  test('busy times stay where they are on the wall clock in both clock-change weeks, and in the client’s own zone', () => {
    for (const week of ['2026-03-02', '2026-03-09', '2026-10-26', '2026-11-02'].map((d) =>
      Temporal.PlainDate.from(d),
    )) {
      const sessions = [0, 1, 2, 6].map((day) => session({ day, starts: '18:00' }, week))
      const f = facts({
        monday: week,
        sessions,
        now: sessions[0]!.startsAt.subtract({ hours: 24 }),
        busy: [busy(7, '17:00', '18:00'), busy(1, '18:00', '18:30')],
      })
      expect(daysOf(f)).toEqual([[1, 2, 6]])
      // Six in New York is midnight in Berlin, but 23:00 in the weeks between the two clock changes.
      const abroad = {
        ...f,
        preference: { ...usualPreference, timeZone: 'Europe/Berlin' },
        busy: [busy(1, '22:30', '23:30')],
      }
      const between = ['2026-03-09', '2026-10-26'].includes(week.toString())
      expect(daysOf(abroad)[0]).toEqual(between ? [1, 2, 6] : [0, 1, 2])
    }
  })
})

describe('why there is no week', () => {
  test('an empty week is not the same as taken seats', () => {
    expect(explain(numbersOf(facts()))).toMatchObject({ cause: 'nothing_planned', most: null, waysOut: [] })
    const full = evenings([0, 1, 2]).map((s, i) => ({ ...s, free: i === 1 ? 0 : 3 }))
    const said = explain(numbersOf(facts({ sessions: full })))
    expect(said).toMatchObject({ cause: 'seats_taken', most: { minutes: 360 } })
    expect(said.waysOut.map((w) => w.relaxations)).toEqual([[{ kind: 'seat', sessionId: full[1]?.id }]])
    expect(explain(numbersOf(facts({ sessions: evenings([0, 1]) })))).toMatchObject({ cause: 'no_week' })
  })
  test('names what would have to change: video, another track, a busy time, a day more', () => {
    const sessions = [
      ...evenings([0, 1]),
      session({ day: 2, starts: '18:00', track: 'video', byVideo: true }),
      session({ day: 3, starts: '10:00', track: 'day' }),
      session({ day: 4, starts: '18:00' }),
    ]
    const said = explain(numbersOf(facts({ sessions, busy: [busy(5, '17:00', '20:00', 'late shift')] })))
    expect(said.waysOut.map((w) => w.relaxations)).toEqual([
      [{ kind: 'video' }],
      [{ kind: 'track', track: 'day' }],
      [{ kind: 'busy', busyId: 'late shift' }],
    ])
    expect(said).toMatchObject({ cause: 'no_week', most: { minutes: 360 }, sessions: { usable: 2, busy: 1 } })
  })
  test('asks for no shorter a travel than is needed', () => {
    const f = facts({
      sessions: evenings([0, 1, 2]),
      busy: [1, 2, 3].map((d) => busy(d, '09:00', '17:40')),
      preference: { ...usualPreference, travelMinutes: 45 },
    })
    expect(waysOut(numbersOf(f)).map((w) => w.relaxations)).toEqual([[{ kind: 'travel', minutes: 20 }]])
  })
  test('two things at once where one does not do', () => {
    const f = facts({
      sessions: [...evenings([0]), ...evenings([1], { free: 0 }), ...evenings([2], { byVideo: true })],
    })
    expect(waysOut(numbersOf(f)).map((w) => w.relaxations.map((r) => r.kind))).toEqual([['video', 'seat']])
  })
})

const drawn = fc.record({
  plans: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 4 }),
      starts: fc.constantFrom('09:00', '13:00', '18:00', '19:30'),
      minutes: fc.constantFrom(90, 180),
      byVideo: fc.boolean(),
      track: fc.constantFrom<Track>('day', 'evening', 'evening', 'video'),
      free: fc.constantFrom(0, 2, 2),
    }),
    { maxLength: 9 },
  ),
  busy: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(8, 12, 17)), { maxLength: 3 }),
  travelMinutes: fc.constantFrom(0, 30, 60),
  daysMax: fc.integer({ min: 2, max: 4 }),
})

describe('ways out', () => {
  test('each leads to a week, none asks for more than it needs, and no single thing that helps is left out', () => {
    let seen = 0
    fc.assert(
      fc.property(drawn, (d) => {
        const f = facts({
          sessions: d.plans.map((p, i) => session({ ...p, id: `s${i}` })),
          busy: d.busy.map(([weekday, hour], i) =>
            busy(weekday, `${String(hour).padStart(2, '0')}:00`, `${hour + 3}:00`, `b${i}`),
          ),
          preference: { ...usualPreference, travelMinutes: d.travelMinutes },
          prescribed: { minutes: 360, daysMin: 2, daysMax: d.daysMax, mix: {} },
        })
        const numbers = numbersOf(f)
        const works = (relaxed: Relaxation[]) => findBestWeek(problemOf(numbers, relaxed)) !== undefined
        if (works([])) return
        const found = waysOut(numbers, 1000)
        seen += found.length
        for (const { relaxations } of found) {
          expect(works(relaxations)).toBe(true)
          for (const left of relaxations) expect(works(relaxations.filter((r) => r !== left))).toBe(false)
        }
        const every: Relaxation[] = [
          { kind: 'video' },
          ...(['day', 'weekend'] as const).map((track) => ({ kind: 'track', track }) as const),
          ...f.sessions.map((s) => ({ kind: 'seat', sessionId: s.id }) as const),
          ...f.busy.map((b) => ({ kind: 'busy', busyId: b.id }) as const),
          { kind: 'day', daysMax: d.daysMax + 1 },
          { kind: 'travel', minutes: 0 },
        ]
        const kinds = found.filter((w) => w.relaxations.length === 1).map((w) => nameOf(w.relaxations[0]!))
        for (const r of every.filter((r) => works([r]))) expect(kinds).toContain(nameOf(r))
      }),
      { numRuns: 120 },
    )
    expect(seen).toBeGreaterThan(20)
  }, 30_000)
})
const nameOf = (r: Relaxation) =>
  r.kind === 'seat' ? r.sessionId : r.kind === 'busy' ? r.busyId : r.kind === 'track' ? r.track : r.kind
