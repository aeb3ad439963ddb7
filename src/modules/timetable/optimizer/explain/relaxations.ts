import { type Kind, kinds } from '../instance.ts'
import type { Programme, Terms } from '../seats.ts'

/**
 * What could be otherwise for one client, each as people would agree on it. A relaxation only ever allows more. What the
 * law or the payer fixes is no relaxation: it is listed as locked.
 */
export type Relaxation =
  | { kind: 'windows' }
  | { kind: 'anyTime'; day: number }
  | { kind: 'video' }
  | { kind: 'inPerson' }
  | { kind: 'site'; site: number }
  | { kind: 'travel' }
  | { kind: 'shortDay' }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'moreDays' }
  | { kind: 'fewerDays' }
  | { kind: 'family' }
  | { kind: 'counselor' }
  | { kind: 'stage' }
  | { kind: 'population' }
  | { kind: 'gap' }
  | { kind: 'seat'; of: Kind }

export type Locked =
  | 'seatsByLaw'
  | 'minutesByLevel'
  | 'teenagersApart'
  | 'keptApart'
  | 'overlap'
  | 'dayLength'

const [windowMinutes, shortDayMinutes, longGapMinutes] = [60, 60, 240]
const wholeDay = 1440
/** R1, R3: below these weekly minutes it is no intensive outpatient week; adults, adolescents. */
const leastOfLevel = (terms: Terms) => (terms.tags.includes('TEEN') ? 360 : 540)
/** R17: no therapy group above twelve; education and family groups are exempt. */
export const mostByLaw = (kind: Kind) => (kind === 'PROC' || kind === 'SKILL' ? 12 : Number.POSITIVE_INFINITY)

/** All that are not met already; seats only where `full` says so. */
export function relaxationsOf(programme: Programme, terms: Terms, full: readonly Kind[]): Relaxation[] {
  const { sites, sessions } = programme.instance
  const region = sites.find((s) => s.id === terms.site)?.region
  const days = [...new Set(sessions.map((s) => s.day))].sort((a, b) => a - b)
  const least = leastOfLevel(terms)
  const when = (holds: boolean, relaxation: Relaxation): Relaxation[] => (holds ? [relaxation] : [])
  return [
    ...full.map((of): Relaxation => ({ kind: 'seat', of })),
    ...when(terms.modality === 'inPerson', { kind: 'video' }),
    ...when(terms.modality === 'tele', { kind: 'inPerson' }),
    { kind: 'windows' },
    ...days.map((day): Relaxation => ({ kind: 'anyTime', day })),
    ...when(terms.travelMin > 0, { kind: 'travel' }),
    ...when((terms.mix.FAM?.[0] ?? 0) > 0, { kind: 'family' }),
    { kind: 'counselor' },
    ...when(terms.daysMax < 7, { kind: 'moreDays' }),
    ...when(terms.daysMin > 1, { kind: 'fewerDays' }),
    ...when(terms.dayMinMin > shortDayMinutes || !terms.indOnlyDayOk, { kind: 'shortDay' }),
    ...when(terms.maxGapMin < longGapMinutes, { kind: 'gap' }),
    { kind: 'stage' },
    ...when(!terms.tags.includes('TEEN'), { kind: 'population' }),
    ...when(terms.doseMin > least, { kind: 'minutes', minutes: least }),
    ...sites
      .filter((s) => s.id !== terms.site && s.region === region)
      .map((s): Relaxation => ({ kind: 'site', site: s.id })),
  ]
}

/** The client's terms with one thing otherwise. Seats are not terms. */
export function relax(terms: Terms, r: Relaxation): Terms {
  switch (r.kind) {
    case 'windows':
      return { ...terms, avail: wider(terms.avail), teleAvail: wider(terms.teleAvail) }
    case 'anyTime':
      return { ...terms, avail: [...terms.avail, [r.day, -wholeDay, 2 * wholeDay]] }
    case 'video':
    case 'inPerson':
      return { ...terms, modality: 'either' }
    case 'site':
      return { ...terms, otherSites: [...(terms.otherSites ?? []), r.site] }
    case 'travel':
      return { ...terms, travelMin: 0 }
    case 'shortDay':
      return { ...terms, dayMinMin: Math.min(terms.dayMinMin, shortDayMinutes), indOnlyDayOk: true }
    case 'minutes':
      return { ...terms, doseMin: Math.min(terms.doseMin, r.minutes) }
    case 'moreDays':
      return { ...terms, daysMax: terms.daysMax + 1 }
    case 'fewerDays':
      return { ...terms, daysMin: terms.daysMin - 1 }
    case 'family':
      return { ...terms, mix: { ...terms.mix, FAM: [0, terms.mix.FAM?.[1] ?? 0] } }
    case 'counselor':
      return { ...terms, anyCounselor: true }
    case 'stage':
      return { ...terms, anyStage: true }
    case 'population':
      return { ...terms, anyPopulation: true }
    case 'gap':
      return { ...terms, maxGapMin: Math.max(terms.maxGapMin, longGapMinutes) }
    case 'seat':
      return terms
  }
}

const wider = (windows: Terms['avail']): Terms['avail'] =>
  windows.map(([day, from, to]) => [day, from - windowMinutes, to + windowMinutes])

/** What no agreement changes, of what bears on this client. */
export function lockedOf(terms: Terms, apart: boolean): Locked[] {
  return [
    'overlap',
    ...(kinds.some((k) => mostByLaw(k) < 100 && (terms.mix[k]?.[1] ?? 0) > 0)
      ? (['seatsByLaw'] as const)
      : []),
    ...(terms.doseMin <= leastOfLevel(terms) ? (['minutesByLevel'] as const) : []),
    ...(terms.tags.includes('TEEN') ? (['teenagersApart'] as const) : []),
    ...(apart ? (['keptApart'] as const) : []),
    'dayLength',
  ]
}
