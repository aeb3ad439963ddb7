import { markOneClient, markSession, sessionRoster } from '#modules/attendance/attendance.contract.ts'
import { clientLedger } from '#modules/attendance/ledger.contract.ts'
import { programmeBoard } from '#modules/home/board.contract.ts'
import { today } from '#modules/home/today.contract.ts'
import { signGroupNote } from '#modules/notes/composer/composer.contract.ts'
import { client, findClients } from '#modules/people/client.contract.ts'
import { clientTasks } from '#modules/tasks/tasks.contract.ts'
import type { Random } from '#simulate/random.ts'
import { seededRandom } from '#simulate/random.ts'
import { sharedPart, topicFor, voiceOf, writeCards } from '#simulate/writing.ts'
import { type Shot, shot } from './load.ts'
import type { Peer } from './raw.ts'
import type { Cohort } from './scene.ts'

export type Scenario = {
  name: string
  /** The raw figure of the same kind. */
  peer: Peer
  /** What one user sends at once; undefined when nothing is left. */
  shots: (user: number) => Shot[] | undefined
}

export type Scene = {
  siteId: string
  monday: string
  /** Who reads: sees every client of the site. */
  cookie: string
  cohorts: readonly Cohort[]
  /** Lived sessions with ten seats or more. */
  sessionIds: readonly string[]
  /** Everybody admitted now. */
  clientIds: readonly string[]
  /** Names as they are typed. */
  typed: readonly string[]
}

export function scenarios(scene: Scene): Scenario[] {
  const random = seededRandom('bench')
  const { cookie, siteId, monday } = scene
  const cohort = (user: number) => scene.cohorts[user % scene.cohorts.length]!
  const someClient = () => random.pick(scene.clientIds)
  return [
    {
      name: 'open roster',
      peer: 'selectRoster',
      shots: () => [shot(sessionRoster, { sessionId: random.pick(scene.sessionIds) }, cookie)],
    },
    { name: 'mark one client', peer: 'insert', shots: (user) => [markOne(random, cohort(user))] },
    { name: 'mark a roster of 12', peer: 'upsertRoster', shots: (user) => [markAll(random, cohort(user))] },
    { name: 'sign a 12-person group note', peer: 'insertNotes', shots: (user) => sign(random, cohort(user)) },
    {
      name: 'client’s page: record, hours of 9 weeks, tasks',
      peer: 'select',
      shots: () => {
        const clientId = someClient()
        return [
          shot(client, { clientId }, cookie),
          shot(clientLedger, { clientId, monday }, cookie),
          shot(clientTasks, { clientId }, cookie),
        ]
      },
    },
    {
      name: 'client’s record alone',
      peer: 'select',
      shots: () => [shot(client, { clientId: someClient() }, cookie)],
    },
    {
      name: 'programme board',
      peer: 'select',
      shots: () => [shot(programmeBoard, { siteId, monday }, cookie)],
    },
    { name: 'today', peer: 'select', shots: () => [shot(today, { siteId }, cookie)] },
    {
      name: 'find a client',
      peer: 'select',
      shots: () => [shot(findClients, { text: random.pick(scene.typed) }, cookie)],
    },
  ]
}

const late = (random: Random) => ({ mark: 'late' as const, attendedMinutes: random.int(1, 14) })

const markOne = (random: Random, { open, clientIds, cookie }: Cohort) =>
  shot(markOneClient, { sessionId: open, clientId: random.pick(clientIds), ...late(random) }, cookie)

/** Everybody's minutes are the same in one command, and other ones in the next. */
export function markAll(random: Random, { open, clientIds, cookie }: Cohort): Shot {
  const mark = late(random)
  const marks = clientIds.map((clientId) => ({ clientId, ...mark }))
  return shot(markSession, { sessionId: open, marks }, cookie)
}

function sign(random: Random, { toSign, clientIds, cookie }: Cohort): Shot[] | undefined {
  const sessionId = toSign.pop()
  if (!sessionId) return undefined
  const { shared, cards } = groupNote(random, clientIds)
  const lateReason = 'The week of the audit'
  return [shot(signGroupNote, { sessionId, shared, sharedVersion: 0, cards, lateReason }, cookie)]
}

/** Texts as the simulated therapists write them. */
export function groupNote(random: Random, clientIds: readonly string[]) {
  const voices = clientIds.map(() => voiceOf(random))
  const texts = writeCards(
    random,
    voices,
    clientIds.map(() => false),
  )
  return {
    shared: sharedPart(topicFor('therapy_group', random.int(0, 50)), 'CBT'),
    cards: clientIds.map((clientId, i) => ({ clientId, version: 0, card: texts[i]! })),
  }
}
