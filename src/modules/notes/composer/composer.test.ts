import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mark, marks } from '../../attendance/attendance.ts'
import { emptyCard, emptyShared } from '../notes.ts'
import {
  actualSpan,
  countParticipants,
  maySign,
  missingOnCard,
  missingShared,
  notedMinutes,
  type RosterRow,
} from './composer.ts'

const at = (time: string) => Temporal.Instant.from(time)
const row = (clientId: string, mark: Mark | null, isNoted = false): RosterRow => ({
  clientId,
  mark,
  minutes: 180,
  isNoted,
})
const facts = (...roster: RosterRow[]) => ({ rosterState: 'closed' as const, isFacilitator: true, roster })

describe('what must be there before a signature', () => {
  const full = {
    ...emptyCard,
    response: 'Spoke',
    participation: 'active' as const,
    progress: 'steady' as const,
  }
  test('the shared part alone supports no note: everybody needs a response of their own', () => {
    expect(missingOnCard(emptyCard, { byVideo: false, nextForAll: 'Thursday' })).toEqual([
      'participation',
      'response',
      'progress',
    ])
    expect(missingOnCard({ ...full, response: '  \n' }, { byVideo: false, nextForAll: 'x' })).toEqual([
      'response',
    ])
  })
  test('what comes next stands with the person or with everybody', () => {
    expect(missingOnCard(full, { byVideo: false, nextForAll: '' })).toEqual(['plan'])
    expect(missingOnCard({ ...full, plan: 'Call her sister' }, { byVideo: false, nextForAll: '' })).toEqual(
      [],
    )
  })
  test('a concern says what was found and done', () => {
    expect(missingOnCard({ ...full, risk: 'concern' }, { byVideo: false, nextForAll: 'x' })).toEqual([
      'riskWords',
    ])
    expect(missingOnCard({ ...full, risk: 'no_concern' }, { byVideo: false, nextForAll: 'x' })).toEqual([])
  })
  test('by video: how, and where each client was', () => {
    expect(missingOnCard(full, { byVideo: true, nextForAll: 'x' })).toEqual(['location'])
    const shared = { ...emptyShared, topic: 'Triggers', intervention: 'Role play' }
    expect(missingShared(shared, true)).toEqual(['telehealth'])
    expect(missingShared(shared, false)).toEqual([])
    expect(missingShared(emptyShared, false)).toEqual(['topic', 'intervention'])
  })
})

describe('who gets a note', () => {
  test('R28 nobody is counted while somebody is unmarked', () => {
    expect(countParticipants([row('a', 'present'), row('b', null)])).toBeNull()
    expect(countParticipants([row('a', 'present'), row('b', 'late'), row('c', 'absent')])).toBe(2)
  })
  test('an open roster, an absent person, a person left out, a second signature are refused', () => {
    expect(maySign(facts(row('a', 'present'), row('b', null)), ['a'])).toMatchObject({
      reason: 'roster_open',
    })
    expect(maySign(facts(row('a', 'present'), row('b', 'absent')), ['a', 'b'])).toEqual({
      ok: false,
      reason: 'not_attended',
      clientIds: ['b'],
    })
    expect(maySign(facts(row('a', 'present'), row('b', 'late')), ['a'])).toEqual({
      ok: false,
      reason: 'attendee_missing',
      clientIds: ['b'],
    })
    expect(maySign(facts(row('a', 'present', true)), ['a'])).toMatchObject({ reason: 'already_signed' })
    expect(maySign(facts(row('a', 'excused')), [])).toMatchObject({ reason: 'nobody_attended' })
  })
  test('only who ran it, only when it took place', () => {
    const one = facts(row('a', 'present'))
    expect(maySign({ ...one, isFacilitator: false }, ['a'])).toMatchObject({ reason: 'not_facilitator' })
    expect(maySign({ ...one, rosterState: 'cancelled' }, ['a'])).toMatchObject({ reason: 'cancelled' })
    expect(maySign({ ...one, rosterState: 'before' }, ['a'])).toMatchObject({ reason: 'not_over' })
    expect(maySign(one, ['a'])).toEqual({ ok: true })
  })
  test('somebody marked present after the others were signed gets a note of their own', () => {
    expect(maySign(facts(row('a', 'present', true), row('b', 'late')), ['b'])).toEqual({ ok: true })
  })
  test('notes are signed exactly for who attended and has none, whatever is asked', () => {
    const rows = fc.uniqueArray(
      fc.record({
        clientId: fc.constantFrom(...'abcdefghijkl'),
        mark: fc.option(fc.constantFrom(...marks)),
        minutes: fc.nat(180),
        isNoted: fc.boolean(),
      }),
      { selector: (r) => r.clientId },
    )
    fc.assert(
      fc.property(rows, fc.uniqueArray(fc.constantFrom(...'abcdefghijkl')), (roster, asked) => {
        const owed = roster
          .filter((r) => !r.isNoted && (r.mark === 'present' || r.mark === 'late' || r.mark === 'left_early'))
          .map((r) => r.clientId)
        const decision = maySign({ rosterState: 'closed', isFacilitator: true, roster }, asked)
        const isExact = owed.length > 0 && owed.sort().join() === [...asked].sort().join()
        expect(decision.ok).toBe(isExact && roster.every((r) => r.mark !== null))
      }),
    )
  })
})

describe('actual times', () => {
  const session = { startsAt: at('2026-03-02T23:00:00Z'), endsAt: at('2026-03-03T02:00:00Z') }
  const now = at('2026-03-03T02:10:00Z')
  const asked = { startedAt: at('2026-03-02T23:05:00Z'), endedAt: at('2026-03-03T02:02:00Z') }
  test('those of the roster hold; others are refused', () => {
    expect(actualSpan(session, asked, {}, now)).toEqual({ ok: true, span: asked })
    expect(actualSpan(session, asked, asked, now)).toEqual({ ok: true, span: asked })
    expect(actualSpan(session, asked, { ...asked, endedAt: session.endsAt }, now)).toMatchObject({
      reason: 'times_differ',
    })
  })
  test('asked where the roster has none: in order, over, and of this session', () => {
    expect(actualSpan(session, {}, {}, now)).toMatchObject({ reason: 'times_needed' })
    expect(actualSpan(session, {}, asked, now)).toEqual({ ok: true, span: asked })
    expect(actualSpan(session, {}, asked, at('2026-03-03T02:01:00Z'))).toMatchObject({ reason: 'not_over' })
    const reversed = { startedAt: asked.endedAt, endedAt: asked.startedAt }
    expect(actualSpan(session, {}, reversed, now)).toMatchObject({ reason: 'times_wrong' })
    const dayBefore = {
      startedAt: asked.startedAt.subtract({ hours: 24 }),
      endedAt: asked.endedAt.subtract({ hours: 24 }),
    }
    expect(actualSpan(session, {}, dayBefore, now)).toMatchObject({ reason: 'times_wrong' })
  })
  test('a note never states more minutes than the session lasted', () => {
    expect(notedMinutes(180, asked.startedAt, asked.endedAt)).toBe(177)
    expect(notedMinutes(95, asked.startedAt, asked.endedAt)).toBe(95)
  })
})
