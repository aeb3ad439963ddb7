import type { Tx } from '#server/db.ts'

export type Site = {
  id: string
  name: string
  timeZone: string
  jurisdiction?: string
  address?: string
  phone?: string
}

export async function updateVisibility(tx: Tx, siteId: string, visibility: 'site' | 'care_team') {
  await tx.updateTable('site').set({ visibility }).where('id', '=', siteId).execute()
}

export async function saveSite(tx: Tx, site: Site) {
  await tx
    .insertInto('site')
    .values({
      id: site.id,
      name: site.name,
      time_zone: site.timeZone,
      jurisdiction: site.jurisdiction ?? '',
      address: site.address ?? '',
      phone: site.phone ?? '',
    })
    .execute()
}

export type NewStaff = {
  id: string
  givenName: string
  familyName: string
  title: string
  email: string
  siteIds: readonly string[]
}
export async function saveStaff(tx: Tx, s: NewStaff) {
  await tx
    .insertInto('staff')
    .values({
      id: s.id,
      given_name: s.givenName,
      family_name: s.familyName,
      title: s.title,
      email: s.email,
    })
    .execute()
  await tx
    .insertInto('staff_site')
    .values(s.siteIds.map((site_id) => ({ staff_id: s.id, site_id })))
    .execute()
}

export type NewCredential = {
  id: string
  staffId: string
  label: string
  supervised: boolean
  supervisorId: string | null
  fromOn: Temporal.PlainDate
}
export async function saveCredential(tx: Tx, c: NewCredential) {
  await tx
    .insertInto('credential')
    .values({
      id: c.id,
      staff_id: c.staffId,
      label: c.label,
      supervised: c.supervised,
      supervisor_id: c.supervisorId,
      from_on: c.fromOn,
    })
    .execute()
}

/** The credential in force on a day: the newest that has begun and not ended. */
export const findCredential = (tx: Tx, staffId: string, on: Temporal.PlainDate) =>
  tx
    .selectFrom('credential')
    .select(['label', 'supervised', 'supervisor_id as supervisorId'])
    .where('staff_id', '=', staffId)
    .where('from_on', '<=', on)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', on)]))
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst()

export const listStaff = (tx: Tx, siteIds: readonly string[]) =>
  tx
    .selectFrom('staff')
    .innerJoin('staff_site', 'staff_site.staff_id', 'staff.id')
    .where('staff_site.site_id', 'in', siteIds)
    .where('staff.active', '=', true)
    .select(['staff.id', 'staff.given_name as givenName', 'staff.family_name as familyName', 'staff.title'])
    .distinct()
    .orderBy('staff.family_name')
    .orderBy('staff.given_name')
    .execute()

export const listSites = (tx: Tx, siteIds: readonly string[]) =>
  tx
    .selectFrom('site')
    .select(['id', 'name', 'time_zone as timeZone', 'jurisdiction'])
    .where('id', 'in', siteIds)
    .orderBy('name')
    .execute()
