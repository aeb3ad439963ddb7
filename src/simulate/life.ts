import { arrive, wayIn } from './arrival.ts'
import { castOf, isThereOn, type Size } from './cast.ts'
import { cosign, holdSessions, night, workThroughTasks } from './day.ts'
import { openProgramme } from './programme.ts'
import { assignHours, getsSeatsOn, giveSeats } from './seating.ts'
import { stay } from './stay.ts'
import { earlier, fortnight, isBefore, lifeOf, type Town } from './town.ts'
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
  for (
    let on = lives.map((l) => wayIn(world, l).asked).reduce(earlier, begin);
    isBefore(on, world.today);
    on = on.add({ days: 1 })
  ) {
    await liveDay(town, on)
    if (!isBefore(on, begin) && on.dayOfWeek === 7) progress(`lived up to ${on}`)
  }
  return town
}

async function liveDay(town: Town, on: Temporal.PlainDate) {
  const { world, lives, begin } = town
  await sideBySide(lives, async (life) => {
    await arrive(town, life, on)
    await stay(town, life, on)
  })
  if (isBefore(on, begin.subtract({ days: 1 }))) return
  const story = thread(world, `day ${on}`, moment(world, on, '08:00'))
  const sessions = await fortnight(town, story, on)
  // One after another: two people who reach for the same sessions would wait for each other.
  for (const life of lives)
    if (isThereOn(life.c, on) && getsSeatsOn(life, on, begin)) await giveSeats(town, life, on, sessions)
  if (isBefore(on, begin)) return
  await holdSessions(
    town,
    sessions.filter((s) => s.localOn.equals(on)),
    () => ({}),
  )
  await workThroughTasks(town, story, on)
  await cosign(town, story, on)
  await night(town, story, on)
}
