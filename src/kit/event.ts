import type { z } from 'zod'

/** Something that happened, in the programme's words: declared by the part that tells it, beside its contract. */
export type EventType<Kind extends string = string, Data extends z.ZodType = z.ZodType> = {
  readonly kind: Kind
  readonly data: Data
}

/** Declares an event: `export const sessionMarked = event('attendance.marked', z.object({ … }))`. No health data in `data`. */
export const event = <K extends `${string}.${string}`, D extends z.ZodType>(
  kind: K,
  data: D,
): EventType<K, D> => ({
  kind,
  data,
})

/** Whom and what it is about. */
export type Subject = { clientId?: string; sessionId?: string }
