import type { Tx } from '#server/db.ts'

export type Support = { name: string; relation: string; phone: string; emergencyContact: boolean }

export const listSupports = (tx: Tx, clientId: string) =>
  tx
    .selectFrom('support')
    .select(['id', 'name', 'relation', 'phone', 'emergency_contact as emergencyContact', 'version'])
    .where('client_id', '=', clientId)
    .where('removed_at', 'is', null)
    .orderBy('emergency_contact', 'desc')
    .orderBy('name')
    .execute()

export async function saveNewSupport(tx: Tx, s: Support & { id: string; clientId: string }) {
  await tx
    .insertInto('support')
    .values({
      id: s.id,
      client_id: s.clientId,
      name: s.name,
      relation: s.relation,
      phone: s.phone,
      emergency_contact: s.emergencyContact,
    })
    .execute()
}

export type ChangedSupport = Support & {
  supportId: string
  clientId: string
  version: number
  removedAt: Temporal.Instant | null
}

/** @returns the new version; undefined where the one read was not the newest; null where there is no such support. */
export async function saveChangedSupport(tx: Tx, s: ChangedSupport): Promise<number | undefined | null> {
  const found = await tx
    .selectFrom('support')
    .select('version')
    .where('id', '=', s.supportId)
    .where('client_id', '=', s.clientId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return null
  if (found.version !== s.version) return undefined
  const { name, relation, phone, emergencyContact: emergency_contact, removedAt: removed_at } = s
  await tx
    .updateTable('support')
    .set({ name, relation, phone, emergency_contact, removed_at, version: s.version + 1 })
    .where('id', '=', s.supportId)
    .execute()
  return s.version + 1
}
