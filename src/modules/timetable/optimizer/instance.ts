import { z } from 'zod'
import { words } from './optimizer.words.ts'

/**
 * One programme week as a file (`iop-sched/1`), read and checked. Times are minutes of the local day, day 0 is Monday;
 * `doseMin` and `doseMax` are the file's names for the prescribed week's least and most minutes.
 */
export const kinds = ['PROC', 'SKILL', 'EDU', 'FAM', 'IND'] as const
export type Kind = (typeof kinds)[number]

const whole = z.number().int()
const minutes = whole.min(0)
const id = whole.min(0)
const day = whole.min(0).max(6)
/** Day, from, to. */
const window = z.tuple([day, minutes, minutes]).refine(([, from, to]) => from < to, words.windowOrder)
const range = z.tuple([whole.min(0), whole.min(0)]).refine(([least, most]) => least <= most, words.rangeOrder)

const session = z.object({
  id,
  kind: z.enum(kinds),
  topic: z.string().optional(),
  day,
  start: minutes,
  dur: whole.min(1),
  /** -1: a video group of `region`. */
  site: whole.min(-1),
  region: id.optional(),
  tele: z.boolean(),
  /** In person or by video, as the client has it. */
  either: z.boolean().optional(),
  cap: whole.min(0),
  stages: z.array(whole),
  pop: z.enum(['ANY', 'F', 'M', 'COD', 'TEEN']),
  /** -1: a contracted facilitator. */
  lead: whole.min(-1),
  room: whole.min(-1).nullish(),
  /** The counselor whose slot it is (IND). */
  own: id.optional(),
})

const client = z
  .object({
    id,
    site: id,
    stage: whole.min(0).max(3),
    tags: z.array(z.string()),
    avail: z.array(window),
    teleAvail: z.array(window),
    travelMin: minutes,
    modality: z.enum(['either', 'inPerson', 'tele']),
    indTele: z.boolean(),
    indOnlyDayOk: z.boolean(),
    teleRegions: z.array(id),
    counselor: id,
    doseMin: minutes,
    doseMax: minutes,
    daysMin: whole.min(0).max(7),
    daysMax: whole.min(0).max(7),
    dayMinMin: minutes,
    dayMaxMin: minutes,
    maxGapMin: minutes,
    mix: z.partialRecord(z.enum(kinds), range),
    prefBand: z.string(),
    priority: whole.min(1),
    /** What the client has now; a session that is no longer there is a change too. */
    current: z.array(id),
  })
  .refine((c) => c.doseMin <= c.doseMax, { path: ['doseMin'], error: words.rangeOrder })
  .refine((c) => c.daysMin <= c.daysMax, { path: ['daysMin'], error: words.rangeOrder })

const counselor = z.object({
  id,
  site: id,
  creds: z.array(z.string()),
  caseloadMax: minutes,
  maxConsecMin: minutes,
  hours: z.array(window),
})

const weight = whole.min(0)
const file = z.object({
  format: z.literal('iop-sched/1', words.format),
  name: z.string().optional(),
  sites: z.array(z.object({ id, name: z.string(), region: id })),
  counselors: z.array(counselor),
  sessions: z.array(session),
  clients: z.array(client),
  conflicts: z.array(z.tuple([id, id])),
  weights: z.object({
    band: weight,
    extraDay: weight,
    gapPer15: weight,
    change: weight,
    overDosePer30: weight,
    travelPer15PerDay: weight,
    teleMismatch: weight,
  }),
  bands: z.record(z.string(), z.tuple([minutes, minutes])),
})

export type Session = z.output<typeof session>
export type Client = z.output<typeof client>
export type Counselor = z.output<typeof counselor>
export type Instance = z.output<typeof file>

/** Where in the file something is wrong, what, and what to do about it. */
export type Fault = { path: string; message: string; mend: string }
export type Read = { ok: true; instance: Instance } | { ok: false; faults: Fault[] }

/** Reads the text of a file. Faults come in the order of the file, at most twenty. */
export function readInstance(text: string): Read {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return failed([{ path: '', message: words.notJson(String(error)), mend: words.mendJson }])
  }
  const parsed = file.safeParse(json)
  if (!parsed.success)
    return failed(
      parsed.error.issues.map((i) => ({ path: pathOf(i.path), message: i.message, mend: words.mendField })),
    )
  const faults = danglingReferences(parsed.data)
  return faults.length > 0 ? failed(faults) : { ok: true, instance: parsed.data }
}

const mostFaults = 20
const failed = (faults: Fault[]): Read => ({ ok: false, faults: faults.slice(0, mostFaults) })

const pathOf = (path: readonly PropertyKey[]) =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`),
    '',
  )

/** Ids that are double, and ids that nobody has. */
function danglingReferences(instance: Instance): Fault[] {
  const { sites, counselors, sessions, clients, conflicts, bands } = instance
  const has = { site: idsOf(sites), counselor: idsOf(counselors), client: idsOf(clients) }
  const missing = (path: string, what: keyof typeof has, value: number): Fault[] =>
    has[what].has(value)
      ? []
      : [{ path, message: words.unknownId(what, value), mend: words.mendReference(what) }]
  return [
    ...doubles('sites', sites),
    ...doubles('counselors', counselors),
    ...doubles('sessions', sessions),
    ...doubles('clients', clients),
    ...sessions.flatMap((s, i) => [
      ...(s.site === -1 ? [] : missing(`sessions[${i}].site`, 'site', s.site)),
      ...(s.site === -1 && s.region === undefined
        ? [{ path: `sessions[${i}].region`, message: words.noRegion, mend: words.mendField }]
        : []),
      ...(s.own === undefined ? [] : missing(`sessions[${i}].own`, 'counselor', s.own)),
      ...(s.kind === 'IND' && s.own === undefined
        ? [{ path: `sessions[${i}].own`, message: words.noOwner, mend: words.mendField }]
        : []),
    ]),
    ...clients.flatMap((c, i) => [
      ...missing(`clients[${i}].site`, 'site', c.site),
      ...missing(`clients[${i}].counselor`, 'counselor', c.counselor),
      ...(c.prefBand !== 'NONE' && !bands[c.prefBand]
        ? [{ path: `clients[${i}].prefBand`, message: words.unknownBand(c.prefBand), mend: words.mendBand }]
        : []),
    ]),
    ...conflicts.flatMap((pair, i) => pair.flatMap((c, k) => missing(`conflicts[${i}][${k}]`, 'client', c))),
  ]
}

const idsOf = (items: readonly { id: number }[]) => new Set(items.map((i) => i.id))

function doubles(name: string, items: readonly { id: number }[]): Fault[] {
  const seen = new Set<number>()
  return items.flatMap((item, i) => {
    if (seen.has(item.id))
      return [{ path: `${name}[${i}].id`, message: words.doubleId(item.id), mend: words.mendDouble }]
    seen.add(item.id)
    return []
  })
}
