import type { Bind } from '#server/door.ts'
import { prescribe, weeksOf } from './plans.actions.ts'
import { prescribedWeeks, prescribeWeek } from './plans.contract.ts'

export const planRoutes = (bind: Bind) => {
  bind(prescribedWeeks, 'plan.read', weeksOf)
  bind(prescribeWeek, 'plan.edit', prescribe)
}
