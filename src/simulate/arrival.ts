import { completeAdmissionItem } from '#modules/episodes/episodes.contract.ts'
import { admitClient } from '#modules/plans/admission/admission.contract.ts'
import { setBusyTimes, setWeekPreference } from '#modules/timetable/ownWeek.contract.ts'
import { ask, callBack, checkIn } from './asking.ts'
import { assess, interview, place } from './assess.ts'
import { allow } from './consents.ts'
import { cohortOf } from './plan.ts'
import { type Random, seededRandom } from './random.ts'
import { isBefore, type Life, type Town } from './town.ts'
import { moment, type World } from './world.ts'

/** What the plan asks of a week in the intensive stages, and after stepping down. */
export const intensiveWeek = {
  minutes: 540,
  daysMin: 3,
  daysMax: 4,
  mix: {
    therapy_group: { min: 2, max: 4 },
    skills: { min: 2, max: 4 },
    education: { min: 0, max: 2 },
    individual: { min: 0, max: 1 },
  },
}
export const steppedDownWeek = {
  minutes: 360,
  daysMin: 2,
  daysMax: 3,
  mix: { therapy_group: { min: 1, max: 2 }, education: { min: 0, max: 1 }, individual: { min: 0, max: 1 } },
}

/** The days of somebody's way in. */
export function wayIn({ seed }: World, { c }: Pick<Life, 'c'>) {
  const random = seededRandom(`${seed}/${c.key}/way in`)
  const interviewed = workday(c.admittedOn.subtract({ days: random.int(2, 6) }))
  const asked = workday(interviewed.subtract({ days: random.int(3, 9) }))
  return { asked, called: workday(asked.add({ days: 1 })), interviewed }
}
const workday = (day: Temporal.PlainDate) =>
  day.dayOfWeek > 5 ? day.subtract({ days: day.dayOfWeek - 5 }) : day

/** What the day brings on somebody's way in: from the first call to the admission. */
export async function arrive(town: Town, life: Life, on: Temporal.PlainDate): Promise<void> {
  const { world, programme } = town
  const { story, c } = life
  const { siteId, staff } = programme
  const days = wayIn(world, life)
  if (days.asked.equals(on))
    life.inquiryId = await ask(
      story.at(moment(world, on, '09:20')),
      { desk: staff.front_desk, siteId },
      c.person,
    )
  if (days.called.equals(on) && life.inquiryId) {
    const interviewAt = moment(world, days.interviewed, '10:30')
    const clientId = await callBack(
      story.at(moment(world, on, '15:10')),
      staff.front_desk,
      life.inquiryId,
      interviewAt,
    )
    life.clientId = clientId
    town.characters.set(clientId, c)
  }
  if (days.interviewed.equals(on)) await beInterviewed(town, life, on)
  if (c.admittedOn.equals(on)) await beAdmitted(town, life, on)
  await allow(town, life, on)
  await tickItems(town, life, on)
}

/** Yesterday's interview of somebody who comes next week is not finished: the afternoon had an end. */
async function beInterviewed({ world, programme }: Town, life: Life, on: Temporal.PlainDate) {
  const { c, story, therapist, clientId } = life
  if (!clientId) return
  await checkIn(story.at(moment(world, on, '10:10')), programme.staff.front_desk, clientId, c.person)
  const i = { story: story.at(moment(world, on, '10:30')), by: therapist, clientId, character: c, on }
  if (isUnfinished(world, c.admittedOn, on)) {
    await interview(i, 5)
    return
  }
  await assess(i)
  life.placementId = await place({ ...i, story: story.at(moment(world, on, '12:00')) }, '2.1')
}

const isUnfinished = ({ today }: World, admittedOn: Temporal.PlainDate, on: Temporal.PlainDate) =>
  isBefore(today, admittedOn) && on.until(today).days <= 3

async function beAdmitted(town: Town, life: Life, on: Temporal.PlainDate) {
  const { c, story, therapist, clientId, placementId } = life
  const { staff, versionId } = town.programme
  if (!clientId || !placementId) return
  story.at(moment(town.world, on, '12:10'))
  const { episodeId } = await story.does(therapist, admitClient, {
    clientId,
    placementId,
    programVersionId: versionId,
    track: cohortOf(c.cohort).track,
    stage: 'engagement',
    careTeam: [
      { staffId: therapist.staffId ?? '', role: 'primary_therapist' },
      { staffId: staff.case_manager.staffId ?? '', role: 'case_manager' },
      { staffId: staff.medical_provider.staffId ?? '', role: 'medical_provider' },
    ],
    itemsDone: { consent_to_treat: true, part2_notice: true },
    week: intensiveWeek,
    admittedOn: on.toString(),
    priorEpisodeId: null,
  })
  life.episodeId = episodeId
  await tellOwnWeek(town, life)
}

/** What takes their time in the week, as they said in the interview. */
async function tellOwnWeek({ programme }: Town, { c, story, clientId }: Life) {
  if (!clientId) return
  const random = story.random.fork('own week')
  const busy = c.duties.flatMap(({ kind, weekdays, from, until }) =>
    weekdays.map((weekday) => ({ kind, weekday, from, until, note: '' })),
  )
  const { case_manager } = programme.staff
  const { version } = await story.does(case_manager, setBusyTimes, { clientId, busy })
  const preference = {
    travelMinutes: random.pick([10, 15, 20, 30]),
    videoAllowed: random.chance(0.3),
    preferredPart: 'any' as const,
    timeZone: null,
  }
  await story.does(case_manager, setWeekPreference, { clientId, preference, version })
}

/** Fee schedule and orientation come within days; now and then they are forgotten (R11). */
async function tickItems({ world, programme }: Town, life: Life, on: Temporal.PlainDate) {
  const { c, story, clientId, episodeId } = life
  if (!clientId || !episodeId || isBefore(on, c.admittedOn)) return
  const days = daysUntilTicked(seededRandom(`${world.seed}/${c.key}/items`))
  for (const item of ['fee_schedule', 'orientation'] as const) {
    if (!c.admittedOn.add({ days: days[item] }).equals(on)) continue
    story.at(moment(world, on, '12:50'))
    await story.does(programme.staff.front_desk, completeAdmissionItem, {
      clientId,
      episodeId,
      item,
      done: true,
    })
  }
}

const daysUntilTicked = (random: Random) => ({
  fee_schedule: random.chance(0.1) ? random.int(9, 20) : random.int(0, 3),
  orientation: random.chance(0.15) ? random.int(7, 16) : random.int(0, 3),
})
