import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  absencesInARow,
  attendanceRate,
  creditableMinutes,
  creditedMinutes,
  type Delivery,
  isAttended,
  type Mark,
  marks,
  mayClose,
  mayMark,
  proposedMinutes,
  rosterState,
  scheduledMinutes,
} from './attendance.ts'

const at = Temporal.Instant.from
const local = (wall: string, zone: string) => Temporal.ZonedDateTime.from(`${wall}[${zone}]`).toInstant()

/** An evening group in New York, 6 to 9 PM. */
const evening: Delivery = {
  startsAt: at('2026-03-02T23:00:00Z'),
  endsAt: at('2026-03-03T02:00:00Z'),
  cancelled: false,
  closedAt: null,
  actualStartedAt: null,
  actualEndedAt: null,
}
const anyMark = fc.constantFrom(...marks, null)

describe('credited minutes', () => {
  test('present is credited the whole session, late and left early the minutes attended, the others nothing', () => {
    expect(creditedMinutes('present', 180)).toBe(180)
    expect(creditedMinutes('late', 180, 150)).toBe(150)
    expect(creditedMinutes('left_early', 180, 95)).toBe(95)
    for (const mark of ['excused', 'absent', null] as const) expect(creditedMinutes(mark, 180, 120)).toBe(0)
  })
  test('R19 scheduled for 180 minutes and left at 95 is credited 95', () => {
    expect(creditedMinutes('left_early', scheduledMinutes(evening), 95)).toBe(95)
  })
  test('R19 a session that ended early credits nobody more than it lasted, one that ran over no more than planned', () => {
    const ended = (time: string): Delivery => ({
      ...evening,
      actualStartedAt: evening.startsAt,
      actualEndedAt: at(time),
    })
    expect(creditableMinutes(ended('2026-03-03T01:20:00Z'))).toBe(140)
    expect(creditableMinutes(ended('2026-03-03T02:40:00Z'))).toBe(180)
    expect(creditableMinutes(evening)).toBe(180)
  })
  test('credit never exceeds what was scheduled and is never below zero', () => {
    fc.assert(
      fc.property(anyMark, fc.nat(600), fc.integer({ min: -10, max: 900 }), (mark, scheduled, attended) => {
        const minutes = creditedMinutes(mark, scheduled, attended)
        expect(minutes).toBeGreaterThanOrEqual(0)
        expect(minutes).toBeLessThanOrEqual(scheduled)
        if (!isAttended(mark)) expect(minutes).toBe(0)
      }),
    )
  })
  test.each([
    ['America/New_York, spring', '2026-03-08T01:00', '2026-03-08T04:00', 'America/New_York', 120],
    ['America/New_York, autumn', '2026-11-01T00:30', '2026-11-01T03:30', 'America/New_York', 240],
    ['Pacific/Auckland, autumn', '2026-04-05T01:00', '2026-04-05T04:00', 'Pacific/Auckland', 240],
    ['Pacific/Auckland, spring', '2026-09-27T01:00', '2026-09-27T04:00', 'Pacific/Auckland', 120],
    ['Asia/Kolkata, which has none', '2026-03-08T01:00', '2026-03-08T04:00', 'Asia/Kolkata', 180],
  ])('scheduled minutes are real minutes in the clock-change night: %s', (_, from, until, zone, minutes) => {
    expect(scheduledMinutes({ startsAt: local(from, zone), endsAt: local(until, zone) })).toBe(minutes)
  })
})

