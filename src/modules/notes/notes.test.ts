import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  Card,
  cardFrom,
  emptyCard,
  formOf,
  isBillable,
  isBlank,
  isLate,
  mayCosign,
  noteDueAt,
  sharedFrom,
  statusOnSigning,
} from './notes.ts'
import { sha256Of } from './seal.actions.ts'
import { canonicalJson, type SealedContent, sealedText } from './sealed.ts'

const at = (time: string) => Temporal.Instant.from(time)
const ended = at('2026-03-03T02:00:00Z')

test('R26 notes are due the programme’s hours after the session, through the clock change too', () => {
  expect(noteDueAt(at('2026-03-07T02:00:00Z'), 48).toString()).toBe('2026-03-09T02:00:00Z')
})
test('R31 signed at the last moment is on time, a second later is late', () => {
  expect(isLate(ended, at('2026-03-05T02:00:00Z'), 48)).toBe(false)
  expect(isLate(ended, at('2026-03-05T02:00:01Z'), 48)).toBe(true)
})
test('R29 a supervised author’s note waits and is not billable until co-signed', () => {
  expect(statusOnSigning({ supervised: false })).toBe('signed')
  expect(statusOnSigning({ supervised: true })).toBe('awaiting_cosign')
  expect(isBillable({ status: 'awaiting_cosign' })).toBe(false)
  expect(isBillable({ status: 'signed' })).toBe(true)
})
test('R29 the named supervisor or a director co-signs, never the author, nobody supervised, nobody twice', () => {
  const note = { status: 'awaiting_cosign' as const, authorId: 'trainee', supervisorId: 'super' }
  const who = (staffId: string, more = {}) => ({ staffId, supervised: false, isDirector: false, ...more })
  expect(mayCosign(note, who('super'))).toEqual({ ok: true })
  expect(mayCosign(note, who('other'))).toEqual({ ok: false, reason: 'not_supervisor' })
  expect(mayCosign(note, who('other', { isDirector: true }))).toEqual({ ok: true })
  expect(mayCosign({ ...note, supervisorId: null }, who('other'))).toEqual({ ok: true })
  expect(mayCosign(note, who('trainee', { isDirector: true }))).toEqual({ ok: false, reason: 'own_note' })
  expect(mayCosign(note, who('super', { supervised: true }))).toEqual({
    ok: false,
    reason: 'cosigner_supervised',
  })
  expect(mayCosign({ ...note, status: 'signed' }, who('super'))).toEqual({
    ok: false,
    reason: 'not_awaiting',
  })
})
test('people who sit together get a group note, one person an individual one', () => {
  expect(formOf('therapy_group', 1)).toBe('group')
  expect(formOf('individual', 1)).toBe('individual')
  expect(formOf('family', 3)).toBe('group')
})
test('what an older draft lacks is empty, what nobody typed is blank', () => {
  expect(cardFrom({ response: 'Spoke up' })).toEqual({ ...emptyCard, response: 'Spoke up' })
  expect(sharedFrom(null).topic).toBe('')
  expect([
    isBlank(emptyCard),
    isBlank({ ...emptyCard, goal: ' ' }),
    isBlank({ ...emptyCard, risk: 'concern' }),
  ]).toEqual([true, true, false])
})
test('text that PostgreSQL cannot keep is cleaned at the door', () => {
  expect(Card.parse({ ...emptyCard, response: 'a\0b\ud800c' }).response).toBe('ab\ufffdc')
})

const content: SealedContent = {
  clientId: 'c',
  sessionId: 's',
  kind: 'group',
  shared: { topic: 'Triggers', service: { kind: 'therapy_group', name: 'Evening' } },
  body: { ...emptyCard, response: 'Spoke up' },
  startedAt: at('2026-03-02T23:00:00Z'),
  endedAt: ended,
  minutes: 180,
  participantCount: 3,
  author: { staffId: 'a', name: 'A', credential: 'LCSW' },
  signedAt: at('2026-03-03T02:10:00Z'),
  lateEntryReason: null,
  confirmed: [],
}

test('R30 the seal is the same for the same content, whatever the order of keys', () => {
  const shuffled = (value: unknown): unknown =>
    value && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Temporal.Instant)
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([k, v]) => [k, shuffled(v)]),
        )
      : value
  expect(sha256Of(shuffled(content) as SealedContent)).toBe(sha256Of(content))
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value))
    }),
  )
})
test('R30 R31 any change of what was signed breaks the seal: text, minutes, event time, entry time, author', () => {
  const seal = sha256Of(content)
  const changed: Partial<SealedContent>[] = [
    { body: { ...emptyCard, response: 'Spoke up.' } },
    { shared: { topic: 'Trigger' } },
    { minutes: 181 },
    { participantCount: null },
    { startedAt: at('2026-03-02T23:00:01Z') },
    { signedAt: at('2026-03-03T02:10:00.001Z') },
    { lateEntryReason: '' },
    { author: { staffId: 'a', name: 'A', credential: 'LMSW' } },
    { clientId: 'd' },
  ]
  for (const c of changed) expect(sha256Of({ ...content, ...c })).not.toBe(seal)
  expect(sealedText({ ...content, addenda: ['later'] } as SealedContent)).toBe(sealedText(content))
})
