import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { levelsOfCare, tracks } from '#modules/program/program.ts'
import { admissionItems, dischargeReasons, readinesses } from './episodes.ts'

const clientId = z.uuid()
const episodeId = z.uuid()
const version = z.int()
const reason = z.string().trim().max(2000)

export const AdmissionItemView = z.object({
  item: z.enum(admissionItems),
  dueOn: day,
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
})

export const ChangeView = z.object({
  what: z.enum(['stage', 'level', 'readiness']),
  from: z.string().nullable(),
  to: z.string(),
  at: instant,
  by: z.string(),
  reason: z.string(),
})

const Discharge = z.object({
  on: day,
  reason: z.enum(dischargeReasons),
  note: z.string(),
})

export const EpisodeView = z.object({
  id: z.uuid(),
  version,
  program: z.object({ name: z.string(), versionId: z.uuid(), number: z.int() }),
  track: z.enum(tracks),
  stage: z.string(),
  stages: z.array(z.object({ id: z.string(), name: z.string() })),
  levelOfCare: z.enum(levelsOfCare),
  readiness: z.enum(readinesses).nullable(),
  admittedOn: day,
  discharge: Discharge.nullable(),
  lastContactOn: day,
  /** R12: admission to last contact, at least 1. */
  lengthOfStay: z.int(),
  /** R13: administrative discharge is proposed, dated by the last contact. */
  dischargeProposed: z.boolean(),
  priorEpisodeId: z.uuid().nullable(),
  items: z.array(AdmissionItemView),
  changes: z.array(ChangeView),
  /** A placement decision that says another level than the episode has. */
  offeredLevel: z.object({ placementId: z.uuid(), level: z.enum(levelsOfCare) }).nullable(),
})
export type EpisodeView = z.output<typeof EpisodeView>

/** The open episode, or the last one; the others in short. */
export const episode = endpoint({
  method: 'GET',
  path: '/clients/:clientId/episode',
  summary: 'The client’s episode: stage, level, readiness, admission items, length of stay',
  input: z.object({ clientId }),
  output: z.object({
    episode: EpisodeView.nullable(),
    earlier: z.array(
      z.object({ id: z.uuid(), admittedOn: day, discharge: Discharge.nullable(), lengthOfStay: z.int() }),
    ),
    today: day,
    can: z.object({ admit: z.boolean(), edit: z.boolean(), completeItems: z.boolean() }),
  }),
})

const at = { clientId, episodeId, version }

/** Forward or back; the level of care and the readiness stay as they are (R10). */
export const changeStage = endpoint({
  method: 'POST',
  path: '/clients/:clientId/episodes/:episodeId/stage',
  summary: 'Move to another stage, forward or back, with a reason',
  input: z.object({ ...at, stage: z.string().min(1).max(40), reason: reason.min(1, 'Say why') }),
  output: z.object({ version }),
})

/** The level is the one the placement decision says; the stage stays as it is (R10). */
export const changeLevel = endpoint({
  method: 'POST',
  path: '/clients/:clientId/episodes/:episodeId/level',
  summary: 'Take over the level of care from the newest placement decision',
  input: z.object({ ...at, placementId: z.uuid(), reason }),
  output: z.object({ version }),
})

export const rateReadiness = endpoint({
  method: 'POST',
  path: '/clients/:clientId/episodes/:episodeId/readiness',
  summary: 'Rate the client’s readiness; stage and level stay as they are',
  input: z.object({ ...at, readiness: z.enum(readinesses), reason }),
  output: z.object({ version }),
})

/** `done: false` takes a tick back. */
export const completeAdmissionItem = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/episodes/:episodeId/items/:item',
  summary: 'Tick an admission item: consent to treat, Part 2 notice, fee schedule, orientation',
  input: z.object({ clientId, episodeId, item: z.enum(admissionItems), done: z.boolean() }),
  output: z.object({}),
})

export const discharge = endpoint({
  method: 'POST',
  path: '/clients/:clientId/episodes/:episodeId/discharge',
  summary: 'End the episode with a reason and a date',
  input: z.object({ ...at, on: day, reason: z.enum(dischargeReasons), note: z.string().trim().max(4000) }),
  output: z.object({ lengthOfStay: z.int() }),
})

const openItem = z.object({ item: z.enum(admissionItems), dueOn: z.iso.date() })

/** R11: `openItems` are what is still owed, each with its day. */
export const admitted = event('episodes.admitted', z.object({ episodeId, openItems: z.array(openItem) }))
export const admissionItemDone = event(
  'episodes.admission_item_done',
  z.object({ episodeId, item: z.enum(admissionItems) }),
)
/** A tick was taken back: the item is owed again. */
export const admissionItemReopened = event('episodes.admission_item_reopened', openItem.extend({ episodeId }))
export const stageChanged = event(
  'episodes.stage_changed',
  z.object({ episodeId, from: z.string(), to: z.string() }),
)
export const levelChanged = event('episodes.level_changed', z.object({ episodeId }))
export const discharged = event('episodes.discharged', z.object({ episodeId, dischargedOn: z.iso.date() }))
/** R13. */
export const dischargeProposed = event(
  'episodes.discharge_proposed',
  z.object({ episodeId, lastContactOn: z.iso.date() }),
)
