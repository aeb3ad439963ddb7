import type { Tx } from '#server/db.ts'
import type { TaskKind } from './kinds.ts'

/** Whether a client is in the programme. */
export const hasOpenEpisode = async (tx: Tx, clientId: string): Promise<boolean> =>
  (await tx
    .selectFrom('episode')
    .select('id')
    .where('client_id', '=', clientId)
    .where('discharged_on', 'is', null)
    .executeTakeFirst()) !== undefined

/** The open tasks about a client with who owes them and whether that person is on the care team still. */
export const listOwners = async (tx: Tx, clientId: string, on: Temporal.PlainDate) => {
  const rows = await tx
    .selectFrom('task as t')
    .where('t.client_id', '=', clientId)
    .where('t.done_at', 'is', null)
    .select((eb) => [
      't.id',
      't.kind',
      't.version',
      't.staff_id as staffId',
      eb
        .exists(
          eb
            .selectFrom('care_team_member as m')
            .select('m.staff_id')
            .whereRef('m.staff_id', '=', 't.staff_id')
            .where('m.client_id', '=', clientId)
            .where('m.from_on', '<=', on)
            .where((w) => w.or([w('m.until_on', 'is', null), w('m.until_on', '>=', on)])),
        )
        .as('onTeam'),
    ])
    .execute()
  return rows.map((r) => ({ ...r, kind: r.kind as TaskKind, onTeam: r.onTeam === true }))
}
