import { glassBroken, glassReviewed } from '#modules/access/breakGlass/breakGlass.contract.ts'
import {
  rosterClosed,
  rosterCorrected,
  rosterLeftOpen,
  twoAbsences,
  weekShort,
} from '#modules/attendance/attendance.contract.ts'
import { breachClocked, breachDutyDone } from '#modules/consent/breach/breach.contract.ts'
import { emergencyClosed, emergencyLeftOpen } from '#modules/consent/emergency/emergency.contract.ts'
import {
  admissionItemDone,
  admissionItemReopened,
  admitted,
  discharged,
  dischargeProposed,
} from '#modules/episodes/episodes.contract.ts'
import { assessmentRisk } from '#modules/intake/assessment/assessment.contract.ts'
import { inquiryMoved, inquiryOpened } from '#modules/intake/inquiry/inquiry.contract.ts'
import { placementDecided } from '#modules/intake/placement/placement.contract.ts'
import { measureItemAlert } from '#modules/measures/measures.contract.ts'
import { noteCosigned, notesOverdue, notesSigned } from '#modules/notes/notes.contract.ts'
import { careTeamChanged } from '#modules/people/careTeam.contract.ts'
import { sessionCancelled } from '#modules/timetable/sessions.contract.ts'
import { type Subscriber, subscribe } from '#server/events.ts'
import * as client from './clientWork.actions.ts'
import { askForCosign, askForRoster, settleCosign, settleSession } from './sessionWork.actions.ts'
import { raiseTask, resolveTasks } from './tasks.actions.ts'

/** What happens elsewhere and leaves work behind. One row an event; the kinds stand in tasks.ts. */
export const taskSubscribers: readonly Subscriber[] = [
  subscribe(inquiryOpened, async (ctx, { subject: { clientId }, data: { inquiryId, siteId } }) => {
    await raiseTask(ctx, { kind: 'inquiry_waiting', subjectKey: inquiryId, siteId, clientId })
  }),
  subscribe(inquiryMoved, async (ctx, { data: { inquiryId, status } }) => {
    if (status !== 'new') await resolveTasks(ctx, 'inquiry_waiting', inquiryId)
  }),

  // R90: one task for each opening, at once.
  subscribe(glassBroken, async (ctx, { subject: { clientId }, data: { breakGlassId } }) => {
    await raiseTask(ctx, { kind: 'break_glass_review', subjectKey: breakGlassId, clientId })
  }),
  subscribe(glassReviewed, async (ctx, { data: { breakGlassId } }) => {
    await resolveTasks(ctx, 'break_glass_review', breakGlassId)
  }),

  // R40: one task for each response that says so, whatever its total and whoever entered it.
  subscribe(measureItemAlert, async (ctx, { subject: { clientId }, data: { responseId } }) => {
    const about = { subjectKey: responseId, clientId, params: { responseId } }
    await raiseTask(ctx, { kind: 'suicide_risk_followup', ...about })
  }),
  subscribe(assessmentRisk, async (ctx, { subject: { clientId }, data: { assessmentId } }) => {
    const about = { subjectKey: assessmentId, clientId, params: { assessmentId } }
    await raiseTask(ctx, { kind: 'assessment_risk_review', ...about })
  }),

  // R11
  subscribe(admitted, async (ctx, { subject: { clientId = '' }, data: { episodeId, openItems } }) => {
    for (const open of openItems) await client.askForItem(ctx, { clientId, episodeId, ...open })
    await client.settlePlacementReview(ctx, clientId)
  }),
  subscribe(admissionItemDone, (ctx, { data }) => client.settleItem(ctx, data)),
  subscribe(admissionItemReopened, (ctx, { subject: { clientId = '' }, data }) =>
    client.askForItem(ctx, { clientId, ...data }),
  ),
  subscribe(placementDecided, (ctx, { subject: { clientId = '' } }) =>
    client.settlePlacementReview(ctx, clientId),
  ),
  subscribe(careTeamChanged, (ctx, { subject: { clientId = '' } }) => client.followCareTeam(ctx, clientId)),

  // R26
  subscribe(rosterClosed, async (ctx, { data: { sessionId } }) => {
    await settleSession(ctx, sessionId)
    await client.settleReturned(ctx, sessionId)
  }),
  subscribe(rosterCorrected, (ctx, { data }) => settleSession(ctx, data.sessionId)),
  subscribe(rosterLeftOpen, (ctx, { data }) => askForRoster(ctx, data.sessionId)),
  // R29: once for the session, however many notes wait.
  subscribe(notesSigned, async (ctx, { data: { sessionId, cosign } }) => {
    await settleSession(ctx, sessionId)
    if (cosign) await askForCosign(ctx, { sessionId, ...cosign })
  }),
  subscribe(notesOverdue, (ctx, { data }) => settleSession(ctx, data.sessionId)),
  subscribe(sessionCancelled, async (ctx, { subject: { sessionId } }) => {
    if (sessionId) await resolveTasks(ctx, ['note_overdue', 'roster_open'], sessionId)
  }),

  // R29
  subscribe(noteCosigned, async (ctx, { subject: { sessionId } }) => {
    if (sessionId) await settleCosign(ctx, sessionId)
  }),

  // R21: one row of absences, one task.
  subscribe(twoAbsences, async (ctx, { subject: { clientId, sessionId }, data }) => {
    const about = { subjectKey: `${clientId} ${data.sinceSessionId}`, clientId, sessionId }
    await raiseTask(ctx, { kind: 'outreach_after_absences', dueAt: data.dueAt, ...about })
  }),
  // One week, one task.
  subscribe(weekShort, async (ctx, { subject: { clientId }, data }) => {
    const about = { subjectKey: `${clientId} ${data.monday}`, clientId }
    await raiseTask(ctx, { kind: 'short_of_hours', dueAt: data.dueAt, ...about })
  }),
  // R13
  subscribe(dischargeProposed, async (ctx, { subject: { clientId }, data: { episodeId } }) => {
    await raiseTask(ctx, { kind: 'administrative_discharge_proposed', subjectKey: episodeId, clientId })
  }),
  // R86
  subscribe(emergencyLeftOpen, async (ctx, { subject: { clientId }, data: { disclosureId } }) => {
    await raiseTask(ctx, { kind: 'emergency_record_open', subjectKey: disclosureId, clientId })
  }),
  subscribe(emergencyClosed, (ctx, { data }) =>
    resolveTasks(ctx, 'emergency_record_open', data.disclosureId),
  ),
  // R97: told again when the clocks change; each open duty has one task with its newest date.
  subscribe(breachClocked, async (ctx, { data: { breachId, siteId, duties } }) => {
    for (const duty of ['individuals', 'hhs', 'media'])
      await resolveTasks(ctx, 'breach_notice_due', `${breachId} ${duty}`)
    for (const { duty, dueAt } of duties) {
      const about = { subjectKey: `${breachId} ${duty}`, siteId, params: { duty } }
      await raiseTask(ctx, { kind: 'breach_notice_due', dueAt, ...about })
    }
  }),
  subscribe(breachDutyDone, (ctx, { data: { breachId, duty } }) =>
    resolveTasks(ctx, 'breach_notice_due', `${breachId} ${duty}`),
  ),
  subscribe(discharged, (ctx, { subject: { clientId = '' } }) => client.endEpisodeTasks(ctx, clientId)),
]
