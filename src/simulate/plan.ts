import type { Role } from '#modules/access/access.ts'
import type { SessionKind, Track } from '#modules/program/program.ts'

/** The demo programme as a table: who works there, in which rooms, and what a week looks like. All people are invented. */
const keys = [
  'administrator',
  'director',
  'lindqvist',
  'villanueva',
  'okonkwo',
  'ibarra',
  'calloway',
  'trainee',
  'case_manager',
  'medical_provider',
  'biller',
  'front_desk',
  'privacy_officer',
] as const
export type StaffKey = (typeof keys)[number]

type Member = {
  key: StaffKey
  role: Role
  givenName: string
  familyName: string
  title: string
  credential?: string
  /** A credential under supervision names who co-signs. */
  supervisor?: StaffKey
  /** Where they see people one to one. */
  office?: string
}

const member = (
  key: StaffKey,
  role: Role,
  [givenName, familyName]: [string, string],
  title: string,
  rest: Pick<Member, 'credential' | 'supervisor' | 'office'> = {},
): Member => ({ key, role, givenName, familyName, title, ...rest })

export const staff: readonly Member[] = [
  member('administrator', 'administrator', ['Elspeth', 'Fairbanks'], 'Systems administrator'),
  member('director', 'director', ['Marguerite', 'Oyelaran'], 'Program director', {
    credential: 'LICSW',
    office: 'Linden',
  }),
  member('lindqvist', 'therapist', ['Tobias', 'Lindqvist'], 'Primary therapist, day', {
    credential: 'LMHC',
    office: 'Maple',
  }),
  member('villanueva', 'therapist', ['Renata', 'Villanueva'], 'Primary therapist, day', {
    credential: 'LICSW',
    office: 'Rowan',
  }),
  member('okonkwo', 'therapist', ['Winslow', 'Okonkwo'], 'Primary therapist, evening', {
    credential: 'LADC',
    office: 'Hazel',
  }),
  member('ibarra', 'therapist', ['Soledad', 'Ibarra'], 'Primary therapist, evening', {
    credential: 'LPC',
    office: 'Willow',
  }),
  member('calloway', 'therapist', ['Harriet', 'Calloway'], 'Primary therapist, weekend', {
    credential: 'LCSW',
    office: 'Aspen',
  }),
  member('trainee', 'therapist', ['Ilse', 'Jankowski'], 'Therapist in training', {
    credential: 'MSW intern',
    supervisor: 'villanueva',
    office: 'Larch',
  }),
  member('case_manager', 'case_manager', ['Dorothea', 'Begaye'], 'Case manager', {
    credential: 'CADC',
    office: 'Elm',
  }),
  member('medical_provider', 'medical_provider', ['Anand', 'Deshmukh'], 'Medical provider', {
    credential: 'MD',
    office: 'Spruce',
  }),
  member('biller', 'biller', ['Phyllis', 'Kettleman'], 'Billing'),
  member('front_desk', 'front_desk', ['Marcel', 'Holloway'], 'Front desk'),
  member('privacy_officer', 'privacy_officer', ['Ngozi', 'Kamara'], 'Privacy officer'),
]

export const emailOf = ({ givenName, familyName }: Pick<Member, 'givenName' | 'familyName'>) =>
  `${givenName}.${familyName}@harborstreet.example`.toLowerCase()

const groupRooms = ['Alder', 'Birch', 'Cedar'].map((name) => ({ name, capacity: 20 }))
const offices = staff.flatMap(({ office }) => (office ? [{ name: office, capacity: 4 }] : []))
export const rooms: readonly { name: string; capacity: number }[] = [...groupRooms, ...offices]

export const cohortKeys = ['day_a', 'day_b', 'evening_a', 'evening_b', 'weekend', 'mid'] as const
export type CohortKey = (typeof cohortKeys)[number] | 'families'

/** People who go through the week together. */
export type Cohort = {
  key: CohortKey
  track: Track
  stages: readonly string[]
  therapist: StaffKey
  /** Open places today; the rest of the twelve is taken. */
  free: number
  times: readonly { weekdays: readonly number[]; blocks: readonly Block[] }[]
}
type Block = {
  starts: string
  minutes: number
  kind: SessionKind
  name: string
  modality: string
  room: string
  lead?: StaffKey
  coLead?: StaffKey
}

const intensive = ['engagement', 'early']
const therapy = { minutes: 90, kind: 'therapy_group', name: 'Process group', modality: 'CBT' } as const
const skills = { minutes: 90, kind: 'skills', name: 'Recovery skills', modality: 'DBT skills' } as const
const evening = (room: string): Block[] => [
  { starts: '17:30', room, ...therapy },
  { starts: '19:10', room, ...skills, modality: 'Relapse prevention' },
]
const morning = (room: string, trainee: Pick<Block, 'lead' | 'coLead'> = {}): Block[] => [
  { starts: '09:00', room, ...therapy },
  { starts: '10:45', room, ...skills, ...trainee },
]

