/**
 * Who must sign (42 CFR 2.14, R87): from which age a minor may consent to treatment alone is the state's, so it is dated
 * data of the site. Where nothing is recorded the cautious reading holds: under 18 the minor and a parent both sign.
 */
import { ageOn } from '../people/client.ts'
import type { Signer } from './consent.ts'

export type MinorRule = {
  fromOn: Temporal.PlainDate
  adultFromAge: number
  selfConsentFromAge: number | null
}
export const cautious = { adultFromAge: 18, selfConsentFromAge: null } as const

export const signings = ['adult', 'minor_alone', 'minor_with_parent'] as const
/**
 * `minor_alone`: may consent alone, and then only they may: a parent's signature neither suffices nor is needed.
 * `minor_with_parent`: needs a parent beside them.
 */
export type Signing = (typeof signings)[number]

/** The rule in force on a day: the newest that has begun. */
export const ruleOn = (rules: readonly MinorRule[], on: Temporal.PlainDate) =>
  rules
    .filter((r) => Temporal.PlainDate.compare(r.fromOn, on) <= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.fromOn, a.fromOn))[0] ?? null

/** How a person born on a day stands on another; null where the birth date is not known. */
export function signingOn(
  bornOn: Temporal.PlainDate | null,
  on: Temporal.PlainDate,
  rules: readonly MinorRule[],
): Signing | null {
  if (!bornOn) return null
  const { adultFromAge, selfConsentFromAge } = ruleOn(rules, on) ?? cautious
  const age = ageOn(bornOn, on)
  if (age >= adultFromAge) return 'adult'
  return selfConsentFromAge !== null && age >= selfConsentFromAge ? 'minor_alone' : 'minor_with_parent'
}

/** Whose signatures make a consent: each inner list is one way, all of whom must sign. */
export function ways(standing: Signing): readonly (readonly Signer[])[] {
  switch (standing) {
    case 'adult':
      return [['client'], ['authorized']]
    case 'minor_alone':
      return [['client']]
    case 'minor_with_parent':
      return [['client', 'parent']]
  }
}

export const maySign = (standing: Signing, signer: Signer) => ways(standing).some((w) => w.includes(signer))
export const isSigned = (standing: Signing, by: readonly Signer[]) =>
  ways(standing).some((w) => w.every((s) => by.includes(s)))
