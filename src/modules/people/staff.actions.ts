import type { Action, Ctx } from '#server/door.ts'
import type { listStaffMembers } from './staff.contract.ts'
import * as store from './staff.store.ts'

/** Opens a site. @returns its id. */
export async function openSite(ctx: Ctx, site: Omit<store.Site, 'id'>): Promise<string> {
  const id = ctx.newId()
  await store.saveSite(ctx.tx, { ...site, id })
  return id
}

/** Which clients those who treat see at a site; who may say so is for access to decide. */
export const saveVisibility = (ctx: Ctx, siteId: string, visibility: 'site' | 'care_team') =>
  store.updateVisibility(ctx.tx, siteId, visibility)

/** Takes somebody into the staff of at least one site. @returns their id. */
export async function employ(ctx: Ctx, person: Omit<store.NewStaff, 'id'>): Promise<string> {
  const id = ctx.newId()
  await store.saveStaff(ctx.tx, { ...person, id })
  return id
}

/** Records what a staff member is licensed to do, from a day on. */
export async function grantCredential(ctx: Ctx, c: Omit<store.NewCredential, 'id'>) {
  await store.saveCredential(ctx.tx, { ...c, id: ctx.newId() })
}

/** The credential in force on a day, or undefined. */
export const credentialOf = (ctx: Ctx, staffId: string, on: Temporal.PlainDate) =>
  store.findCredential(ctx.tx, staffId, on)

export const staffMembers: Action<typeof listStaffMembers> = async ({ tx, actor }) => ({
  staff: await store.listStaff(tx, actor.siteIds),
})
