import { discharged } from '#modules/episodes/episodes.contract.ts'
import { dutiesOf } from '#modules/intake/assessment/assessment.actions.ts'
import { assessmentCompleted } from '#modules/intake/assessment/assessment.contract.ts'
import { subscribe } from '#server/events.ts'
import { leaveSeats } from './leaving.actions.ts'
import { copyOwnWeek } from './ownWeek.actions.ts'

export const timetableSubscribers = [
  /** What takes the client's time, as told in the assessment, stands in their own week from then on. */
  subscribe(assessmentCompleted, async (ctx, { subject: { clientId }, data: { assessmentId } }) => {
    if (clientId) await copyOwnWeek(ctx, clientId, await dutiesOf(ctx, assessmentId))
  }),
  /** Whoever is discharged leaves the seats that are still to come to others. */
  subscribe(discharged, async (ctx, { subject: { clientId }, data: { dischargedOn } }) => {
    if (clientId) await leaveSeats(ctx, clientId, Temporal.PlainDate.from(dischargedOn))
  }),
]
