import { passBy } from './asking.ts'
import { invent } from './names.ts'
import { seededRandom } from './random.ts'
import type { Town } from './town.ts'
import { moment, thread } from './world.ts'

/** About one person a week asks for help and does not come. */
export async function letOthersAsk({ world, programme }: Town, on: Temporal.PlainDate): Promise<void> {
  const random = seededRandom(`${world.seed}/others/${on}`)
  // Last night somebody filled in the web form: nobody has called back yet.
  const justNow = on.add({ days: 1 }).equals(world.today)
  if (!justNow && !(on.dayOfWeek < 6 && random.chance(0.2))) return
  const story = thread(world, `others ${on}`, moment(world, on, '10:00'))
  const { siteId, staff } = programme
  const site = { world, story, desk: staff.front_desk, siteId }
  await passBy(site, invent(random, on)(), on, justNow ? 'web_form' : undefined)
}
