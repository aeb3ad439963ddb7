import { notFound, refused, stale } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { holds } from '#modules/access/access.ts'
import { ageGroupOn } from '#modules/program/program.ts'
import type { Action, Ctx } from '#server/door.ts'
import {
  type PrescribedWeekView,
  type prescribedWeeks,
  type prescribeWeek,
  weekPrescribed,
} from './plans.contract.ts'
import * as store from './plans.store.ts'
import { earliestChange, endFrom, type Week, weekFaults, weekWarnings } from './plans.ts'
import { planWords } from './plans.words.ts'

const sentences = planWords.en.reasons

export const weeksOf: Action<typeof prescribedWeeks> = async (ctx, { clientId }) => {
  const person = await personOf(ctx, clientId)
  const episode = await store.findEpisode(ctx, clientId)
  const today = dayAt(ctx.now, person.timeZone)
  const weeks = episode ? await store.listWeeks(ctx.tx, episode.id) : []
  const current = weeks.find((w) => holdsOn(w, today)) ?? null
  const open = episode?.dischargedOn === null
  const facts = episode && {
    bands: episode.definition.bands,
    level: episode.levelOfCare,
    ageGroup: ageGroupOn(person.bornOn, today),
  }
  return {
    episode: episode
      ? {
          id: episode.id,
          open,
          levelOfCare: episode.levelOfCare,
          ageGroup: ageGroupOn(person.bornOn, today),
          bands: episode.definition.bands,
          earliestOn: earliestChange(episode.admittedOn, today),
        }
      : null,
    weeks,
    current,
    warnings: current && facts ? weekWarnings(current, facts) : [],
    today,
    can: { edit: open && holds(ctx.actor.roles, 'plan.edit') },
  }
}

export const prescribe: Action<typeof prescribeWeek> = async (ctx, input) => {
  const { clientId, episodeId, from, latestId } = input
  const person = await personOf(ctx, clientId)
  const episode = await store.lockEpisode(ctx, clientId, episodeId)
  if (!episode) throw notFound('episode')
  if (episode.dischargedOn) throw refused('not_admitted', sentences)
  if (
    Temporal.PlainDate.compare(from, earliestChange(episode.admittedOn, dayAt(ctx.now, person.timeZone))) < 0
  )
    throw refused('from_in_past', sentences, {
      issues: [{ path: ['from'], message: sentences.from_in_past }],
    })
  const [latest] = await store.listWeeks(ctx.tx, episodeId)
  if ((latest?.id ?? null) !== latestId) throw stale('prescribed week')
  const prescribedWeekId = await placeWeek(ctx, input)
  const ageGroup = ageGroupOn(person.bornOn, from)
  const { bands } = episode.definition
  return {
    prescribedWeekId,
    warnings: weekWarnings(input, { bands, level: episode.levelOfCare, ageGroup }),
  }
}

type NewWeek = Week & { clientId: string; episodeId: string; from: Temporal.PlainDate; reason: string }

/** Lets a week hold from a day on: the running one ends the day before, later ones never begin. */
export async function placeWeek(ctx: Ctx, w: NewWeek): Promise<string> {
  const faults = weekFaults(w)
  const [first] = faults
  if (first)
    throw refused(first.reason, sentences, {
      issues: faults.map(({ path, reason }) => ({ path, message: sentences[reason] })),
    })
  await endWeeks(ctx, w.episodeId, w.from)
  const id = ctx.newId()
  await store.saveWeek(ctx.tx, { ...w, id, at: ctx.now, by: ctx.actor.accountId ?? '' })
  const { clientId, episodeId, from } = w
  await ctx.tell(weekPrescribed, { clientId }, { episodeId, prescribedWeekId: id, from: from.toString() })
  return id
}

/** No prescribed week of an episode holds from a day on. */
export async function endWeeks(ctx: Ctx, episodeId: string, from: Temporal.PlainDate) {
  const { shorten, replace } = endFrom(await store.listHolding(ctx.tx, episodeId), from)
  for (const w of shorten) await store.saveShortened(ctx.tx, w)
  await store.saveReplaced(ctx.tx, replace)
}

async function personOf(ctx: Ctx, clientId: string) {
  const person = await store.findPerson(ctx, clientId)
  if (!person) throw notFound('client')
  return person
}

const holdsOn = (w: PrescribedWeekView, on: Temporal.PlainDate) =>
  !w.replaced &&
  Temporal.PlainDate.compare(w.from, on) <= 0 &&
  (w.until === null || Temporal.PlainDate.compare(on, w.until) < 0)
