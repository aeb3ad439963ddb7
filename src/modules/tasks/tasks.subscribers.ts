import { measureItemAlert } from '#modules/measures/measures.contract.ts'
import { type Subscriber, subscribe } from '#server/events.ts'
import { raiseTask } from './tasks.actions.ts'

/** What happens elsewhere and leaves work behind. One row an event; the kinds stand in tasks.ts. */
export const taskSubscribers: readonly Subscriber[] = [
  // R40: one task for each response that says so, whatever its total and whoever entered it.
  subscribe(measureItemAlert, async (ctx, { subject: { clientId }, data: { responseId } }) => {
    await raiseTask(ctx, {
      ...{ kind: 'suicide_risk_followup', subjectKey: responseId, clientId, params: { responseId } },
    })
  }),
]
