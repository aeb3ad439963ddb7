import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fourStages } from '#modules/program/preset.ts'
import { dischargeRefusal, lengthOfStay, offersLink, proposesDischarge, stageMove } from './episodes.ts'

const day = Temporal.PlainDate.from
const anyDay = fc.integer({ min: 0, max: 4000 }).map((n) => day('2020-01-01').add({ days: n }))

describe('length of stay', () => {
  test('R12 is the last contact less the admission, at least one day', () => {
    expect(lengthOfStay(day('2026-03-02'), day('2026-03-02'))).toBe(1)
    expect(lengthOfStay(day('2026-03-02'), day('2026-03-03'))).toBe(1)
    expect(lengthOfStay(day('2026-03-02'), day('2026-06-01'))).toBe(91)
    expect(lengthOfStay(day('2025-12-31'), day('2026-01-02'))).toBe(2)
  })
  test('R12 is never under a day, and grows by a day with each later contact', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 2000 }), (admitted, later) => {
        const stay = lengthOfStay(admitted, admitted.add({ days: later }))
        expect(stay).toBeGreaterThanOrEqual(1)
        if (later > 0) expect(lengthOfStay(admitted, admitted.add({ days: later + 1 }))).toBe(stay + 1)
      }),
    )
  })
})

describe('administrative discharge', () => {
  const silence = { lastContactOn: day('2026-03-02'), proposedFor: null, afterDays: 30 }
  test('R13 is proposed after 30 days without attended service or contact, not before', () => {
    expect(proposesDischarge({ ...silence, today: day('2026-03-31') })).toBe(false)
    expect(proposesDischarge({ ...silence, today: day('2026-04-01') })).toBe(true)
  })
  test('R13 is proposed once for each silence', () => {
    const today = day('2026-04-05')
    expect(proposesDischarge({ ...silence, proposedFor: silence.lastContactOn, today })).toBe(false)
    const later = { ...silence, lastContactOn: day('2026-04-02'), proposedFor: silence.lastContactOn }
    expect(proposesDischarge({ ...later, today })).toBe(false)
    expect(proposesDischarge({ ...later, today: day('2026-05-02') })).toBe(true)
  })
})

test('R14 a readmission within 30 days of discharge is offered the link, on the day itself too', () => {
  const ended = day('2026-03-02')
  expect(offersLink(ended, ended, 30)).toBe(true)
  expect(offersLink(ended, day('2026-04-01'), 30)).toBe(true)
  expect(offersLink(ended, day('2026-04-02'), 30)).toBe(false)
  expect(offersLink(ended, day('2026-03-01'), 30)).toBe(false)
})

test('a change of stage goes forward, back, nowhere, or to a stage that is not there', () => {
  expect(stageMove(fourStages, 'engagement', 'early')).toBe('forward')
  expect(stageMove(fourStages, 'mid', 'engagement')).toBe('backward')
  expect(stageMove(fourStages, 'mid', 'mid')).toBe('same')
  expect(stageMove(fourStages, 'mid', 'fifth')).toBe('unknown')
})

describe('discharging', () => {
  const episode = { admittedOn: day('2026-01-05'), lastContactOn: day('2026-02-20') }
  const today = day('2026-03-02')
  const refusal = (on: string, reason: 'graduated' | 'lost_contact' | 'other' = 'graduated', note = '') =>
    dischargeRefusal({ on: day(on), reason, note }, episode, today)
  test('lies between the last contact and today', () => {
    expect(refusal('2026-01-04')).toBe('discharge_before_admission')
    expect(refusal('2026-02-19')).toBe('discharge_before_last_contact')
    expect(refusal('2026-03-03')).toBe('discharge_in_future')
    expect(refusal('2026-02-20')).toBeNull()
    expect(refusal('2026-03-02')).toBeNull()
  })
  test('R13 for lost contact is dated by the last contact', () => {
    expect(refusal('2026-03-02', 'lost_contact')).toBe('lost_contact_dated')
    expect(refusal('2026-02-20', 'lost_contact')).toBeNull()
  })
  test('for another reason needs words', () => {
    expect(refusal('2026-03-02', 'other')).toBe('discharge_needs_note')
    expect(refusal('2026-03-02', 'other', 'Moved abroad')).toBeNull()
  })
})
