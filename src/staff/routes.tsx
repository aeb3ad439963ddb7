import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { Broken } from './Broken.tsx'
import { Gate } from './Gate.tsx'
import { NotFound } from './NotFound.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken })

/** Everything in here asks who is signed in, and stands in the frame with navigation. */
const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: Gate,
  notFoundComponent: NotFound,
})

/** One page: `page('/clients/$clientId', () => import('#modules/…/web/ClientPage.tsx'), 'ClientPage')`. */
const page = <P extends string, M extends Record<string, unknown>>(
  path: P,
  load: () => Promise<M>,
  name: keyof M & string,
) => createRoute({ getParentRoute: () => staff, path, component: lazyRouteComponent(load, name) })

/** For those who are not signed in yet. */
const link = createRoute({
  getParentRoute: () => root,
  path: '/link',
  component: lazyRouteComponent(() => import('#modules/access/web/LinkPage.tsx'), 'LinkPage'),
})

/** The tablet at the door, which nobody is signed in at. */
const kiosk = createRoute({
  getParentRoute: () => root,
  path: '/kiosk',
  component: lazyRouteComponent(() => import('#modules/attendance/web/KioskPage.tsx'), 'KioskPage'),
})

/** Any other address: inside the frame, so that a stranger is asked to sign in first. */
const nowhere = createRoute({ getParentRoute: () => staff, path: '$', component: NotFound })

/** The pages, one a line, in the order of a client's way. */
const pages = staff.addChildren([
  page('/sign-in', () => import('./SignedIn.tsx'), 'SignedIn'),
  page('/', () => import('#modules/home/web/TodayPage.tsx'), 'TodayPage'),
  page('/intake', () => import('#modules/intake/web/inquiry/IntakePage.tsx'), 'IntakePage'),
  page('/intake/new', () => import('#modules/intake/web/inquiry/NewInquiryPage.tsx'), 'NewInquiryPage'),
  page('/intake/type', () => import('#modules/intake/web/referral/TypeReferralPage.tsx'), 'TypeReferralPage'),
  page('/intake/packet', () => import('#modules/intake/web/referral/PacketPage.tsx'), 'PacketPage'),
  page('/intake/$inquiryId', () => import('#modules/intake/web/inquiry/InquiryPage.tsx'), 'InquiryPage'),
  page(
    '/intake/$inquiryId/referral/$referralId',
    () => import('#modules/intake/web/referral/ReferralPage.tsx'),
    'ReferralPage',
  ),
  page('/clients', () => import('#modules/people/web/ClientsPage.tsx'), 'ClientsPage'),
  page('/clients/$clientId', () => import('./ClientPage.tsx'), 'ClientPage'),
  page(
    '/clients/$clientId/assessment',
    () => import('#modules/intake/web/assessment/AssessmentPage.tsx'),
    'AssessmentPage',
  ),
  page(
    '/clients/$clientId/assessments/$assessmentId',
    () => import('#modules/intake/web/assessment/AssessmentPage.tsx'),
    'AssessmentPage',
  ),
  page(
    '/clients/$clientId/placement',
    () => import('#modules/intake/web/placement/PlacementPage.tsx'),
    'PlacementPage',
  ),
  page(
    '/clients/$clientId/placements/$placementId/correct',
    () => import('#modules/intake/web/placement/PlacementPage.tsx'),
    'PlacementPage',
  ),
  page('/clients/$clientId/admit', () => import('#modules/plans/web/AdmitPage.tsx'), 'AdmitPage'),
  page(
    '/clients/$clientId/consents/new',
    () => import('#modules/consent/web/ConsentPage.tsx'),
    'ConsentPage',
  ),
  page(
    '/clients/$clientId/consents/$consentId/edit',
    () => import('#modules/consent/web/ConsentPage.tsx'),
    'ConsentPage',
  ),
  page(
    '/clients/$clientId/consents/$consentId/sign',
    () => import('#modules/consent/web/SignPage.tsx'),
    'SignPage',
  ),
  page('/clients/$clientId/$panel', () => import('./ClientPage.tsx'), 'ClientPage'),
  page(
    '/clients/$clientId/notes/$noteId',
    () => import('#modules/notes/web/NoteReadPage.tsx'),
    'NoteReadPage',
  ),
  page('/sessions/$sessionId', () => import('#modules/attendance/web/RosterPage.tsx'), 'RosterPage'),
  page('/sessions/$sessionId/note', () => import('#modules/notes/web/NotePage.tsx'), 'NotePage'),
  page('/notes/cosign', () => import('#modules/notes/web/CosignPage.tsx'), 'CosignPage'),
  page('/board', () => import('#modules/home/web/BoardPage.tsx'), 'BoardPage'),
  page('/week', () => import('#modules/timetable/web/WeekPage.tsx'), 'WeekPage'),
  page('/tasks', () => import('#modules/tasks/web/TasksPage.tsx'), 'TasksPage'),
  page('/break-glass', () => import('#modules/access/web/BreakGlassPage.tsx'), 'BreakGlassPage'),
  page('/account', () => import('#modules/access/web/AccountPage.tsx'), 'AccountPage'),
  page('/looks', () => import('#modules/access/web/LooksPage.tsx'), 'LooksPage'),
  page('/asked', () => import('#modules/consent/web/AskedPage.tsx'), 'AskedPage'),
  page('/privacy', () => import('#modules/consent/web/PrivacyPage.tsx'), 'PrivacyPage'),
  page('/staff', () => import('#modules/access/web/StaffPage.tsx'), 'StaffPage'),
  nowhere,
])

export const router = createRouter({
  routeTree: root.addChildren([link, kiosk, pages]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
