import { notFound } from '#kit/problem.ts'
import type { Action } from '#server/door.ts'
import type { minorRules, recordMinorRule } from './consent.contract.ts'
import * as store from './minors.store.ts'

export const rules: Action<typeof minorRules> = async ({ tx, actor }) => {
  const [sites, found] = [
    await store.listSites(tx, actor.siteIds),
    await store.listMinorRules(tx, actor.siteIds),
  ]
  return {
    sites: sites.map(({ id, name }) => ({
      siteId: id,
      siteName: name,
      rules: found.filter((r) => r.siteId === id),
    })),
  }
}

/** A later law is a later row: what held on a day is never changed. */
export const record: Action<typeof recordMinorRule> = async (ctx, rule) => {
  if (!ctx.actor.siteIds.includes(rule.siteId)) throw notFound('site')
  await store.saveMinorRule(ctx.tx, {
    ...rule,
    id: ctx.newId(),
    at: ctx.now,
    by: ctx.actor.accountId ?? '',
  })
  return {}
}
