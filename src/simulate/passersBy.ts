import { passBy } from './asking.ts'
import { invent } from './names.ts'
import { seededRandom } from './random.ts'
import type { Town } from './town.ts'
import { moment, thread } from './world.ts'

/** About one person a week asks for help and does not come. */
export async function letOthersAsk({ world, programme }: Town, on: Temporal.PlainDate): Promise<void> {
  const random = seededRandom(`${world.seed}/others/${on}`)
  const atDesk = on.dayOfWeek < 6
  const justNow = on.add({ days: 1 }).equals(world.today)
  if (!atDesk || !(random.chance(0.2) || justNow)) return
  const story = thread(world, `others ${on}`, moment(world, on, '10:00'))
  const { siteId, staff } = programme
  await passBy({ world, story, desk: staff.front_desk, siteId }, invent(random, on)(), on)
}
