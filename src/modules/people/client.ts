/**
 * Clients: who they are, how they may be reached without telling anybody that they are here, and where they stand
 * (still an inquiry, admitted, discharged).
 */
export const sexes = ['female', 'male', 'other', 'unknown'] as const
export type Sex = (typeof sexes)[number]

export const clientStatuses = ['inquiry', 'admitted', 'discharged'] as const
export type ClientStatus = (typeof clientStatuses)[number]

/** Whole years between a birth date and a day; a birthday on 29 February counts on 1 March in other years. */
export function ageOn(bornOn: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const years = day.year - bornOn.year
  const had = day.month > bornOn.month || (day.month === bornOn.month && day.day >= bornOn.day)
  return Math.max(0, had ? years : years - 1)
}

/** A birth date that can be one: not after `today`, not more than 120 years before it. */
export type BirthDateRefusal = 'born_in_future' | 'born_too_long_ago'
export function birthDateRefusal(
  bornOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): BirthDateRefusal | null {
  if (!bornOn) return null
  if (Temporal.PlainDate.compare(bornOn, today) > 0) return 'born_in_future'
  return ageOn(bornOn, today) > 120 ? 'born_too_long_ago' : null
}

export const contactChannels = ['call', 'text', 'email'] as const
export type ContactChannel = (typeof contactChannels)[number]

/** How to reach somebody. What was not asked is null, and null is treated as no. */
export type ContactPreference = {
  mayLeaveMessage: boolean | null
  nameToUse: string
  bestTime: string
  channel: ContactChannel | null
  doNotText: boolean
}
export const notAsked: ContactPreference = {
  mayLeaveMessage: null,
  nameToUse: '',
  bestTime: '',
  channel: null,
  doNotText: false,
}

/** What is stored may be older than today's form: what it lacks was not asked. */
export const contactOf = (stored: unknown): ContactPreference => ({
  ...notAsked,
  ...(typeof stored === 'object' ? stored : null),
})

/** What whoever calls must know first, in the order of harm. 42 CFR 2.13(c): being here may not be acknowledged. */
export const contactHints = ['no_message', 'message_not_asked', 'message_ok', 'do_not_text'] as const
export type ContactHint = (typeof contactHints)[number]
export function contactHintsOf(preference: ContactPreference): ContactHint[] {
  const { mayLeaveMessage, doNotText } = preference
  const message: ContactHint =
    mayLeaveMessage === null ? 'message_not_asked' : mayLeaveMessage ? 'message_ok' : 'no_message'
  return doNotText ? [message, 'do_not_text'] : [message]
}

/** The preferred way, unless it is text messages and those are not wanted. */
export const usableChannel = ({ channel, doNotText }: ContactPreference): ContactChannel | null =>
  channel === 'text' && doNotText ? null : channel

/** Government numbers are kept for matching and shown by their last four only. v2-0203 codes. */
const guarded = new Set(['SS', 'DL', 'PPN'])
export const shownIdentifier = ({ kind, value }: { kind: string; value: string }): string =>
  guarded.has(kind) ? `••••${value.slice(-4)}` : value
