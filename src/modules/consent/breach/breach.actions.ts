import { notFound, refused, stale } from '#kit/problem.ts'
import { dayAt, startOfDay } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import * as contract from './breach.contract.ts'
import * as store from './breach.store.ts'
import { daysLeft, dutiesOf } from './breach.ts'
import { breachWords } from './breach.words.ts'

const sentences = breachWords.en.reasons

export const list: Action<typeof contract.breaches> = async (ctx) => {
  const found = await store.listBreaches(ctx.tx, ctx.actor.siteIds)
  const done = await store.listDone(
    ctx.tx,
    found.map((b) => b.id),
  )
  return {
    breaches: found.map(({ siteId: _, timeZone, ...b }) => ({
      ...b,
      duties: dutiesOf(b).map((d) => ({
        ...d,
        daysLeft: daysLeft(d.dueOn, dayAt(ctx.now, timeZone)),
        doneOn: done.find((x) => x.breachId === b.id && x.duty === d.duty)?.doneOn ?? null,
      })),
    })),
  }
}

type Known = { discoveredOn: Temporal.PlainDate; happenedOn: Temporal.PlainDate | null; people: number }

export const record: Action<typeof contract.recordBreach> = async (ctx, input) => {
  const { siteId } = input
  if (!ctx.actor.siteIds.includes(siteId)) throw notFound('site')
  const timeZone = await store.timeZoneOf(ctx.tx, siteId)
  if (!timeZone) throw notFound('site')
  checkDays(ctx, input, timeZone)
  const id = ctx.newId()
  await store.saveBreach(ctx.tx, { ...input, id, at: ctx.now, by: ctx.actor.accountId ?? '' })
  await tellClocks(ctx, { ...input, id, timeZone })
  return { breachId: id }
}

export const change: Action<typeof contract.saveBreach> = async (ctx, { breachId, ...known }) => {
  const found = await getBreach(ctx, breachId)
  checkDays(ctx, known, found.timeZone)
  const version = await store.changeBreach(ctx.tx, { ...known, id: breachId })
  if (version === undefined) throw stale('breach')
  await tellClocks(ctx, { ...known, id: breachId, siteId: found.siteId, timeZone: found.timeZone })
  return { version }
}

export const fulfil: Action<typeof contract.doBreachDuty> = async (ctx, { breachId, duty, doneOn }) => {
  const found = await getBreach(ctx, breachId)
  if (!dutiesOf(found).some((d) => d.duty === duty)) throw refused('not_a_duty', sentences)
  await store.saveDone(ctx.tx, { breachId, duty, doneOn, by: ctx.actor.accountId ?? '' })
  await ctx.tell(contract.breachDutyDone, {}, { breachId, duty })
  return {}
}

async function getBreach(ctx: Ctx, id: string) {
  const found = await store.findBreach(ctx.tx, ctx.actor.siteIds, id)
  if (!found) throw notFound('breach')
  return found
}

function checkDays(ctx: Ctx, { discoveredOn, happenedOn }: Known, timeZone: string) {
  const no = (reason: keyof typeof sentences, field: string) =>
    refused(reason, sentences, { issues: [{ path: [field], message: sentences[reason] }] })
  if (Temporal.PlainDate.compare(discoveredOn, dayAt(ctx.now, timeZone)) > 0)
    throw no('discovered_ahead', 'discoveredOn')
  if (happenedOn && Temporal.PlainDate.compare(happenedOn, discoveredOn) > 0)
    throw no('happened_later', 'happenedOn')
}

type Clocked = Known & { id: string; siteId: string; timeZone: string }

/** Due by the end of the site's day; what was done stays done, whatever is learned later. */
async function tellClocks(ctx: Ctx, b: Clocked) {
  const done = await store.listDone(ctx.tx, [b.id])
  const duties = dutiesOf(b)
    .filter(({ duty }) => !done.some((d) => d.duty === duty))
    .map(({ duty, dueOn }) => ({
      duty,
      dueAt: startOfDay(dueOn.add({ days: 1 }), b.timeZone)
        .subtract({ minutes: 1 })
        .toString(),
    }))
  await ctx.tell(contract.breachClocked, {}, { breachId: b.id, siteId: b.siteId, duties })
}
