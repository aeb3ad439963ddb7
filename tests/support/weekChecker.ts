/**
 * Judges a plan of `iop-sched/1` from the text of the problem alone. Shares no line with the optimizer, on purpose: reads
 * the file as it stands and goes through the rules one by one, slowly and plainly.
 */
type Window = [number, number, number]
export type RawSession = {
  id: number
  kind: string
  day: number
  start: number
  dur: number
  site: number
  region?: number
  tele: boolean
  either?: boolean
  cap: number
  stages: number[]
  pop: string
  own?: number
}
export type RawClient = {
  id: number
  site: number
  stage: number
  tags: string[]
  avail: Window[]
  teleAvail: Window[]
  travelMin: number
  modality: string
  indTele: boolean
  indOnlyDayOk: boolean
  teleRegions: number[]
  counselor: number
  doseMin: number
  doseMax: number
  daysMin: number
  daysMax: number
  dayMinMin: number
  dayMaxMin: number
  maxGapMin: number
  mix: Record<string, [number, number]>
  prefBand: string
  priority: number
  current: number[]
}
export type RawInstance = {
  sessions: RawSession[]
  clients: RawClient[]
  conflicts: [number, number][]
  weights: Record<string, number>
  bands: Record<string, [number, number]>
}

/** What is wrong with one client's week, in words; empty when it is legal. */
export function faultsOfWeek(instance: RawInstance, client: RawClient, ids: readonly number[]): string[] {
  const faults: string[] = []
  const wrong = (what: string) => faults.push(`client ${client.id}: ${what}`)
  const sessions = ids.flatMap((id) => instance.sessions.find((s) => s.id === id) ?? [])
  if (sessions.length !== ids.length) wrong('a session that does not exist')
  if (new Set(ids).size !== ids.length) wrong('a session twice')
  for (const s of sessions)
    for (const reason of whyNotEligible(client, s)) wrong(`session ${s.id}: ${reason}`)
  for (const kind of new Set([...Object.keys(client.mix), ...sessions.map((s) => s.kind)])) {
    const n = sessions.filter((s) => s.kind === kind).length
    const [least, most] = client.mix[kind] ?? [0, 0]
    if (n < least || n > most) wrong(`${n} sessions of ${kind}, not ${least} to ${most}`)
  }
  const minutes = sessions.reduce((sum, s) => sum + s.dur, 0)
  if (minutes < client.doseMin || minutes > client.doseMax) wrong(`${minutes} minutes in the week`)
  const days = new Set(sessions.map((s) => s.day))
  if (days.size < client.daysMin || days.size > client.daysMax) wrong(`${days.size} days`)
  for (const day of days)
    for (const reason of whyNotDay(client, onDay(sessions, day))) wrong(`day ${day}: ${reason}`)
  return faults
}

const onDay = (sessions: RawSession[], day: number) =>
  sessions.filter((s) => s.day === day).sort((a, b) => a.start - b.start)

const takenByVideo = (c: RawClient, s: RawSession) => (s.either === true ? c.indTele : s.tele)

function whyNotEligible(c: RawClient, s: RawSession): string[] {
  const why: string[] = []
  const here = s.site === c.site || (s.site === -1 && s.tele && c.teleRegions.includes(s.region ?? -99))
  if (!here) why.push('neither the own site nor video of a region of theirs')
  if (s.kind === 'IND' && s.own !== c.counselor) why.push('not their counselor')
  if (!s.stages.includes(c.stage)) why.push('another stage')
  if (s.pop !== 'ANY' && !c.tags.includes(s.pop)) why.push(`a group for ${s.pop}`)
  if (c.tags.includes('TEEN') && s.kind !== 'IND' && s.pop !== 'TEEN') why.push('a teenager among adults')
  if ((c.mix[s.kind]?.[1] ?? 0) <= 0) why.push('a kind they are not prescribed')
  const video = takenByVideo(c, s)
  if (s.kind !== 'IND' && video && c.modality === 'inPerson') why.push('video, but only in person agreed')
  if (s.kind !== 'IND' && !video && c.modality === 'tele') why.push('in person, but only video agreed')
  const way = video ? 0 : c.travelMin
  const covers = (w: Window) => w[0] === s.day && w[1] <= s.start - way && s.start + s.dur + way <= w[2]
  if (!c.avail.some(covers) && !(video && c.teleAvail.some(covers))) why.push('outside their free time')
  return why
}