export const cohorts: readonly Cohort[] = [
  {
    key: 'day_a',
    track: 'day',
    stages: intensive,
    therapist: 'lindqvist',
    free: 0,
    times: [{ weekdays: [1, 3, 5], blocks: morning('Alder') }],
  },
  {
    key: 'day_b',
    track: 'day',
    stages: intensive,
    therapist: 'villanueva',
    free: 2,
    times: [
      { weekdays: [2, 4], blocks: morning('Birch', { lead: 'trainee', coLead: 'villanueva' }) },
      { weekdays: [5], blocks: morning('Birch') },
    ],
  },
  {
    key: 'evening_a',
    track: 'evening',
    stages: intensive,
    therapist: 'okonkwo',
    free: 1,
    times: [{ weekdays: [1, 2, 4], blocks: evening('Alder') }],
  },
  {
    key: 'evening_b',
    track: 'evening',
    stages: intensive,
    therapist: 'ibarra',
    free: 3,
    times: [{ weekdays: [1, 3, 4], blocks: evening('Birch') }],
  },
  {
    key: 'weekend',
    track: 'weekend',
    stages: intensive,
    therapist: 'calloway',
    free: 2,
    times: [
      { weekdays: [5], blocks: evening('Alder') },
      { weekdays: [6, 7], blocks: morning('Alder', { coLead: 'trainee' }) },
    ],
  },
  {
    key: 'mid',
    track: 'evening',
    stages: ['mid', 'late'],
    therapist: 'lindqvist',
    free: 3,
    times: [
      {
        weekdays: [2, 4],
        blocks: [{ starts: '18:00', room: 'Cedar', ...therapy, minutes: 120, name: 'Mid-recovery group' }],
      },
      {
        weekdays: [6],
        blocks: [
          {
            starts: '10:00',
            minutes: 120,
            kind: 'education',
            name: 'Life in recovery',
            modality: 'Psychoeducation',
            room: 'Cedar',
            lead: 'ibarra',
          },
        ],
      },
    ],
  },
  {
    key: 'families',
    track: 'weekend',
    stages: [],
    therapist: 'director',
    free: 20,
    times: [
      {
        weekdays: [7],
        blocks: [
          {
            starts: '13:00',
            minutes: 90,
            kind: 'family',
            name: 'Family education',
            modality: 'Psychoeducation',
            room: 'Cedar',
          },
        ],
      },
    ],
  },
]

/** One weekly group of a cohort. */
export type Meeting = Omit<Block, 'lead'> & { weekday: number; lead: StaffKey; capacity: number }

const letters: Partial<Record<CohortKey, string>> = {
  day_a: 'Day A',
  day_b: 'Day B',
  evening_a: 'Evening A',
  evening_b: 'Evening B',
  weekend: 'Weekend',
}

export const meetingsOf = (cohort: Cohort): Meeting[] =>
  cohort.times.flatMap(({ weekdays, blocks }) =>
    weekdays.flatMap((weekday) =>
      blocks.map((b) => ({
        ...b,
        weekday,
        name: letters[cohort.key] ? `${b.name} · ${letters[cohort.key]}` : b.name,
        lead: b.lead ?? cohort.therapist,
        capacity: b.kind === 'therapy_group' || b.kind === 'skills' ? 12 : 20,
      })),
    ),
  )

export const cohortOf = (key: CohortKey): Cohort => {
  const found = cohorts.find((c) => c.key === key)
  if (!found) throw new Error(`no cohort ${key}`)
  return found
}

/** Weekly hours in which a therapist sees people one to one: each person every second week. */
export const individualHours: Partial<Record<StaffKey, readonly { weekday: number; starts: string }[]>> = {
  lindqvist: [...at([1, 3, 5], ['12:30', '13:40']), ...at([2, 4], ['15:30', '16:40'])],
  villanueva: at([2, 4, 5], ['12:30', '13:40']),
  okonkwo: [...at([1, 2, 4], ['16:20']), ...at([3], ['16:20', '17:30']), ...at([5], ['16:20'])],
  ibarra: [...at([1, 3, 4], ['16:20']), ...at([2], ['16:20', '17:30']), ...at([5], ['16:20'])],
  calloway: [...at([5], ['16:20']), ...at([6], ['12:30', '13:40']), ...at([7], ['14:45', '15:55'])],
}
function at(weekdays: readonly number[], times: readonly string[]) {
  return weekdays.flatMap((weekday) => times.map((starts) => ({ weekday, starts })))
}
