import { ask, passBy } from './asking.ts'
import { invent } from './names.ts'
import { seededRandom } from './random.ts'
import type { Town } from './town.ts'
import { moment, thread } from './world.ts'

/** About one person a week asks for help and does not come. Last night's web form and referral wait for an answer. */
export async function letOthersAsk({ world, programme }: Town, on: Temporal.PlainDate): Promise<void> {
  const random = seededRandom(`${world.seed}/others/${on}`)
  const person = invent(random, on)
  const { siteId, staff } = programme
  const site = {
    world,
    story: thread(world, `others ${on}`, moment(world, on, '10:00')),
    desk: staff.front_desk,
    siteId,
  }
  if (on.dayOfWeek < 6 && random.chance(0.2)) await passBy(site, person(), on)
  if (!on.add({ days: 1 }).equals(world.today)) return
  const late = { ...site, story: thread(world, `last night ${on}`, moment(world, on, '17:10')) }
  await ask(late.story, late, person(), 'referral')
  await ask(late.story.at(moment(world, on, '21:30')), late, person(), 'web_form')
}
