import { sql } from 'kysely'
import type { z } from 'zod'
import type { EventType, Subject } from '#kit/event.ts'
import { type Tx, unawaited } from './db.ts'
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

/** What was told in one transaction, kept until it ends: the timeline's rows are written at once. */
export type Timeline = { readonly tell: Ctx['tell']; readonly write: (tx: Tx) => Promise<void> }

/** Keeps one timeline row for each thing told, and lets every subscriber act at once. */
export function timeline(subscribers: readonly Subscriber[], self: () => Ctx): Timeline {
  const rows: object[] = []
  return {
    tell: async (type, subject, data) => {
      const ctx = self()
      const checked = type.data.parse(data)
      rows.push({
        id: ctx.newId(),
        kind: type.kind,
        at: ctx.now,
        actor_id: ctx.actor.accountId,
        client_id: subject.clientId ?? null,
        session_id: subject.sessionId ?? null,
        data: checked ?? {},
      })
      for (const s of subscribers) if (s.kind === type.kind) await s.run(ctx, { subject, data: checked })
    },
    write: async (tx) => {
      if (rows.length === 0) return
      await sql`${sql.raw(unawaited)}
        insert into event (id, kind, at, actor_id, client_id, session_id, data)
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as e(id uuid, kind text, at timestamptz, actor_id uuid, client_id uuid, session_id uuid, data jsonb)`.execute(
        tx,
      )
    },
  }
}