function whyNotDay(c: RawClient, day: RawSession[]): string[] {
  const why: string[] = []
  const minutes = day.reduce((sum, s) => sum + s.dur, 0)
  const alone = day.length === 1 && day[0]?.kind === 'IND' && c.indOnlyDayOk
  if (!alone && (minutes < c.dayMinMin || minutes > c.dayMaxMin)) why.push(`${minutes} minutes`)
  if (day.length > 5) why.push('more than five sessions')
  for (let i = 1; i < day.length; i++) {
    const [a, b] = [day[i - 1]!, day[i]!]
    const gap = b.start - (a.start + a.dur)
    if (gap < 0) why.push('R15 two sessions overlap')
    if (gap > c.maxGapMin) why.push(`a gap of ${gap} minutes`)
    if (takenByVideo(c, a) !== takenByVideo(c, b) && gap < c.travelMin) why.push('no time for the way')
  }
  return why
}

export function costOfWeek(instance: RawInstance, c: RawClient, ids: readonly number[]): number {
  const w = instance.weights
  const sessions = instance.sessions.filter((s) => ids.includes(s.id))
  const days = [...new Set(sessions.map((s) => s.day))].map((day) => onDay(sessions, day))
  let cost = 0
  for (const s of sessions) {
    const band = instance.bands[c.prefBand]
    if (band && (s.start < band[0] || s.start >= band[1])) cost += w.band!
    if (takenByVideo(c, s) && c.modality === 'either') cost += w.teleMismatch!
  }
  for (const day of days) {
    for (let i = 1; i < day.length; i++) {
      const gap = day[i]!.start - (day[i - 1]!.start + day[i - 1]!.dur)
      if (gap > 15) cost += w.gapPer15! * Math.ceil((gap - 15) / 15)
    }
    if (day.some((s) => !takenByVideo(c, s))) cost += w.travelPer15PerDay! * Math.ceil(c.travelMin / 15)
  }
  cost += w.extraDay! * Math.max(0, days.length - c.daysMin)
  const minutes = sessions.reduce((sum, s) => sum + s.dur, 0)
  cost += w.overDosePer30! * Math.ceil(Math.max(0, minutes - c.doseMin) / 30)
  return cost + w.change! * c.current.filter((id) => !ids.includes(id)).length
}

export type Judged = { faults: string[]; unplaced: number; cost: number; placed: number }

/** The whole plan: `weeks` holds the placed; `impossible` those who are reported apart and count nowhere. */
export function judge(
  instance: RawInstance,
  weeks: ReadonlyMap<number, readonly number[]>,
  impossible: readonly number[] = [],
): Judged {
  const faults: string[] = []
  let [unplaced, cost] = [0, 0]
  for (const id of weeks.keys())
    if (!instance.clients.some((c) => c.id === id)) faults.push(`client ${id} does not exist`)
  for (const c of instance.clients) {
    const ids = weeks.get(c.id)
    if (!ids) unplaced += impossible.includes(c.id) ? 0 : c.priority
    else {
      faults.push(...faultsOfWeek(instance, c, ids))
      cost += costOfWeek(instance, c, ids)
    }
  }
  for (const s of instance.sessions) {
    const seated = [...weeks].filter(([, ids]) => ids.includes(s.id)).map(([id]) => id)
    if (seated.length > s.cap) faults.push(`R17 session ${s.id}: ${seated.length} of ${s.cap} seats`)
    if (s.kind === 'IND') continue
    for (const [a, b] of instance.conflicts)
      if (seated.includes(a) && seated.includes(b)) faults.push(`session ${s.id}: ${a} and ${b} together`)
  }
  return { faults, unplaced, cost, placed: weeks.size }
}
