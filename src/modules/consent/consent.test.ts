import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Dated,
  expiries,
  kindOf,
  type Part,
  type Purpose,
  parts,
  purposes,
  recipientClasses,
  recipientKinds,
  standingOf,
  type Terms,
  termFaults,
  tpo,
} from './consent.ts'
import { consentLines } from './document.words.ts'
import { byConsent } from './gate/gate.ts'
import { isSigned, maySign, signingOn } from './minors.ts'

const today = Temporal.PlainDate.from('2026-03-02')
const letter: Terms = {
  discloser: 'Harbor Street',
  recipientKind: 'named',
  recipientClass: 'supervision',
  recipient: 'Officer Dana Lee',
  participants: '',
  parts: ['attendance'],
  description: '',
  purposes: ['supervision'],
  purposeNote: '',
  expiry: 'date',
  expiresOn: Temporal.PlainDate.from('2026-06-30'),
  expiresEvent: '',
  revocation: 'At any time, in writing.',
  consequences: 'None for my care.',
}
const reasons = (t: Terms) => termFaults(t, today).map((f) => f.reason)

const anyTerms: fc.Arbitrary<Terms> = fc.record({
  discloser: fc.constantFrom('', ' ', 'Harbor Street'),
  recipientKind: fc.constantFrom(...recipientKinds),
  recipientClass: fc.constantFrom(...recipientClasses),
  recipient: fc.constantFrom('', 'Officer Lee'),
  participants: fc.constantFrom('', 'My treating providers'),
  parts: fc.uniqueArray(fc.constantFrom(...parts)),
  description: fc.constant(''),
  purposes: fc.uniqueArray(fc.constantFrom(...purposes)),
  purposeNote: fc.constantFrom('', 'Housing'),
  expiry: fc.constantFrom(...expiries),
  expiresOn: fc.constantFrom(null, today.subtract({ days: 1 }), today, today.add({ days: 90 })),
  expiresEvent: fc.constantFrom('', 'The hearing'),
  revocation: fc.constantFrom('', 'Any time'),
  consequences: fc.constantFrom('', 'None'),
})

describe('what may be signed', () => {
  test.each<[string, Partial<Terms>]>([
    ['discloser_missing', { discloser: ' ' }],
    ['recipient_missing', { recipient: '' }],
    ['parts_missing', { parts: [] }],
    ['purpose_missing', { purposes: [] }],
    ['purpose_note_missing', { purposes: ['other'] }],
    ['expiry_missing', { expiresOn: null }],
    ['expiry_past', { expiresOn: today.subtract({ days: 1 }) }],
    ['revocation_missing', { revocation: '' }],
    ['consequences_missing', { consequences: '' }],
    [
      'participants_missing',
      { recipientKind: 'intermediary', recipientClass: 'treating_provider', participants: '' },
    ],
    ['intermediary_class', { recipientKind: 'intermediary', participants: 'Anybody' }],
    ['endless_not_tpo', { expiry: 'none' }],
    ['endless_not_tpo', { expiry: 'end_of_treatment' }],
    ['endless_not_tpo', { expiry: 'none', purposes: ['treatment', 'supervision'] }],
    ['counseling_notes_apart', { parts: ['counseling_notes', 'attendance'] }],
    ['proceedings_apart', { purposes: ['legal_proceedings', 'treatment'] }],
  ])('R79-R82 %s: %o', (reason, change) => {
    expect(reasons({ ...letter, ...change })).toContain(reason)
  })
  test('R79 a whole consent can be signed, and says every element in words', () => {
    expect(reasons(letter)).toEqual([])
    const text = consentLines(letter, { name: 'Rosa Ito', bornOn: today, siteName: 'Harbor Street' })
      .flat()
      .join('\n')
    for (const said of ['Rosa Ito', 'Harbor Street', 'Officer Dana Lee', 'Attendance', 'June 30, 2026'])
      expect(text).toContain(said)
    expect(text).toContain('42 CFR part 2')
  })
  test('R79-R82 whatever can be signed has every element, ends or is for treatment, payment and operations, and mixes nothing', () => {
    fc.assert(
      fc.property(anyTerms, (t) => {
        if (termFaults(t, today).length > 0) return
        const filled = [t.discloser, t.recipient, t.revocation, t.consequences]
        expect(filled.every((x) => x.trim() !== '')).toBe(true)
        expect(t.parts.length * t.purposes.length).toBeGreaterThan(0)
        if (t.expiry === 'none' || t.expiry === 'end_of_treatment')
          expect(t.purposes.every((p) => tpo.includes(p))).toBe(true)
        if (t.parts.includes('counseling_notes')) expect(t.parts).toEqual(['counseling_notes'])
        if (t.purposes.includes('legal_proceedings')) expect(t.purposes).toEqual(['legal_proceedings'])
      }),
      { numRuns: 2000 },
    )
  })
  test('R80 one consent for treatment, payment and operations may hold without an end', () => {
    const whole: Terms = { ...letter, purposes: [...tpo], expiry: 'none', expiresOn: null }
    expect(reasons(whole)).toEqual([])
    expect(kindOf(whole)).toBe('tpo')
    expect(kindOf({ ...letter, parts: ['counseling_notes'] })).toBe('counseling_notes')
    expect(kindOf({ ...letter, purposes: ['legal_proceedings'] })).toBe('legal_proceedings')
    expect(kindOf(letter)).toBe('release')
  })
})

