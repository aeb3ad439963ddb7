import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import type { AdmissionItem } from './episodes.ts'

const nameOf = (account: string) =>
  sql<string>`(select coalesce(s.given_name || ' ' || s.family_name, a.email)
    from account a left join staff s on s.id = a.staff_id where a.id = ${sql.ref(account)})`

export type Change = {
  id: string
  episodeId: string
  clientId: string
  from: string | null
  to: string
  at: Temporal.Instant
  by: string
  reason: string
}
const columns = (c: Change) => ({
  id: c.id,
  episode_id: c.episodeId,
  client_id: c.clientId,
  changed_at: c.at,
  changed_by: c.by,
  reason: c.reason,
})

export async function saveStageChange(tx: Tx, c: Change) {
  await tx
    .insertInto('stage_change')
    .values({ ...columns(c), from_stage: c.from, to_stage: c.to })
    .execute()
}

export async function saveLevelChange(tx: Tx, c: Change & { placementId: string }) {
  await tx
    .insertInto('level_change')
    .values({ ...columns(c), from_level: c.from, to_level: c.to, placement_id: c.placementId })
    .execute()
}

export async function saveReadinessChange(tx: Tx, c: Change) {
  await tx
    .insertInto('readiness_change')
    .values({ ...columns(c), from_readiness: c.from, to_readiness: c.to })
    .execute()
}

/** Everything that changed in an episode, newest first; what the admission set stands as a change from nothing. */
export async function listChanges(tx: Tx, episodeId: string) {
  const { rows } = await sql<{
    what: 'stage' | 'level' | 'readiness'
    from: string | null
    to: string
    at: Temporal.Instant
    by: string
    reason: string
  }>`
    select what, "from", "to", changed_at as at, reason, ${nameOf('c.changed_by')} as by from (
      select 'stage' as what, id, from_stage as "from", to_stage as "to", changed_at, changed_by, reason from stage_change where episode_id = ${episodeId}
      union all
      select 'level', id, from_level, to_level, changed_at, changed_by, reason from level_change where episode_id = ${episodeId}
      union all
      select 'readiness', id, from_readiness, to_readiness, changed_at, changed_by, reason from readiness_change where episode_id = ${episodeId}
    ) c order by changed_at desc, what, id desc`.execute(tx)
  return rows
}

export type NewItem = {
  item: AdmissionItem
  dueOn: Temporal.PlainDate
  doneAt: Temporal.Instant | null
  doneBy: string | null
}
export async function saveItems(
  tx: Tx,
  { episodeId, clientId }: { episodeId: string; clientId: string },
  items: readonly NewItem[],
) {
  await tx
    .insertInto('admission_item')
    .values(
      items.map((i) => ({
        episode_id: episodeId,
        client_id: clientId,
        item: i.item,
        due_on: i.dueOn,
        done_at: i.doneAt,
        done_by: i.doneBy,
      })),
    )
    .execute()
}

/** In the order they are asked. */
export const listItems = (tx: Tx, episodeId: string) =>
  tx
    .selectFrom('admission_item')
    .select([
      sql<AdmissionItem>`item`.as('item'),
      'due_on as dueOn',
      'done_at as doneAt',
      sql<string | null>`${nameOf('admission_item.done_by')}`.as('doneBy'),
    ])
    .where('episode_id', '=', episodeId)
    .orderBy(
      sql`array_position(array['consent_to_treat', 'part2_notice', 'fee_schedule', 'orientation'], item)`,
    )
    .execute()

/** @returns the day it is due, or undefined where it stood so already. */
export async function saveItemDone(
  tx: Tx,
  { episodeId, item }: { episodeId: string; item: AdmissionItem },
  done: { at: Temporal.Instant; by: string } | null,
): Promise<Temporal.PlainDate | undefined> {
  const row = await tx
    .updateTable('admission_item')
    .set({ done_at: done?.at ?? null, done_by: done?.by ?? null })
    .where('episode_id', '=', episodeId)
    .where('item', '=', item)
    .where('done_at', done ? 'is' : 'is not', null)
    .returning('due_on')
    .executeTakeFirst()
  return row?.due_on
}