describe('the roster', () => {
  const stateAt = (time: string, s: Delivery = evening) => rosterState(s, at(time))
  test('opens half an hour before the session and closes by itself twelve hours after its end', () => {
    expect(stateAt('2026-03-02T22:29:59Z')).toBe('before')
    expect(stateAt('2026-03-02T22:30:00Z')).toBe('open')
    expect(stateAt('2026-03-03T13:59:59Z')).toBe('open')
    expect(stateAt('2026-03-03T14:00:00Z')).toBe('closed')
  })
  test('is closed once somebody closed it, and cancelled with its session', () => {
    expect(stateAt('2026-03-03T02:10:00Z', { ...evening, closedAt: at('2026-03-03T02:05:00Z') })).toBe(
      'closed',
    )
    expect(stateAt('2026-03-03T02:10:00Z', { ...evening, cancelled: true })).toBe('cancelled')
  })
  test('R23 a closed roster is changed only by those who may correct, and with a reason', () => {
    const by = { mayCorrect: true, why: 'Came in by the back door' }
    expect(mayMark('closed', { mayCorrect: false, why: 'x' })).toEqual({
      ok: false,
      reason: 'correction_not_permitted',
    })
    expect(mayMark('closed', { ...by, why: '  ' })).toEqual({ ok: false, reason: 'correction_reason' })
    expect(mayMark('closed', by)).toEqual({ ok: true, correction: true })
    expect(mayMark('open', { mayCorrect: false, why: '' })).toEqual({ ok: true, correction: false })
    expect(mayMark('before', by)).toEqual({ ok: false, reason: 'roster_not_open' })
    expect(mayMark('cancelled', by)).toEqual({ ok: false, reason: 'session_cancelled' })
  })
  test('is closed when all are marked, with an end that lies behind, near the planned times', () => {
    const now = at('2026-03-03T02:05:00Z')
    const span = (startedAt: string, endedAt: string) => ({ startedAt: at(startedAt), endedAt: at(endedAt) })
    const planned = span('2026-03-02T23:00:00Z', '2026-03-03T02:00:00Z')
    expect(mayClose(evening, 1, planned, now)).toEqual({ ok: false, reason: 'not_all_marked' })
    expect(mayClose(evening, 0, span('2026-03-03T02:00:00Z', '2026-03-02T23:00:00Z'), now)).toMatchObject({
      reason: 'times_reversed',
    })
    expect(mayClose(evening, 0, span('2026-03-02T23:00:00Z', '2026-03-03T02:06:00Z'), now)).toMatchObject({
      reason: 'not_over_yet',
    })
    expect(mayClose(evening, 0, span('2026-03-02T18:00:00Z', '2026-03-03T02:00:00Z'), now)).toMatchObject({
      reason: 'times_not_of_this_session',
    })
    expect(mayClose(evening, 0, planned, now)).toEqual({ ok: true })
  })
  test('late and left early start from the present moment, in steps of five minutes', () => {
    expect(proposedMinutes('late', evening, at('2026-03-02T23:22:00Z'))).toBe(160)
    expect(proposedMinutes('left_early', evening, at('2026-03-03T01:33:00Z'))).toBe(155)
    expect(proposedMinutes('late', evening, at('2026-03-03T09:00:00Z'))).toBe(165)
    expect(proposedMinutes('late', evening, at('2026-03-03T01:59:00Z'))).toBe(1)
  })
})

describe('attendance over time', () => {
  test('R25 the rate leaves out what was excused and what the programme cancelled', () => {
    expect(attendanceRate({ scheduled: 12, attended: 8, excused: 1, programCancelled: 1 })).toBe(0.8)
    expect(attendanceRate({ scheduled: 2, attended: 0, excused: 1, programCancelled: 1 })).toBeUndefined()
  })
  test('R20 a session cancelled by the programme is nobody’s absence', () => {
    const attended = { scheduled: 10, attended: 10, excused: 0, programCancelled: 0 }
    expect(attendanceRate({ ...attended, scheduled: 13, programCancelled: 3 })).toBe(attendanceRate(attended))
  })
  test('R25 the rate lies between 0 and 1, or is undefined', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (attended, absent, excused, cancelled) => {
        const rate = attendanceRate({
          attended,
          excused,
          programCancelled: cancelled,
          scheduled: attended + absent + excused + cancelled,
        })
        if (attended + absent === 0) expect(rate).toBeUndefined()
        else expect(rate).toBe(attended / (attended + absent))
      }),
    )
  })
  test('R21 absences count in a row; excused ones neither count nor break it', () => {
    const row = (...newestFirst: Mark[]) => absencesInARow(newestFirst)
    expect(row()).toBe(0)
    expect(row('absent')).toBe(1)
    expect(row('absent', 'absent', 'present')).toBe(2)
    expect(row('absent', 'excused', 'absent', 'late')).toBe(2)
    expect(row('absent', 'left_early', 'absent', 'absent')).toBe(1)
    expect(row('excused', 'present', 'absent')).toBe(0)
  })
})
