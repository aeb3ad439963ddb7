import { type Client, type Instance, kinds, type Session } from './instance.ts'

/**
 * Which sessions of the programme one client could sit in, each with what it costs, seen from this client alone: free
 * seats and other clients do not matter here.
 */
export type Programme = {
  instance: Instance
  /** Positions in `sessions`: of a site, of a region's video groups. */
  bySite: ReadonlyMap<number, readonly number[]>
  byRegion: ReadonlyMap<number, readonly number[]>
}

/** One session as this client would have it. */
export type Seat = {
  /** Position in the instance's `sessions`. */
  session: number
  day: number
  start: number
  end: number
  kind: number
  byVideo: boolean
  cost: number
}

/** A client's terms: those of the file, and what a relaxation may add to them. */
export type Terms = Client & {
  /** Further sites the client would come to. */
  otherSites?: readonly number[]
  anyCounselor?: boolean
  anyStage?: boolean
  anyPopulation?: boolean
}

export const obstacles = ['place', 'kind', 'counselor', 'stage', 'population', 'modality', 'time'] as const
export type Obstacle = (typeof obstacles)[number]

export function programmeOf(instance: Instance): Programme {
  const bySite = new Map<number, number[]>()
  const byRegion = new Map<number, number[]>()
  for (const [i, s] of instance.sessions.entries()) {
    if (s.site === -1) push(byRegion, s.region ?? -1, i)
    else push(bySite, s.site, i)
  }
  return { instance, bySite, byRegion }
}

function push(map: Map<number, number[]>, key: number, value: number) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** In order of day, start and position. */
export function seatsOf(programme: Programme, client: Terms): Seat[] {
  const { sessions } = programme.instance
  const seats: Seat[] = []
  for (const i of inReach(programme, client)) {
    const session = sessions[i]
    if (session && !obstacleOf(session, client)) seats.push(seatOf(programme.instance, client, i, session))
  }
  return seats.sort((a, b) => a.day - b.day || a.start - b.start || a.session - b.session)
}

/** Positions of the sessions at the client's site and of their regions' video groups. */
export function inReach({ bySite, byRegion }: Programme, client: Terms): number[] {
  return [
    ...[...new Set([client.site, ...(client.otherSites ?? [])])].flatMap((site) => bySite.get(site) ?? []),
    ...[...new Set(client.teleRegions)].flatMap((region) => byRegion.get(region) ?? []),
  ]
}

/** The first thing that keeps the client out of a session that is in reach, if any. */
export function obstacleOf(s: Session, c: Terms): Obstacle | undefined {
  if ((c.mix[s.kind]?.[1] ?? 0) === 0) return 'kind'
  if (s.kind === 'IND' && s.own !== c.counselor && !c.anyCounselor) return 'counselor'
  if (!s.stages.includes(c.stage) && !c.anyStage) return 'stage'
  if (!fitsPopulation(s, c)) return 'population'
  const byVideo = isByVideo(s, c)
  if (!s.either && c.modality === (byVideo ? 'inPerson' : 'tele')) return 'modality'
  return fitsTime(s, c, byVideo) ? undefined : 'time'
}

/** Teenagers sit in groups of their own and nobody else does: no relaxation changes that. */
function fitsPopulation(s: Session, c: Terms): boolean {
  if (s.pop === 'TEEN') return c.tags.includes('TEEN')
  if (s.kind !== 'IND' && c.tags.includes('TEEN')) return false
  return s.pop === 'ANY' || c.tags.includes(s.pop) || c.anyPopulation === true
}

export const isByVideo = (s: Session, c: Terms): boolean => (s.either ? c.indTele : s.tele)

function fitsTime(s: Session, c: Terms, byVideo: boolean): boolean {
  const way = byVideo ? 0 : c.travelMin
  const [from, to] = [s.start - way, s.start + s.dur + way]
  const inside = ([day, a, b]: readonly [number, number, number]) => day === s.day && a <= from && to <= b
  return c.avail.some(inside) || (byVideo && c.teleAvail.some(inside))
}

function seatOf({ weights, bands }: Instance, c: Terms, i: number, s: Session): Seat {
  const byVideo = isByVideo(s, c)
  const band = c.prefBand === 'NONE' ? undefined : bands[c.prefBand]
  const outside = band !== undefined && (s.start < band[0] || s.start >= band[1])
  return {
    session: i,
    day: s.day,
    start: s.start,
    end: s.start + s.dur,
    kind: kinds.indexOf(s.kind),
    byVideo,
    cost:
      (outside ? weights.band : 0) +
      (byVideo && c.modality === 'either' ? weights.teleMismatch : 0) -
      (c.current.includes(s.id) ? weights.change : 0),
  }
}
