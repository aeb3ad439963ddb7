import { notFound, refused, stale } from '#kit/problem.ts'
import { getClient } from '#modules/people/client.actions.ts'
import type { Action, Ctx } from '#server/door.ts'
import { enter } from '../gate/gate.actions.ts'
import * as contract from './emergency.contract.ts'
import * as store from './emergency.store.ts'
import { type Facts, missingFacts } from './emergency.ts'
import { emergencyWords } from './emergency.words.ts'

const words = emergencyWords.en

/** The ledger has its row at once; the record closes by itself where all four facts are known. */
export const disclose: Action<typeof contract.discloseInEmergency> = async (ctx, input) => {
  const { clientId, parts, transport, ...facts } = input
  const disclosureId = await enter(ctx, clientId, {
    exit: 'emergency',
    basis: 'emergency',
    recipient: recipientOf(facts),
    purpose: words.purpose,
    parts,
    transport,
  })
  const closed = missingFacts(facts, ctx.now).length === 0
  await store.saveEmergency(ctx.tx, {
    ...{ ...facts, disclosureId, clientId },
    closing: closed ? closingBy(ctx) : null,
  })
  if (!closed) await ctx.tell(contract.emergencyLeftOpen, { clientId }, { disclosureId })
  return { disclosureId, closed }
}

const recipientOf = (f: Facts) => [f.recipient, f.affiliation].filter(Boolean).join(', ') || words.somebody
const closingBy = (ctx: Ctx) => ({ at: ctx.now, by: ctx.actor.accountId ?? '' })

/** R86. @throws naming each fact that is missing */
export const close: Action<typeof contract.closeEmergency> = async (ctx, input) => {
  const { clientId, disclosureId, version, ...facts } = input
  const found = await store.findEmergency(ctx, clientId, disclosureId)
  if (!found) throw notFound('emergency disclosure')
  if (found.closedAt) throw refused('closed_already', words.reasons)
  const faults = missingFacts(facts, ctx.now)
  const [first] = faults
  if (first)
    throw refused(first.reason, words.reasons, {
      issues: faults.map((f) => ({ path: [f.field], message: words.reasons[f.reason] })),
    })
  const saved = await store.saveClosed(ctx.tx, { ...facts, disclosureId, version, closing: closingBy(ctx) })
  if (!saved) throw stale('record')
  await ctx.tell(contract.emergencyClosed, { clientId }, { disclosureId })
  return {}
}

export const list: Action<typeof contract.emergencies> = async (ctx, { clientId }) => {
  await getClient(ctx, clientId)
  return { emergencies: await store.listEmergencies(ctx, clientId) }
}
