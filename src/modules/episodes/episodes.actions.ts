import { notFound, refused, stale } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { holds, type Permission } from '#modules/access/access.ts'
import { currentPlacement } from '#modules/intake/placement/placement.actions.ts'
import type { Action, Ctx } from '#server/door.ts'
import * as changes from './changes.store.ts'
import type * as contract from './episodes.contract.ts'
import {
  admissionItemDone,
  admissionItemReopened,
  discharged,
  dischargeProposed,
  levelChanged,
  stageChanged,
} from './episodes.contract.ts'
import * as store from './episodes.store.ts'
import { dischargeRefusal, lengthOfStay, proposesDischarge, stageMove } from './episodes.ts'
import { episodeWords } from './episodes.words.ts'

const sentences = episodeWords.en.reasons

export const episodeOf: Action<typeof contract.episode> = async (ctx, { clientId }) => {
  const site = await store.findClientSite(ctx, clientId)
  if (!site) throw notFound('client')
  const [newest, ...earlier] = await store.listEpisodes(ctx, clientId)
  const may = (p: Permission) => holds(ctx.actor.roles, p)
  return {
    episode: newest ? await present(ctx, newest) : null,
    earlier: earlier.map((e) => ({ id: e.id, admittedOn: e.admittedOn, ...ending(e) })),
    today: dayAt(ctx.now, site.timeZone),
    can: {
      admit: may('episode.admit') && (!newest || newest.dischargedOn !== null),
      edit: may('episode.edit') && newest?.dischargedOn === null,
      completeItems: may('admission_item.complete') && newest?.dischargedOn === null,
    },
  }
}

export const moveStage: Action<typeof contract.changeStage> = async (ctx, input) => {
  const e = await openEpisodeOf(ctx, input)
  const move = stageMove(e.definition, e.stage, input.stage)
  if (move === 'unknown') throw refused('stage_unknown', sentences)
  if (move === 'same') throw refused('stage_same', sentences)
  const version = await store.saveState(ctx.tx, keyOf(input), { stage: input.stage })
  if (version === undefined) throw stale('episode')
  await changes.saveStageChange(ctx.tx, change(ctx, input, e.stage, input.stage))
  await ctx.tell(
    stageChanged,
    { clientId: input.clientId },
    { episodeId: e.id, from: e.stage, to: input.stage },
  )
  return { version }
}

export const moveLevel: Action<typeof contract.changeLevel> = async (ctx, input) => {
  const e = await openEpisodeOf(ctx, input)
  const placement = await currentPlacement(ctx, input.clientId)
  if (placement?.id !== input.placementId) throw refused('placement_not_newest', sentences)
  const level = placement.actualLevel
  if (level === e.levelOfCare) throw refused('level_unchanged', sentences)
  const version = await store.saveState(ctx.tx, keyOf(input), {
    level_of_care: level,
    placement_id: placement.id,
  })
  if (version === undefined) throw stale('episode')
  const changed = change(ctx, input, e.levelOfCare, level)
  await changes.saveLevelChange(ctx.tx, { ...changed, placementId: placement.id })
  await ctx.tell(levelChanged, { clientId: input.clientId }, { episodeId: e.id })
  return { version }
}

export const rate: Action<typeof contract.rateReadiness> = async (ctx, input) => {
  const e = await openEpisodeOf(ctx, input)
  if (e.readiness === input.readiness) throw refused('readiness_same', sentences)
  const version = await store.saveState(ctx.tx, keyOf(input), { readiness: input.readiness })
  if (version === undefined) throw stale('episode')
  await changes.saveReadinessChange(ctx.tx, change(ctx, input, e.readiness, input.readiness))
  return { version }
}

export const completeItem: Action<typeof contract.completeAdmissionItem> = async (ctx, input) => {
  const { clientId, episodeId, item, done } = input
  const e = await store.lockEpisode(ctx, clientId, episodeId)
  if (!e) throw notFound('episode')
  if (e.dischargedOn) throw refused('episode_closed', sentences)
  const mark = done ? { at: ctx.now, by: ctx.actor.accountId ?? '' } : null
  const dueOn = await changes.saveItemDone(ctx.tx, { episodeId, item }, mark)
  if (dueOn === undefined) return {}
  if (done) await ctx.tell(admissionItemDone, { clientId }, { episodeId, item })
  else await ctx.tell(admissionItemReopened, { clientId }, { episodeId, item, dueOn: dueOn.toString() })
  return {}
}

