import type { Instance } from '#modules/timetable/optimizer/instance.ts'

/**
 * Programme weeks of any size, like the shared ones: sites with tracks of groups over the day, individual slots of each
 * counselor, video groups of a region, clients with jobs, children, shifts and school. All of it made up, from a seed.
 */
export function makeInstance(of: {
  clients: number
  sites?: number
  regions?: number
  seed: number
}): Instance {
  const chance = randomOf(of.seed)
  const sites = of.sites ?? Math.max(1, Math.round(of.clients / 145))
  const regions = of.regions ?? Math.max(1, Math.round(of.clients / 1000))
  const perSite = of.clients / sites
  const counselors = Array.from({ length: Math.max(1, Math.round(of.clients / 12.5)) }, (_, id) => {
    const late = chance.is(0.4)
    const days = chance.some([0, 1, 2, 3, 4], 4 + chance.below(2))
    const hours: [number, number, number][] = days.map((d) => (late ? [d, 720, 1260] : [d, 480, 1020]))
    if (chance.is(0.4)) hours.push([5, 510, 990])
    return { id, site: id % sites, creds: [chance.one(creds)], caseloadMax: 16, maxConsecMin: 240, hours }
  })
  const sessions: Instance['sessions'] = []
  const add = (s: Omit<Instance['sessions'][number], 'id'>) => sessions.push({ ...s, id: sessions.length })
  for (let site = 0; site < sites; site++)
    for (const g of blocksOf(chance, perSite * 0.52)) add({ ...g, site, tele: false })
  for (let region = 0; region < regions; region++)
    for (const g of blocksOf(chance, (of.clients / regions) * 0.085))
      add({ ...g, site: -1, region, tele: true })
  for (const c of counselors)
    for (const start of slotsOf(c.hours, chance))
      add({
        kind: 'IND',
        topic: 'IND',
        day: start[0],
        start: start[1],
        dur: 60,
        site: c.site,
        tele: false,
        either: true,
        cap: 1,
        stages: [0, 1, 2, 3],
        pop: 'ANY',
        lead: c.id,
        room: -1,
        own: c.id,
      })
  const clients = Array.from({ length: of.clients }, (_, id) => {
    const counselor = counselors[id % counselors.length]!
    return clientOf(chance, id, counselor, Math.floor((counselor.site * regions) / sites))
  })
  const conflicts = Array.from({ length: Math.floor(of.clients / 50) }, (): [number, number] => {
    const a = chance.below(of.clients)
    return [a, (a + 1 + chance.below(of.clients - 1)) % of.clients]
  })
  return {
    format: 'iop-sched/1',
    name: `made-${of.clients}-${of.seed}`,
    sites: Array.from({ length: sites }, (_, id) => ({
      id,
      name: `Site ${id + 1}`,
      region: Math.floor((id * regions) / sites),
    })),
    counselors,
    sessions,
    clients,
    conflicts,
    weights: {
      band: 3,
      extraDay: 6,
      gapPer15: 1,
      change: 8,
      overDosePer30: 1,
      travelPer15PerDay: 1,
      teleMismatch: 1,
    },
    bands: { AM: [0, 720], PM: [720, 1035], EVE: [1035, 1440] },
  }
}

/** A small random source of its own: the same seed, the same programme, everywhere. */
function randomOf(seed: number) {
  let state = (seed * 2654435761) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    is: (share: number) => next() < share,
    one: <T>(items: readonly T[]): T => items[below(items.length)]!,
    some: <T>(items: readonly T[], n: number): T[] => {
      const rest = [...items]
      return Array.from({ length: Math.min(n, items.length) }, () => rest.splice(below(rest.length), 1)[0]!)
    },
    weighted: <T>(items: readonly (readonly [T, number])[]): T => {
      let at = next() * items.reduce((sum, [, w]) => sum + w, 0)
      for (const [item, weight] of items) {
        at -= weight
        if (at < 0) return item
      }
      return items[0]![0]
    },
  }
}
type Chance = ReturnType<typeof randomOf>
const creds = ['LPC', 'LCSW', 'LADC', 'CADC-II'] as const

/** Evenings, mornings and middays of two or three groups one after another, for the same people. */
function blocksOf(
  chance: Chance,
  groups: number,
): Omit<Instance['sessions'][number], 'id' | 'site' | 'tele'>[] {
  const all: Omit<Instance['sessions'][number], 'id' | 'site' | 'tele'>[] = []
  while (all.length < groups) {
    const day = chance.weighted([0, 1, 2, 3, 4, 5].map((d) => [d, d === 5 ? 5 : 10] as const))
    const last = day === 5 ? 840 : 1065
    let start =
      day === 5
        ? chance.one([540, 780])
        : chance.weighted([
            [540, 4],
            [780, 3],
            [1065, 6],
          ] as const)
    const whom = {
      stages: chance.weighted([
        [[0, 1, 2, 3], 14],
        [[0, 1, 2], 2],
        [[1, 2, 3], 2],
        [[0, 1], 1],
        [[2, 3], 1],
      ] as const),
      pop: chance.weighted([
        ['ANY', 85],
        ['F', 2],
        ['M', 2],
        ['COD', 3],
        ['TEEN', 8],
      ] as const),
    }
    const kinds = chance.one([
      ['PROC', 'SKILL', 'EDU'],
      ['PROC', 'EDU', 'SKILL'],
      ['SKILL', 'PROC', 'FAM'],
      ['PROC', 'SKILL', 'FAM'],
      ['PROC', 'SKILL', 'EDU'],
    ] as const)
    for (const kind of kinds.slice(0, start < last && chance.is(0.4) ? 2 : 3)) {
      const dur =
        kind === 'EDU' || kind === 'FAM'
          ? 60
          : chance.weighted([
              [60, 3],
              [90, 5],
              [120, 2],
            ] as const)
      all.push({
        kind,
        topic: `${kind}-${chance.below(8)}`,
        day,
        start,
        dur,
        cap:
          kind === 'EDU' || kind === 'FAM'
            ? 16
            : chance.weighted([
                [12, 8],
                [8, 1],
                [11, 1],
              ] as const),
        ...whom,
        stages: [...whom.stages],
        lead: -1,
        room: -1,
      })
      start += dur + chance.one([0, 15, 15])
    }
  }
  return all
}

