import { weekOf } from '#kit/time.ts'
import { arrive, wayIn } from './arrival.ts'
import { castOf, isThereOn, type Size } from './cast.ts'
import { cosign, holdSessions, night, workThroughTasks } from './day.ts'
import { offerMakeUps } from './makeUps.ts'
import { letOthersAsk } from './passersBy.ts'
import { openProgramme } from './programme.ts'
import { cancelSome, direct, type Script, scriptOf } from './script.ts'
import { assignHours, getsSeatsOn, giveSeats } from './seating.ts'
import { stay } from './stay.ts'
import { earlier, fortnight, isBefore, lifeOf, type Town } from './town.ts'
import { planVisitsAhead } from './visits.ts'
import { moment, sideBySide, thread, type World } from './world.ts'

/**
 * Makes a programme's life up to yesterday midnight, through the actions that people use, and leaves today open. The same
 * seed and day give the same life.
 */
export async function live(world: World, size: Size, progress: (line: string) => void): Promise<Town> {
  const begin = world.today.subtract({ weeks: size.weeks })
  const cast = castOf(world.seed, world.today, size)
  const opens = cast
    .map((c) => c.admittedOn)
    .reduce(earlier, begin)
    .subtract({ weeks: 4 })
  const programme = await openProgramme(world, opens, begin)
  const started = moment(world, opens, '08:00')
  const lives = cast.map((c) => lifeOf(world, programme, c, started))
  assignHours(lives)
  const town: Town = { world, programme, begin, lives, characters: new Map() }
  const script = scriptOf(town)
  const first = lives.map((l) => wayIn(world, l).asked).reduce(earlier, begin)
  for (let on = first; isBefore(on, world.today); on = on.add({ days: 1 })) {
    await liveDay(town, script, on)
    if (!isBefore(on, begin) && on.dayOfWeek === 7) progress(`lived through the week up to ${on}`)
  }
  return town
}

async function liveDay(town: Town, script: Script, on: Temporal.PlainDate) {
  const { world, lives, begin } = town
  await sideBySide(lives, async (life) => {
    await arrive(town, life, on)
    await stay(town, script, life, on)
  })
  if (isBefore(on, begin.subtract({ days: 1 }))) return
  const story = thread(world, `day ${on}`, moment(world, on, '08:00'))
  const sessions = await fortnight(town, story, on)
  // One after another: two people who reach for the same sessions would wait for each other.
  for (const life of lives)
    if (isThereOn(life.c, on) && getsSeatsOn(life, on, begin)) await giveSeats(town, life, on, sessions)
  const missed = await holdSessions(
    town,
    sessions.filter((s) => s.localOn.equals(on)),
    (session) => direct(town, script, session),
  )
  if (!isBefore(on, begin)) await workThroughTasks(town, story, on)
  await cosign(town, story, on)
  await planVisitsAhead(town, story, on)
  await cancelSome(town, story, on, sessions)
  const running = !isBefore(on, weekOf(world.today))
  if (!running)
    await offerMakeUps(town, story, missed, { on, sessions: await fortnight(town, story, on), share: 0.55 })
  await letOthersAsk(town, on)
  if (!isBefore(on, begin)) await night(town, story, on)
}
