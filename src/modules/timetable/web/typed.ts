import { useState } from 'react'
import { type Issue, invalid, type Refusal } from '#ui/refusal.ts'

/** What stands in a date field as a day; null where it is none. */
export const dayTyped = (text: string): Temporal.PlainDate | null =>
  tried(() => Temporal.PlainDate.from(text))

/** What stands in a time field as a time of day; null where it is none. */
export const timeTyped = (text: string): Temporal.PlainTime | null =>
  /^\d{2}:\d{2}/.test(text) ? tried(() => Temporal.PlainTime.from(text)) : null

function tried<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

/** Puts what is missing in a form where a refusal of the server would stand; `say([])` takes it away. */
export function useMissing(sent: Refusal | null) {
  const [found, setFound] = useState<Refusal | null>(null)
  return {
    refusal: found ?? sent,
    say: (issues: Issue[]) => setFound(issues.length > 0 ? invalid(issues) : null),
  }
}
