import { refused } from '#kit/problem.ts'
import { getClient } from '#modules/people/client.actions.ts'
import type { Action } from '#server/door.ts'
import { disclosureRefused } from '../gate/gate.contract.ts'
import { saveRefusal } from '../gate/gate.store.ts'
import type { legalDemands, recordDemand } from './legal.contract.ts'
import * as store from './legal.store.ts'
import { stillNeeded } from './legal.ts'
import { legalWords } from './legal.words.ts'

export const record: Action<typeof recordDemand> = async (ctx, { clientId, ...demand }) => {
  await getClient(ctx, clientId)
  const { reasons } = legalWords.en
  if ((demand.orderSection === null) !== (demand.orderedOn === null))
    throw refused('order_undated', reasons, {
      issues: [{ path: ['orderedOn'], message: reasons.order_undated }],
    })
  const id = ctx.newId()
  const by = ctx.actor.accountId ?? ''
  await store.saveDemand(ctx.tx, { ...demand, id, clientId, at: ctx.now, by })
  const needed = stillNeeded(demand)
  if (needed.length > 0) {
    await saveRefusal(ctx.tx, {
      ...{ id: ctx.newId(), clientId, at: ctx.now, by, consentId: null },
      exit: 'legal_demand',
      reason: 'subpoena_alone',
    })
    await ctx.tell(disclosureRefused, { clientId }, { exit: 'legal_demand' })
  }
  return { demandId: id, mayDisclose: needed.length === 0, needed }
}

export const list: Action<typeof legalDemands> = async (ctx, { clientId }) => {
  await getClient(ctx, clientId)
  const demands = await store.listDemands(ctx, clientId)
  return { demands: demands.map((d) => ({ ...d, needed: stillNeeded(d) })) }
}
