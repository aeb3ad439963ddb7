import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fourStages } from '#modules/program/preset.ts'
import { sessionKinds } from '#modules/program/program.ts'
import { exemptions, mayCancel, mayHold, mayRelease, maySit, overlaps, type Sitting } from './timetable.ts'

const at = Temporal.Instant.from
const day = Temporal.PlainDate.from
const caps = fourStages.groupCaps

describe('R17 the size of a group', () => {
  test('a therapy group holds twelve, and a thirteenth only with the reason it is exempt', () => {
    const of = (capacity: number, exemption: (typeof exemptions)[number] | null = null) =>
      mayHold({ kind: 'therapy_group', capacity, caps, exemption })
    expect(of(12)).toEqual({ ok: true, exemption: null })
    expect(of(13)).toEqual({ ok: false, reason: 'over_group_cap', cap: 12 })
    expect(of(13, 'multi_family')).toEqual({ ok: true, exemption: 'multi_family' })
  })
  test('education and family groups are exempt, and the reason is recorded', () => {
    const of = (kind: 'education' | 'family') => mayHold({ kind, capacity: 25, caps, exemption: null })
    expect(of('education')).toEqual({ ok: true, exemption: 'education' })
    expect(of('family')).toEqual({ ok: true, exemption: 'multi_family' })
  })
  test('R17 above twelve there is always a recorded reason, and above the cap never without one given', () => {
    const cap = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined })
    fc.assert(
      fc.property(
        fc.constantFrom(...sessionKinds),
        fc.integer({ min: 1, max: 60 }),
        cap,
        fc.option(fc.constantFrom(...exemptions)),
        (kind, capacity, most, exemption) => {
          const decision = mayHold({ kind, capacity, caps: most ? { [kind]: most } : {}, exemption })
          if (decision.ok && capacity > 12) expect(decision.exemption).not.toBeNull()
          expect(decision.ok).toBe(most === undefined || capacity <= most || exemption !== null)
        },
      ),
    )
  })
})

const sitting = (more: {
  session?: Partial<Sitting['session']>
  client?: Partial<Sitting['client']>
  anyTrack?: boolean
  now?: string
}): Sitting => ({
  session: {
    status: 'scheduled',
    endsAt: at('2026-03-04T02:00:00Z'),
    localOn: day('2026-03-03'),
    siteId: 'here',
    byVideo: false,
    rosterClosed: false,
    group: { stages: ['engagement'], track: 'evening' },
    ...more.session,
  },
  client: {
    siteId: 'here',
    videoAllowed: false,
    episode: { stage: 'engagement', track: 'evening', admittedOn: day('2026-02-02') },
    ...more.client,
  },
  now: at(more.now ?? '2026-03-02T14:00:00Z'),
  anyTrack: more.anyTrack ?? false,
})

describe('who may take a seat', () => {
  test('R15 not in a session that is cancelled, over, or whose roster is closed', () => {
    expect(maySit(sitting({ session: { status: 'cancelled' } }))).toBe('session_cancelled')
    expect(maySit(sitting({ now: '2026-03-04T02:00:00Z' }))).toBe('session_over')
    expect(maySit(sitting({ session: { rosterClosed: true } }))).toBe('roster_closed')
    expect(maySit(sitting({ now: '2026-03-04T01:59:00Z' }))).toBeNull()
  })
  test('only who is admitted by that day, in a group of their stage and track', () => {
    expect(maySit(sitting({ client: { episode: null } }))).toBe('not_admitted')
    const later = { stage: 'engagement', track: 'evening' as const, admittedOn: day('2026-03-04') }
    expect(maySit(sitting({ client: { episode: later } }))).toBe('not_admitted')
    expect(maySit(sitting({ session: { group: { stages: ['late'], track: 'evening' } } }))).toBe(
      'other_stage',
    )
    expect(maySit(sitting({ session: { group: { stages: [], track: 'evening' } } }))).toBeNull()
    expect(maySit(sitting({ session: { group: { stages: [], track: 'day' } } }))).toBe('other_track')
    expect(maySit(sitting({ session: { group: { stages: [], track: 'day' } }, anyTrack: true }))).toBeNull()
    const video = { group: { stages: [], track: 'video' as const }, byVideo: true }
    expect(maySit(sitting({ session: video }))).toBe('video_not_agreed')
    expect(maySit(sitting({ session: video, client: { videoAllowed: true } }))).toBeNull()
  })
  test('another site only by video; an individual service asks for no admission', () => {
    expect(maySit(sitting({ session: { siteId: 'there' } }))).toBe('other_site')
    expect(maySit(sitting({ session: { siteId: 'there', byVideo: true } }))).toBeNull()
    expect(maySit(sitting({ session: { group: null }, client: { episode: null } }))).toBeNull()
  })
})

test('a seat is given back before the session begins, and never once it is marked', () => {
  const seat = { status: 'taken' as const, startsAt: at('2026-03-03T23:00:00Z'), marked: false }
  expect(mayRelease(seat, at('2026-03-03T22:59:00Z'))).toBeNull()
  expect(mayRelease(seat, at('2026-03-03T23:00:00Z'))).toBe('session_begun')
  expect(mayRelease({ ...seat, marked: true }, at('2026-03-03T22:00:00Z'))).toBe('already_marked')
  expect(mayRelease({ ...seat, status: 'released' }, at('2026-03-03T22:00:00Z'))).toBe('no_seat')
  expect(mayRelease(undefined, at('2026-03-03T22:00:00Z'))).toBe('no_seat')
})

test('R20 a session is cancelled once, and not after somebody was marked in it', () => {
  expect(mayCancel({ status: 'scheduled', marks: 0 })).toBeNull()
  expect(mayCancel({ status: 'cancelled', marks: 0 })).toBe('session_cancelled')
  expect(mayCancel({ status: 'scheduled', marks: 1 })).toBe('already_marked')
})

test('R15 two spans overlap exactly when they share a minute', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 }))
    .map(([from, minutes]) => ({
      startsAt: Temporal.Instant.fromEpochMilliseconds(from * 60_000),
      endsAt: Temporal.Instant.fromEpochMilliseconds((from + minutes) * 60_000),
      minutes: Array.from({ length: minutes }, (_, i) => from + i),
    }))
  fc.assert(
    fc.property(span, span, (a, b) => {
      const shared = a.minutes.some((m) => b.minutes.includes(m))
      expect(overlaps(a, b)).toBe(shared)
      expect(overlaps(b, a)).toBe(shared)
    }),
  )
})
