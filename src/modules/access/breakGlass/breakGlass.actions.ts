import { notFound, refused, stale } from '#kit/problem.ts'
import { saveVisibility } from '#modules/people/staff.actions.ts'
import type { Action } from '#server/door.ts'
import {
  type breakGlass,
  glassBroken,
  glassReviewed,
  type listBreakGlass,
  type reviewBreakGlass,
  type setSiteVisibility,
  type siteVisibility,
} from './breakGlass.contract.ts'
import * as store from './breakGlass.store.ts'
import { mayReview, openMinutes } from './breakGlass.ts'
import { breakGlassWords } from './breakGlass.words.ts'

const sentences = breakGlassWords.en.reasons

export const open: Action<typeof breakGlass> = async (ctx, { clientId, reason }) => {
  const client = await store.findAnyClient(ctx, clientId)
  const { accountId } = ctx.actor
  if (!client || !accountId) throw notFound('client')
  if (client.visible) throw refused('already_visible', sentences)
  const [id, until] = [ctx.newId(), ctx.now.add({ minutes: openMinutes })]
  await store.saveOpening(ctx.tx, { id, accountId, clientId, reason, now: ctx.now, until })
  await ctx.tell(glassBroken, { clientId }, { breakGlassId: id })
  return { until }
}

export const list: Action<typeof listBreakGlass> = async ({ tx, actor }) => ({
  opened: (await store.listOpenings(tx, actor.siteIds)).map(({ accountId, ...o }) => ({
    ...o,
    mine: accountId === actor.accountId,
  })),
})

export const review: Action<typeof reviewBreakGlass> = async (ctx, { breakGlassId, ...given }) => {
  const opening = await store.findOpening(ctx.tx, breakGlassId, ctx.actor.siteIds)
  const by = ctx.actor.accountId
  if (!opening || !by) throw notFound('opening')
  const decision = mayReview(opening, { accountId: by, ...given })
  if (!decision.ok) throw refused(decision.reason, sentences)
  if (!(await store.saveReview(ctx.tx, breakGlassId, { ...given, by, now: ctx.now }))) throw stale('review')
  const { verdict } = given
  await ctx.tell(glassReviewed, { clientId: opening.clientId }, { breakGlassId, verdict })
  return {}
}

export const visibility: Action<typeof siteVisibility> = async ({ tx, actor }) => ({
  sites: await store.listVisibilities(tx, actor.siteIds),
})

export const setVisibility: Action<typeof setSiteVisibility> = async (
  ctx,
  { siteId, visibility: wanted },
) => {
  if (!ctx.actor.siteIds.includes(siteId)) throw notFound('site')
  await saveVisibility(ctx, siteId, wanted)
  return {}
}
