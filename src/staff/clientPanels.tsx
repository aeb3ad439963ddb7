import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Locale } from '#kit/words.ts'
import type { Permission } from '#modules/access/access.ts'
import { lookWords } from '#modules/access/looks/looks.words.ts'
import { ledgerWords } from '#modules/attendance/ledger.words.ts'
import { HoursFact } from '#modules/attendance/web/HoursFact.tsx'
import { consentScreenWords } from '#modules/consent/screen.words.ts'
import { episodeWords } from '#modules/episodes/episodes.words.ts'
import { assessmentWords } from '#modules/intake/assessment/assessment.words.ts'
import { placementWords } from '#modules/intake/placement/placement.words.ts'
import { packetWords } from '#modules/intake/referral/packet.words.ts'
import { measuresWords } from '#modules/measures/measures.words.ts'
import { readingWords } from '#modules/notes/reading.words.ts'
import { clientWords } from '#modules/people/client.words.ts'
import { sendWords } from '#modules/record/send.words.ts'
import { tasksWords } from '#modules/tasks/tasks.words.ts'
import { UrgentTasks } from '#modules/tasks/web/UrgentTasks.tsx'
import { clientWeekWords } from '#modules/timetable/clientWeek.words.ts'

type PanelProps = { clientId: string }
export type ClientPanel = {
  /** The last part of its address: `/clients/…/overview`. */
  id: string
  title: (locale: Locale) => string
  /** Who sees it; the server decides again about its data. */
  permission: Permission
  component: LazyExoticComponent<ComponentType<PanelProps>>
}

/** The parts of a client's page, in the order they stand; each part of the programme adds its line. The first is the front. */
export const clientPanels: readonly ClientPanel[] = [
  panel({
    id: 'overview',
    words: clientWords,
    title: (w) => w.overview.title,
    permission: 'client.read',
    load: () => import('#modules/people/web/ClientOverview.tsx'),
    name: 'ClientOverview',
  }),
  panel({
    id: 'referrals',
    words: packetWords,
    title: (w) => w.panel.title,
    permission: 'referral.read',
    load: () => import('#modules/intake/web/referral/ClientReferrals.tsx'),
    name: 'ClientReferrals',
  }),
  panel({
    id: 'episode',
    words: episodeWords,
    title: (w) => w.panel.title,
    permission: 'episode.read',
    load: () => import('#modules/plans/web/ClientEpisode.tsx'),
    name: 'ClientEpisode',
  }),
  panel({
    id: 'assessments',
    words: assessmentWords,
    title: (w) => w.panel.title,
    permission: 'assessment.read',
    load: () => import('#modules/intake/web/assessment/ClientAssessments.tsx'),
    name: 'ClientAssessments',
  }),
  panel({
    id: 'placements',
    words: placementWords,
    title: (w) => w.panel.title,
    permission: 'placement.read',
    load: () => import('#modules/intake/web/placement/ClientPlacements.tsx'),
    name: 'ClientPlacements',
  }),
  panel({
    id: 'hours',
    words: ledgerWords,
    title: (w) => w.title,
    permission: 'ledger.read',
    load: () => import('#modules/attendance/web/HoursPanel.tsx'),
    name: 'HoursPanel',
  }),
  panel({
    id: 'week',
    words: clientWeekWords,
    title: (w) => w.title,
    permission: 'busy_time.read',
    load: () => import('#modules/timetable/web/ClientWeek.tsx'),
    name: 'ClientWeek',
  }),
  panel({
    id: 'measures',
    words: measuresWords,
    title: (w) => w.title,
    permission: 'measure.read',
    load: () => import('#modules/measures/web/ClientMeasures.tsx'),
    name: 'ClientMeasures',
  }),
  panel({
    id: 'notes',
    words: readingWords,
    title: (w) => w.list.title,
    permission: 'note.read',
    load: () => import('#modules/notes/web/ClientNotes.tsx'),
    name: 'ClientNotes',
  }),
  panel({
    id: 'consents',
    words: consentScreenWords,
    title: (w) => w.title,
    permission: 'consent.read',
    load: () => import('#modules/consent/web/ClientConsents.tsx'),
    name: 'ClientConsents',
  }),
  panel({
    id: 'disclosures',
    words: sendWords,
    title: (w) => w.title,
    permission: 'disclosure.read',
    load: () => import('#modules/record/web/ClientDisclosures.tsx'),
    name: 'ClientDisclosures',
  }),
  panel({
    id: 'looks',
    words: lookWords,
    title: (w) => w.title,
    permission: 'look.read',
    load: () => import('#modules/access/web/ClientLooks.tsx'),
    name: 'ClientLooks',
  }),
  panel({
    id: 'tasks',
    words: tasksWords,
    title: (w) => w.title,
    permission: 'task.read',
    load: () => import('#modules/tasks/web/ClientTasks.tsx'),
    name: 'ClientTasks',
  }),
]

/** What must not wait about the client, between their name and the parts of the record. Each shows nothing where there is nothing. */
export const clientAlerts: readonly {
  id: string
  permission: Permission
  component: ComponentType<PanelProps>
}[] = [{ id: 'urgent', permission: 'task.read', component: UrgentTasks }]

/** Small facts that other parts put beside the client's name: hours of the week, open alerts. Each shows nothing until it knows. */
export const clientFacts: readonly {
  id: string
  permission: Permission
  component: ComponentType<PanelProps>
}[] = [{ id: 'hours', permission: 'ledger.read', component: HoursFact }]

type Declared<S, N extends string> = Omit<ClientPanel, 'title' | 'component'> & {
  words: Record<Locale, S>
  title: (words: S) => string
  load: () => Promise<{ [K in N]: ComponentType<PanelProps> }>
  name: N
}

function panel<S, N extends string>({ words, title, load, name, ...rest }: Declared<S, N>): ClientPanel {
  return {
    ...rest,
    title: (locale) => title(words[locale]),
    component: lazy(async () => ({ default: (await load())[name] })),
  }
}
