import {
  rosterClosed,
  rosterCorrected,
  rosterLeftOpen,
  twoAbsences,
} from '#modules/attendance/attendance.contract.ts'
import { assessmentRisk } from '#modules/intake/assessment/assessment.contract.ts'
import { measureItemAlert } from '#modules/measures/measures.contract.ts'
import { noteAwaitsCosign, noteCosigned, notesOverdue, notesSigned } from '#modules/notes/notes.contract.ts'
import { type Subscriber, subscribe } from '#server/events.ts'
import { askForCosign, askForRoster, settleCosign, settleSession } from './sessionWork.actions.ts'
import { raiseTask } from './tasks.actions.ts'

/** What happens elsewhere and leaves work behind. One row an event; the kinds stand in tasks.ts. */
export const taskSubscribers: readonly Subscriber[] = [
  // R40: one task for each response that says so, whatever its total and whoever entered it.
  subscribe(measureItemAlert, async (ctx, { subject: { clientId }, data: { responseId } }) => {
    const about = { subjectKey: responseId, clientId, params: { responseId } }
    await raiseTask(ctx, { kind: 'suicide_risk_followup', ...about })
  }),
  subscribe(assessmentRisk, async (ctx, { subject: { clientId }, data: { assessmentId } }) => {
    const about = { subjectKey: assessmentId, clientId, params: { assessmentId } }
    await raiseTask(ctx, { kind: 'assessment_risk_review', ...about })
  }),

  // R26
  subscribe(rosterClosed, (ctx, { data }) => settleSession(ctx, data.sessionId)),
  subscribe(rosterCorrected, (ctx, { data }) => settleSession(ctx, data.sessionId)),
  subscribe(rosterLeftOpen, (ctx, { data }) => askForRoster(ctx, data.sessionId)),
  subscribe(notesSigned, (ctx, { data }) => settleSession(ctx, data.sessionId)),
  subscribe(notesOverdue, (ctx, { data }) => settleSession(ctx, data.sessionId)),

  // R29
  subscribe(noteAwaitsCosign, (ctx, { subject: { clientId, sessionId }, data }) =>
    askForCosign(ctx, { clientId, sessionId, ...data }),
  ),
  subscribe(noteCosigned, (ctx, { subject: { clientId, sessionId }, data }) =>
    settleCosign(ctx, { clientId, sessionId, ...data }),
  ),

  // R21: one row of absences, one task.
  subscribe(twoAbsences, async (ctx, { subject: { clientId, sessionId }, data }) => {
    const about = { subjectKey: `${clientId} ${data.sinceSessionId}`, clientId, sessionId }
    await raiseTask(ctx, { kind: 'outreach_after_absences', dueAt: data.dueAt, ...about })
  }),
]
