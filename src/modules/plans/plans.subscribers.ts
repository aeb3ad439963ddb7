import { discharged } from '#modules/episodes/episodes.contract.ts'
import { subscribe } from '#server/events.ts'
import { endWeeks } from './plans.actions.ts'

/** The day after a discharge no prescribed week holds any more. */
export const planSubscribers = [
  subscribe(discharged, (ctx, { data: { episodeId, dischargedOn } }) =>
    endWeeks(ctx, episodeId, Temporal.PlainDate.from(dischargedOn).add({ days: 1 })),
  ),
]