export const dischargeClient: Action<typeof contract.discharge> = async (ctx, input) => {
  const { on, reason, note, clientId } = input
  const e = await openEpisodeOf(ctx, input)
  const refusal = dischargeRefusal({ on, reason, note }, e, dayAt(ctx.now, e.timeZone))
  if (refusal) throw refused(refusal, sentences, { issues: [{ path: ['on'], message: sentences[refusal] }] })
  const saved = await store.saveDischarge(ctx.tx, keyOf(input), {
    on,
    reason,
    note,
    lastContactOn: e.lastContactOn,
  })
  if (!saved) throw stale('episode')
  await ctx.tell(discharged, { clientId }, { episodeId: e.id, dischargedOn: on.toString() })
  return { lengthOfStay: lengthOfStay(e.admittedOn, e.lastContactOn) }
}

/** A contact outside of sessions (a call, a visit): it counts for length of stay and against silence (R12, R13). */
export async function recordContact(
  ctx: Ctx,
  { clientId, on }: { clientId: string; on: Temporal.PlainDate },
) {
  const [newest] = await store.listEpisodes(ctx, clientId)
  if (!newest || newest.dischargedOn) return
  if (Temporal.PlainDate.compare(on, newest.admittedOn) < 0) throw refused('contact_outside', sentences)
  await store.saveContact(ctx.tx, newest.id, on)
}

/** R13, by the clock: proposes administrative discharge for every silence that has lasted long enough. */
export async function proposeAdministrativeDischarges(ctx: Ctx) {
  for (const e of await store.listOpenEpisodes(ctx.tx)) {
    const afterDays = e.definition.attendance.dischargeAfterDays
    if (!proposesDischarge({ ...e, today: dayAt(ctx.now, e.timeZone), afterDays })) continue
    await store.saveProposed(ctx.tx, e.id, e.lastContactOn)
    const lastContactOn = e.lastContactOn.toString()
    await ctx.tell(dischargeProposed, { clientId: e.clientId }, { episodeId: e.id, lastContactOn })
  }
}

type At = { clientId: string; episodeId: string; version: number; reason: string }

async function openEpisodeOf(ctx: Ctx, { clientId, episodeId, version }: Omit<At, 'reason'>) {
  const e = await store.lockEpisode(ctx, clientId, episodeId)
  if (!e) throw notFound('episode')
  if (e.dischargedOn) throw refused('episode_closed', sentences)
  if (e.version !== version) throw stale('episode')
  return e
}

const keyOf = ({ episodeId, version }: At) => ({ id: episodeId, version })

const change = (ctx: Ctx, { episodeId, clientId, reason }: At, from: string | null, to: string) => ({
  ...{ id: ctx.newId(), episodeId, clientId, from, to, reason },
  at: ctx.now,
  by: ctx.actor.accountId ?? '',
})

const ending = (e: store.Episode) => ({
  discharge:
    e.dischargedOn && e.dischargeReason
      ? { on: e.dischargedOn, reason: e.dischargeReason, note: e.dischargeNote }
      : null,
  lengthOfStay: lengthOfStay(e.admittedOn, e.lastContactOn),
})

async function present(ctx: Ctx, e: store.Episode) {
  const { id, version, track, stage, levelOfCare, readiness, admittedOn, lastContactOn, priorEpisodeId } = e
  return {
    ...{ id, version, track, stage, levelOfCare, readiness, admittedOn, lastContactOn, priorEpisodeId },
    ...ending(e),
    program: { name: e.programName, versionId: e.versionId, number: e.versionNumber },
    stages: e.definition.stages.map((s) => ({ id: s.id, name: s.name })),
    dischargeProposed: e.dischargedOn === null && (e.proposedFor?.equals(lastContactOn) ?? false),
    items: await changes.listItems(ctx.tx, id),
    changes: await changes.listChanges(ctx.tx, id),
    offeredLevel: await offeredLevel(ctx, e),
  }
}

/** Shown to those who may read placements. */
async function offeredLevel(ctx: Ctx, e: store.Episode) {
  if (e.dischargedOn || !holds(ctx.actor.roles, 'placement.read')) return null
  const placement = await currentPlacement(ctx, e.clientId)
  if (!placement || placement.actualLevel === e.levelOfCare) return null
  return { placementId: placement.id, level: placement.actualLevel }
}
