import { accessRoutes } from '#modules/access/access.routes.ts'
import { accountRoutes } from '#modules/access/accounts.routes.ts'
import { breakGlassRoutes } from '#modules/access/breakGlass/breakGlass.routes.ts'
import { factorRoutes } from '#modules/access/factors/factors.routes.ts'
import { lookRoutes } from '#modules/access/looks/looks.routes.ts'
import { signInRoutes } from '#modules/access/signIns/signIns.routes.ts'
import { attendanceRoutes } from '#modules/attendance/attendance.routes.ts'
import { kioskRoutes } from '#modules/attendance/kiosk/kiosk.routes.ts'
import { ledgerRoutes } from '#modules/attendance/ledger.routes.ts'
import { sendingRoutes } from '#modules/attendance/sending/sending.routes.ts'
import { consentRoutes } from '#modules/consent/consent.routes.ts'
import { episodeRoutes } from '#modules/episodes/episodes.routes.ts'
import { homeRoutes } from '#modules/home/home.routes.ts'
import { assessmentRoutes } from '#modules/intake/assessment/assessment.routes.ts'
import { inquiryRoutes } from '#modules/intake/inquiry/inquiry.routes.ts'
import { inquirySubscribers } from '#modules/intake/inquiry/inquiry.subscribers.ts'
import { placementRoutes } from '#modules/intake/placement/placement.routes.ts'
import { referralRoutes } from '#modules/intake/referral/referral.routes.ts'
import { measureRoutes } from '#modules/measures/measures.routes.ts'
import { notesRoutes } from '#modules/notes/notes.routes.ts'
import { careTeamRoutes } from '#modules/people/careTeam.routes.ts'
import { clientRoutes } from '#modules/people/client.routes.ts'
import { staffRoutes } from '#modules/people/staff.routes.ts'
import { admissionRoutes } from '#modules/plans/admission/admission.routes.ts'
import { planRoutes } from '#modules/plans/plans.routes.ts'
import { planSubscribers } from '#modules/plans/plans.subscribers.ts'
import { programRoutes } from '#modules/program/program.routes.ts'
import { programSubscribers } from '#modules/program/program.subscribers.ts'
import { recordRoutes } from '#modules/record/record.routes.ts'
import { taskRoutes } from '#modules/tasks/tasks.routes.ts'
import { taskSubscribers } from '#modules/tasks/tasks.subscribers.ts'
import { timetableRoutes } from '#modules/timetable/timetable.routes.ts'
import { timetableSubscribers } from '#modules/timetable/timetable.subscribers.ts'
import type { Bind } from './door.ts'
import type { Subscriber } from './events.ts'

/** Every part's endpoints, in the order of a client's way. A plain list, no autoload. */
export const routes: readonly ((bind: Bind) => void)[] = [
  staffRoutes,
  clientRoutes,
  careTeamRoutes,
  accessRoutes,
  signInRoutes,
  factorRoutes,
  accountRoutes,
  breakGlassRoutes,
  lookRoutes,
  consentRoutes,
  programRoutes,
  measureRoutes,
  inquiryRoutes,
  referralRoutes,
  assessmentRoutes,
  placementRoutes,
  episodeRoutes,
  planRoutes,
  admissionRoutes,
  timetableRoutes,
  attendanceRoutes,
  kioskRoutes,
  ledgerRoutes,
  sendingRoutes,
  notesRoutes,
  taskRoutes,
  recordRoutes,
  homeRoutes,
]

/** What parts do when another part's event happens. */
export const subscribers: readonly Subscriber[] = [
  ...programSubscribers,
  ...inquirySubscribers,
  ...planSubscribers,
  ...timetableSubscribers,
  ...taskSubscribers,
]
