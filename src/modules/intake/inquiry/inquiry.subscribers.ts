import { type Subscriber, subscribe } from '#server/events.ts'
import { assessmentCompleted } from '../assessment/assessment.contract.ts'
import { markAssessed } from './inquiry.actions.ts'

export const inquirySubscribers: readonly Subscriber[] = [
  subscribe(assessmentCompleted, async (ctx, { subject }) => {
    if (subject.clientId) await markAssessed(ctx, subject.clientId)
  }),
]
