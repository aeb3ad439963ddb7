import type { z } from 'zod'
import type { EventType, Subject } from '#kit/event.ts'
import { json } from './db.ts'
import type { Ctx } from './door.ts'

type Told = { subject: Subject; data: unknown }

/** What a part does when another part's event happens. Runs inside the same transaction: both are kept, or neither. */
export type Subscriber = {
  readonly kind: string
  readonly run: (ctx: Ctx, told: Told) => Promise<void>
}

/** Declares a subscriber, typed by the event. */
export const subscribe = <E extends EventType>(
  type: E,
  run: (ctx: Ctx, told: { subject: Subject; data: z.output<E['data']> }) => Promise<void>,
): Subscriber => ({
  kind: type.kind,
  // The event's own schema has just checked `data` in teller().
  run: run as Subscriber['run'],
})

/** Writes one timeline row, then lets every subscriber act. */
export const teller =
  (subscribers: readonly Subscriber[], self: () => Ctx): Ctx['tell'] =>
  async (type, subject, data) => {
    const ctx = self()
    const checked = type.data.parse(data)
    await ctx.tx
      .insertInto('event')
      .values({
        id: ctx.newId(),
        kind: type.kind,
        at: ctx.now,
        actor_id: ctx.actor.accountId,
        client_id: subject.clientId ?? null,
        session_id: subject.sessionId ?? null,
        data: json(checked ?? {}),
      })
      .execute()
    for (const s of subscribers) if (s.kind === type.kind) await s.run(ctx, { subject, data: checked })
  }
