import { refused } from '#kit/problem.ts'
import { setCareTeam } from '#modules/people/careTeam.actions.ts'
import type { CareTeamMember } from '#modules/people/careTeam.ts'
import { type Definition, stageOf } from '#modules/program/program.ts'
import type { Ctx } from '#server/door.ts'
import { saveItems, saveLevelChange, saveStageChange } from './changes.store.ts'
import { admitted } from './episodes.contract.ts'
import * as store from './episodes.store.ts'
import { type AdmissionItem, admissionItems, offersLink } from './episodes.ts'
import { episodeWords } from './episodes.words.ts'

const sentences = episodeWords.en.reasons

export type Opening = Omit<store.NewEpisode, 'id' | 'admittedAt'> & {
  definition: Definition
  careTeam: readonly CareTeamMember[]
  /** What is done already; the others are due some days after admission. */
  itemsDone: Partial<Record<AdmissionItem, boolean>>
  /** The site's day. */
  today: Temporal.PlainDate
}

/** Opens an episode with its first stage and level, care team and admission items (R11). @returns its id */
export async function openEpisode(ctx: Ctx, o: Opening): Promise<string> {
  await check(ctx, o)
  const { clientId, definition, admittedOn } = o
  const episodeId = ctx.newId()
  await store.saveNewEpisode(ctx.tx, { ...o, id: episodeId, admittedAt: ctx.now })
  const by = ctx.actor.accountId ?? ''
  const first = { episodeId, clientId, from: null, at: ctx.now, by, reason: '' }
  await saveStageChange(ctx.tx, { ...first, id: ctx.newId(), to: o.stage })
  await saveLevelChange(ctx.tx, {
    ...first,
    id: ctx.newId(),
    to: o.levelOfCare,
    placementId: o.placementId,
  })
  await setCareTeam(ctx, { clientId, team: o.careTeam, on: admittedOn })
  const dueOn = admittedOn.add({ days: definition.documentation.admissionItemDays })
  const items = admissionItems.map((item) => {
    const done = o.itemsDone[item] === true
    return { item, dueOn, doneAt: done ? ctx.now : null, doneBy: done ? by : null }
  })
  await saveItems(ctx.tx, { episodeId, clientId }, items)
  const openItems = items
    .filter((i) => i.doneAt === null)
    .map(({ item }) => ({ item, dueOn: dueOn.toString() }))
  await ctx.tell(admitted, { clientId }, { episodeId, openItems })
  return episodeId
}

async function check(ctx: Ctx, o: Opening) {
  if (!stageOf(o.definition, o.stage)) throw refused('stage_unknown', sentences)
  if (Temporal.PlainDate.compare(o.admittedOn, o.today) > 0) throw refused('admitted_in_future', sentences)
  const prior = await priorEpisode(ctx, o.clientId, o)
  if (prior && Temporal.PlainDate.compare(o.admittedOn, prior.dischargedOn) < 0)
    throw refused('admitted_before_discharge', sentences)
  if (o.priorEpisodeId && !(prior?.id === o.priorEpisodeId && prior.offersLink))
    throw refused('link_not_offered', sentences)
}

/** The last episode that ended, and whether an admission on a day is offered the link to it (R14). */
export async function priorEpisode(
  ctx: Ctx,
  clientId: string,
  { admittedOn, definition }: { admittedOn: Temporal.PlainDate; definition: Definition },
) {
  const last = (await store.listEpisodes(ctx, clientId)).find((e) => e.dischargedOn !== null)
  if (!last?.dischargedOn) return null
  const { id, dischargedOn, dischargeReason } = last
  return {
    id,
    dischargedOn,
    dischargeReason,
    admittedOn: last.admittedOn,
    offersLink: offersLink(dischargedOn, admittedOn, definition.admission.readmissionDays),
  }
}
