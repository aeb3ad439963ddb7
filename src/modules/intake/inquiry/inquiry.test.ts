import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  inquiryStatuses,
  isOpen,
  type Move,
  mayMove,
  movesFrom,
  nextStep,
  storedStatuses,
  waiting,
  waitingTone,
} from './inquiry.ts'
import { inquiryWords } from './inquiry.words.ts'

const now = Temporal.Instant.from('2026-03-08T12:00:00Z')
const to = (move: Partial<Move>): Move => ({
  status: 'contacted',
  assessmentAt: null,
  closedReason: null,
  closedNote: '',
  ...move,
})

describe('moves that are refused', () => {
  test.each([
    ['new', to({ status: 'assessed' }), 'move_not_possible'],
    ['new', to({ status: 'new' }), 'move_not_possible'],
    ['admitted', to({ status: 'closed', closedReason: 'declined' }), 'move_not_possible'],
    ['closed', to({ status: 'assessment_booked', assessmentAt: now }), 'move_not_possible'],
    ['new', to({ status: 'assessment_booked' }), 'booking_without_time'],
    [
      'new',
      to({ status: 'assessment_booked', assessmentAt: now.subtract({ seconds: 1 }) }),
      'booking_in_past',
    ],
    ['contacted', to({ status: 'closed' }), 'closing_without_reason'],
    ['contacted', to({ status: 'closed', closedReason: 'other' }), 'closing_without_note'],
  ] as const)('%s', (from, move, refusal) => expect(mayMove(from, move, now)).toBe(refusal))
})

describe('moves that are possible', () => {
  test.each([
    ['new', to({ status: 'contacted' })],
    ['new', to({ status: 'assessment_booked', assessmentAt: now })],
    ['assessment_booked', to({ status: 'assessment_booked', assessmentAt: now.add({ hours: 24 }) })],
    ['assessment_booked', to({ status: 'contacted' })],
    ['assessed', to({ status: 'closed', closedReason: 'other', closedNote: 'Moved away' })],
    ['closed', to({ status: 'contacted' })],
  ] as const)('%s', (from, move) => expect(mayMove(from, move, now)).toBeNull())
  test('what is offered is what is possible', () => {
    for (const from of inquiryStatuses)
      for (const status of storedStatuses) {
        const move = to({ status, assessmentAt: now, closedReason: 'declined' })
        expect([from, status, mayMove(from, move, now) === null]).toEqual([
          from,
          status,
          movesFrom[from].includes(status),
        ])
      }
  })
  test('every open inquiry can be closed, and every closed one opened', () => {
    for (const status of inquiryStatuses) if (isOpen(status)) expect(movesFrom[status]).toContain('closed')
    expect(movesFrom.closed.length).toBeGreaterThan(0)
  })
})

describe('waiting', () => {
  const say = (from: string) => inquiryWords.en.waiting(waiting(Temporal.Instant.from(from), now))
  test.each([
    ['2026-03-06T08:00:00Z', '2 d 4 h'],
    ['2026-03-08T08:15:00Z', '3 h 45 min'],
    ['2026-03-08T11:59:59Z', '0 min'],
    ['2026-03-08T12:00:01Z', '0 min'],
    ['2026-02-08T12:00:00Z', '28 d 0 h'],
  ])('since %s: %s', (from, said) => expect(say(from)).toBe(said))
  test('counts real time over the clock change: 24 hours are one day', () => {
    const before = Temporal.ZonedDateTime.from('2026-03-07T12:00[America/New_York]').toInstant()
    expect(
      waiting(before, Temporal.ZonedDateTime.from('2026-03-08T12:00[America/New_York]').toInstant()),
    ).toEqual({
      days: 0,
      hours: 23,
      minutes: 0,
    })
  })
  test('never shrinks as time goes on', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)].map((s) =>
          waiting(now.subtract({ seconds: s }), now),
        )
        const minutes = (w: ReturnType<typeof waiting> | undefined) =>
          w ? w.days * 1440 + w.hours * 60 + w.minutes : 0
        expect(minutes(long)).toBeGreaterThanOrEqual(minutes(short))
      }),
    )
  })
  test('who was never called back is late sooner than who was', () => {
    const days = (n: number) => ({ days: n, hours: 0, minutes: 0 })
    expect(waitingTone(days(2), 'new')).toBe('danger')
    expect(waitingTone(days(2), 'contacted')).toBe('neutral')
    expect(waitingTone(days(30), 'closed')).toBe('neutral')
  })
})

test('there is a next step exactly while an inquiry is open', () => {
  for (const status of inquiryStatuses)
    for (const hasClient of [true, false])
      expect([status, nextStep({ status, hasClient }) !== null]).toEqual([status, isOpen(status)])
})
