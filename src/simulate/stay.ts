import { changeLevel, changeStage, discharge, episode } from '#modules/episodes/episodes.contract.ts'
import { prescribedWeeks, prescribeWeek } from '#modules/plans/plans.contract.ts'
import { steppedDownWeek } from './arrival.ts'
import { followUp, measure, place } from './assess.ts'
import { isThereOn, stageOn } from './cast.ts'
import type { Script } from './script.ts'
import { giveBack, planHours } from './seating.ts'
import { isBefore, type Life, later, type Town } from './town.ts'
import { moment } from './world.ts'

/** What a day brings to somebody who is in the programme, apart from sessions. */
export async function stay(town: Town, script: Script, life: Life, on: Temporal.PlainDate): Promise<void> {
  const { c } = life
  if (!life.episodeId || !isBefore(c.admittedOn, on)) {
    if (c.admittedOn.equals(on)) await planAhead(town, life, on)
    return
  }
  if (isThereOn(c, on)) await review(town, script, life, on)
  const move = c.moves.find((m) => m.on.equals(on))
  if (move) await moveTo(town, life, move.stage, on)
  if (c.leaves?.on.equals(on)) await leave(town, life, c.leaves.how, on)
  if (isThereOn(c, on)) await planAhead(town, life, on)
}

/** The instruments every two weeks, the level of care every four. */
async function review({ world, begin }: Town, script: Script, life: Life, on: Temporal.PlainDate) {
  const { c, story, clientId, therapist } = life
  const days = c.admittedOn.until(on).days
  const alert = script.alerts.find((a) => a.key === c.key && a.on.equals(on))
  if (!clientId || (days % 14 !== 0 && !alert)) return
  const i = { story: story.at(moment(world, on, '11:30')), by: therapist, clientId, character: c, on }
  if (!isBefore(on, begin)) {
    await measure(i, 'phq-9', alert ? 1 : 0)
    await measure(i, 'gad-7')
    await measure(i, 'bam-iop')
  }
  if (alert && !alert.open) await followUp(i)
  if (days % 28 === 0) {
    const stage = stageOn(c, on)
    await place(i, stage === 'mid' || stage === 'late' ? '1.5' : '2.1')
  }
}

const why = {
  early: 'Goals of the first weeks are met: plan signed, attends, has a support person.',
  mid: 'Six weeks and more without use, relapse-prevention plan in practice; steps down to six hours.',
  late: 'Stable at home and at work; keeps the routine with fewer contacts.',
} as const

async function moveTo(town: Town, life: Life, stage: keyof typeof why, on: Temporal.PlainDate) {
  const { story, clientId, therapist } = life
  const open = await openEpisode(life)
  if (!clientId || !open) return
  if (stage === 'mid' && !isBefore(on, town.begin)) await giveBack(town, life, on, { hours: false })
  story.at(moment(town.world, on, '13:15'))
  const at = { clientId, episodeId: open.id }
  const reason = why[stage]
  const moved = await story.does(therapist, changeStage, { ...at, version: open.version, stage, reason })
  if (stage === 'mid') await stepDown(life, { ...at, version: moved.version }, on)
}

/** Mid recovery is outpatient care: another level, fewer hours. */
async function stepDown(
  life: Life,
  at: { clientId: string; episodeId: string; version: number },
  on: Temporal.PlainDate,
) {
  const { story, therapist, c } = life
  const { clientId, episodeId } = at
  const placementId = await place({ story, by: therapist, clientId, character: c, on }, '1.5')
  await story.does(therapist, changeLevel, { ...at, placementId, reason: '' })
  const { current } = await story.does(therapist, prescribedWeeks, { clientId })
  await story.does(therapist, prescribeWeek, {
    ...steppedDownWeek,
    clientId,
    episodeId,
    from: on.toString(),
    reason: why.mid,
    latestId: current?.id ?? null,
  })
}

const lastWords = {
  graduated: 'Goals reached. Continuing care: weekly group in the community and a mentor.',
  left_early: 'Did not come back after several calls; letter sent with how to return.',
  transferred: 'Moves to another level of care nearer to the family.',
} as const

async function leave(town: Town, life: Life, how: keyof typeof lastWords, on: Temporal.PlainDate) {
  const { story, clientId, therapist } = life
  await giveBack(town, life, on, { hours: true })
  const open = await openEpisode(life)
  if (!clientId || !open) return
  await story.at(moment(town.world, on, '15:40')).does(therapist, discharge, {
    clientId,
    episodeId: open.id,
    version: open.version,
    on: on.toString(),
    reason: how,
    note: lastWords[how],
  })
}

async function openEpisode({ story, clientId, therapist }: Life) {
  if (!clientId) return null
  return (await story.does(therapist, episode, { clientId })).episode
}

/** Everybody's own hours are planned two weeks ahead, on Mondays; at the beginning for three weeks at once. */
async function planAhead(town: Town, life: Life, on: Temporal.PlainDate) {
  const first = later(life.c.admittedOn, town.begin.subtract({ days: 1 }))
  const thirdWeek = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 }).add({ days: 21 })
  const isFirst = first.equals(on)
  if (!isFirst && (on.dayOfWeek !== 1 || !isBefore(first, on))) return
  life.story.at(moment(town.world, on, '13:30'))
  const from = isFirst ? on.add({ days: 1 }) : thirdWeek(on).subtract({ days: 7 })
  await planHours(town, life, { from: later(from, town.begin), until: thirdWeek(on) })
}