const dated: Dated = {
  status: 'active',
  expiry: 'date',
  expiresOn: letter.expiresOn,
  activatedOn: today,
  endedAt: null,
  treatmentEndedOn: null,
}
describe('how long it holds', () => {
  test('through the day it names, and not on the next', () => {
    expect(standingOf(dated, Temporal.PlainDate.from('2026-06-30'))).toBe('active')
    expect(standingOf(dated, Temporal.PlainDate.from('2026-07-01'))).toBe('expired')
  })
  test('to the end of treatment: the day after the discharge it is over; an earlier stay does not count', () => {
    const end = { ...dated, expiry: 'end_of_treatment', expiresOn: null } as const
    expect(standingOf({ ...end, treatmentEndedOn: today.add({ days: 9 }) }, today.add({ days: 9 }))).toBe(
      'active',
    )
    expect(standingOf({ ...end, treatmentEndedOn: today.add({ days: 9 }) }, today.add({ days: 10 }))).toBe(
      'ended',
    )
    expect(standingOf({ ...end, treatmentEndedOn: today.subtract({ days: 9 }) }, today)).toBe('active')
  })
  test('R83 what is taken back is taken back whatever its day', () => {
    expect(standingOf({ ...dated, status: 'revoked' }, today)).toBe('revoked')
  })
})

describe('what a consent lets out', () => {
  const asked = {
    wants: ['attendance', 'notes'] as Part[],
    needs: [],
    purpose: 'supervision' as Purpose,
    recipient: '',
  }
  const given = { ...letter, ...dated }
  test.each([
    ['no_consent', null, asked],
    ['not_signed', { ...given, status: 'draft' as const }, asked],
    ['consent_revoked', { ...given, status: 'revoked' as const }, asked],
    ['consent_expired', { ...given, expiresOn: today.subtract({ days: 1 }) }, asked],
    ['consent_ended', { ...given, endedAt: Temporal.Instant.from('2026-03-01T00:00Z') }, asked],
    ['wrong_purpose', given, { ...asked, purpose: 'treatment' as Purpose }],
    ['wrong_recipient', given, { ...asked, recipient: 'Officer Somebody Else' }],
    ['recipient_needed', { ...given, recipientKind: 'class' as const }, asked],
    ['part_not_granted', given, { ...asked, wants: ['notes'] as Part[] }],
    ['part_not_granted', given, { ...asked, needs: ['notes'] as Part[] }],
  ])('R78 %s', (reason, consent, ask) => {
    expect(byConsent(consent, ask, today)).toEqual({ ok: false, reason })
  })
  test('only the parts that were granted pass; the rest is withheld with its reason', () => {
    expect(byConsent(given, { ...asked, recipient: 'officer dana lee' }, today)).toEqual({
      ok: true,
      recipient: 'Officer Dana Lee',
      parts: ['attendance'],
      withheld: [{ part: 'notes', why: 'not_granted' }],
    })
  })
  test('R78, R81 nothing passes that the consent does not name, and counseling notes only by their own consent', () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.uniqueArray(fc.constantFrom(...parts)),
        fc.constantFrom(...purposes),
        fc.constantFrom('', 'Officer Lee', 'Another'),
        (terms, wants, purpose, recipient) => {
          const decision = byConsent(
            { ...terms, ...dated, expiry: terms.expiry },
            { ...{ wants, purpose, recipient }, needs: [] },
            today,
          )
          if (!decision.ok) return
          expect(decision.parts.every((p) => terms.parts.includes(p) && wants.includes(p))).toBe(true)
          expect(terms.purposes).toContain(purpose)
          expect([...decision.parts, ...decision.withheld.map((w) => w.part)].sort()).toEqual(
            [...wants].sort(),
          )
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('R87 minors', () => {
  const rule = { fromOn: Temporal.PlainDate.from('2026-01-01'), adultFromAge: 18, selfConsentFromAge: 14 }
  const born = (date: string) => Temporal.PlainDate.from(date)
  test('where nothing is recorded, both the minor and a parent sign', () => {
    const standing = signingOn(born('2011-03-02'), today, [])
    expect(standing).toBe('minor_with_parent')
    if (!standing) return
    expect(isSigned(standing, ['parent'])).toBe(false)
    expect(isSigned(standing, ['client'])).toBe(false)
    expect(isSigned(standing, ['client', 'parent'])).toBe(true)
  })
  test('a minor who may consent alone signs alone, and a parent’s signature is none', () => {
    expect(signingOn(born('2012-03-02'), today, [rule])).toBe('minor_alone')
    expect(maySign('minor_alone', 'parent')).toBe(false)
    expect(isSigned('minor_alone', ['client'])).toBe(true)
  })
  test('a day before the birthday, and a day before the rule holds, it is not so', () => {
    expect(signingOn(born('2012-03-03'), today, [rule])).toBe('minor_with_parent')
    expect(signingOn(born('2012-03-02'), Temporal.PlainDate.from('2025-12-31'), [rule])).toBe(
      'minor_with_parent',
    )
    expect(signingOn(born('2008-03-02'), today, [rule])).toBe('adult')
    expect(signingOn(null, today, [rule])).toBeNull()
  })
})