function slotsOf(hours: readonly [number, number, number][], chance: Chance): [number, number][] {
  return hours.flatMap(([day, from, to]) =>
    Array.from({ length: Math.floor((to - from) / 60) }, (_, i): [number, number] => [
      day,
      from + 60 * i,
    ]).filter(() => chance.is(0.6)),
  )
}

const freeTimes: Record<string, (d: number, c: Chance) => [number, number][]> = {
  dayjob: (d, c) => (d === 5 ? [[480, 1080]] : [[1005 + 15 * c.below(3), 1305]]),
  free: () => [[480, 1290]],
  shift: (_, c) => (c.is(0.6) ? [[420, 1290]] : [[c.one([420, 750]), c.one([810, 1290])]]),
  parent: (d, c) => (d === 5 && c.is(0.5) ? [[480, 840]] : [[480, c.one([945, 1065])]]),
  half: (d, c) => (d === 5 ? [[480, 1080]] : c.is(0.5) ? [[480, 780]] : [[780, 1290]]),
  school: (d) => (d === 5 ? [[480, 1080]] : [[930, 1260]]),
}
type Level = { dose: number; days: number; mix: Record<string, readonly [number, number]> }
const levels: Record<'L6' | 'L9' | 'L12', Level> = {
  L6: { dose: 360, days: 2, mix: { PROC: [1, 2], SKILL: [0, 2], EDU: [0, 1], FAM: [0, 1], IND: [1, 1] } },
  L9: { dose: 540, days: 3, mix: { PROC: [2, 3], SKILL: [1, 2], EDU: [1, 2], FAM: [0, 1], IND: [1, 1] } },
  L12: { dose: 720, days: 4, mix: { PROC: [3, 4], SKILL: [1, 3], EDU: [1, 2], FAM: [0, 1], IND: [1, 1] } },
}

function clientOf(
  chance: Chance,
  id: number,
  counselor: { id: number; site: number },
  region: number,
): Instance['clients'][number] {
  const pattern = chance.weighted([
    ['dayjob', 45],
    ['free', 20],
    ['shift', 9],
    ['parent', 12],
    ['half', 11],
    ['school', 3],
  ] as const)
  const teen = pattern === 'school'
  const level = teen
    ? levels.L6
    : chance.weighted([
        [levels.L6, 18],
        [levels.L9, 70],
        [levels.L12, 12],
      ] as const)
  const modality = chance.weighted([
    ['either', 56],
    ['inPerson', 36],
    ['tele', 8],
  ] as const)
  const mix = Object.fromEntries(
    Object.entries(level.mix).map(([kind, [least, most]]) => [kind, [least, most] as [number, number]]),
  )
  if (chance.is(0.15)) mix.FAM = [1, 1]
  return {
    id,
    site: counselor.site,
    stage: chance.below(4),
    tags: [chance.one(['F', 'M']), ...(teen ? ['TEEN'] : []), ...(chance.is(0.4) ? ['COD'] : [])],
    avail: [0, 1, 2, 3, 4, 5].flatMap((d) =>
      freeTimes[pattern]!(d, chance).map(([from, to]): [number, number, number] => [
        d,
        from,
        Math.max(from + 60, to),
      ]),
    ),
    teleAvail:
      modality === 'either'
        ? [
            [2, 480, 600],
            [4, 480, 600],
          ]
        : [],
    travelMin: chance.one([0, 5, 10, 15, 20, 30, 45]),
    modality,
    indTele: modality === 'tele' || (modality === 'either' && chance.is(0.7)),
    indOnlyDayOk: chance.is(0.72),
    teleRegions: [region, region],
    counselor: counselor.id,
    doseMin: level.dose,
    doseMax: level.dose + 120,
    daysMin: level.days,
    daysMax: Math.min(5, level.days + 1),
    dayMinMin: chance.is(0.25) ? 120 : 180,
    dayMaxMin: 300,
    maxGapMin: 60,
    mix,
    prefBand: pattern === 'dayjob' || teen ? 'EVE' : chance.one(['AM', 'PM', 'NONE']),
    priority: chance.weighted([
      [1, 66],
      [2, 22],
      [4, 12],
    ] as const),
    current: [],
  }
}
