import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { faultsOfWeek, judge, type RawInstance } from '../../../../tests/support/weekChecker.ts'
import { makeInstance } from '../../../../tests/support/weekInstances.ts'
import { loadHighs } from './highs.ts'
import { type Instance, readInstance } from './instance.ts'
import { type Solved, solve } from './solve.ts'

let highs: Awaited<ReturnType<typeof loadHighs>>
beforeAll(async () => {
  highs = await loadHighs()
}, 60_000)

const within = (seconds: number) => {
  let now = 0
  // A clock of the test's own: each look takes a millisecond.
  return { seconds, clock: () => (now += 0.001) }
}
const run = (instance: Instance, more: { work?: number; seed?: number } = {}) =>
  solve(highs, instance, { ...within(1000), ...more })
const judged = (instance: Instance, solved: Solved) =>
  judge(
    instance as unknown as RawInstance,
    new Map(
      instance.clients.flatMap((c, i) => {
        const week = solved.weeks[i]
        return week ? [[c.id, week.map((s) => instance.sessions[s]!.id)] as const] : []
      }),
    ),
    solved.impossible.map((i) => instance.clients[i]!.id),
  )

describe('a programme week', () => {
  test('R15 R17 nobody sits in two sessions at once, no session holds more than its seats: every rule of the file holds', () => {
    for (const seed of [1, 2, 3]) {
      const instance = makeInstance({ clients: 40, seed })
      const solved = run(instance)
      const { faults, unplaced, cost } = judged(instance, solved)
      expect(faults).toEqual([])
      expect({ unplaced, cost }).toEqual({ unplaced: solved.unplaced, cost: solved.cost })
      expect(solved.unplacedBound).toBeLessThanOrEqual(solved.unplaced)
      expect(solved.costBound ?? 0).toBeLessThanOrEqual(solved.cost)
    }
  }, 60_000)

  test('the same instance, seed and work limit give the same plan', () => {
    const instance = makeInstance({ clients: 30, seed: 5 })
    expect(run(instance, { work: 6 }).weeks).toEqual(run(instance, { work: 6 }).weeks)
  }, 30_000)

  test('a plan is there however little work is allowed', () => {
    const instance = makeInstance({ clients: 30, seed: 6 })
    for (const work of [0, 1, 3]) {
      const solved = run(instance, { work })
      expect(judged(instance, solved).faults).toEqual([])
      expect(solved.weeks.some(Boolean)).toBe(true)
    }
  }, 30_000)

  test('what is proven is what trying everything finds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const instance = small(seed)
        const solved = run(instance)
        const best = bruteForce(instance)
        expect(judged(instance, solved).faults).toEqual([])
        expect(solved.unplacedBound).toBeLessThanOrEqual(best.unplaced)
        expect(solved.unplaced).toBeGreaterThanOrEqual(best.unplaced)
        if (solved.costBound !== null) {
          expect(solved.unplaced).toBe(best.unplaced)
          expect(solved.costBound).toBeLessThanOrEqual(best.cost)
          expect(solved.cost).toBeGreaterThanOrEqual(best.cost)
        }
        if (solved.costBound === solved.cost) expect(solved.cost).toBe(best.cost)
      }),
      { numRuns: 8, seed: 7 },
    )
  }, 60_000)

  test('more free time never makes a proven best worse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat({ max: 4 }), (seed, day) => {
        const instance = small(seed)
        const freer = {
          ...instance,
          clients: instance.clients.map((c, i) =>
            i === 0 ? { ...c, avail: [...c.avail, [day, 0, 1440] as [number, number, number]] } : c,
          ),
        }
        const [before, after] = [run(instance), run(freer)]
        const isProven = (s: Solved) => s.costBound === s.cost
        const [was, is] = [before.impossible.length, after.impossible.length]
        if (!isProven(before) || !isProven(after) || was !== is) return
        expect(after.unplaced).toBeLessThanOrEqual(before.unplaced)
        if (after.unplaced === before.unplaced) expect(after.cost).toBeLessThanOrEqual(before.cost)
      }),
      { numRuns: 8, seed: 3 },
    )
  }, 60_000)
})

describe('a file', () => {
  test('that is wrong is located', () => {
    const instance = makeInstance({ clients: 5, seed: 1 })
    const wrong = (change: (i: Instance) => unknown) => {
      const copy = structuredClone(instance)
      change(copy)
      const read = readInstance(JSON.stringify(copy))
      return read.ok ? [] : read.faults.map((f) => f.path)
    }
    expect(readInstance('{').ok).toBe(false)
    expect(wrong(() => 0)).toEqual([])
    expect(wrong((i) => (i.clients[3]!.counselor = 99))).toEqual(['clients[3].counselor'])
    expect(wrong((i) => (i.clients[1]!.avail[0] = [0, 600, 600]))).toEqual(['clients[1].avail[0]'])
    expect(wrong((i) => (i.sessions[2]!.id = 0))).toEqual(['sessions[2].id'])
    expect(wrong((i) => (i.clients[0]!.prefBand = 'NOON'))).toEqual(['clients[0].prefBand'])
    expect(wrong((i) => i.conflicts.push([0, 77]))).toEqual(['conflicts[0][1]'])
  })
})

/** Four clients with few seats, so that not everybody finds their best. */
function small(seed: number): Instance {
  const instance = makeInstance({ clients: 4, sites: 1, seed })
  const sessions = [0, 1, 2, 3].flatMap((day) => [
    { ...group('PROC', day, 1065, 120), cap: 1 + (seed % 2) },
    { ...group('SKILL', day, 1185, 60), cap: 2 },
    { ...group('EDU', day, 540, 60), cap: 2 },
  ])
  return {
    ...instance,
    sessions: sessions.map((s, id) => ({ ...s, id })),
    clients: instance.clients.map((c, i) => ({
      ...c,
      counselor: 0,
      tags: ['F'],
      modality: 'either' as const,
      doseMin: 360,
      doseMax: 480,
      daysMin: 2,
      daysMax: 3,
      dayMinMin: 60,
      prefBand: 'AM',
      travelMin: 0,
      mix: { PROC: [1, 2], SKILL: [0, 2], EDU: [0, 2] },
      avail: [0, 1, 2, 3, 4]
        .filter((d) => (seed >> (d + i)) % 3 !== 0)
        .map((d): [number, number, number] => [d, 480, 1290]),
    })),
    conflicts: seed % 3 === 0 ? [[0, 1]] : [],
  }
}
const group = (kind: 'PROC' | 'SKILL' | 'EDU', day: number, start: number, dur: number) => ({
  kind,
  day,
  start,
  dur,
  site: 0,
  tele: false,
  stages: [0, 1, 2, 3],
  pop: 'ANY' as const,
  lead: -1,
})

/** Every combination of legal weeks, judged by the checker alone. */
function bruteForce(instance: Instance): { unplaced: number; cost: number } {
  const raw = instance as unknown as RawInstance
  const weeks = raw.clients.map((c) =>
    subsets(
      raw.sessions.map((s) => s.id),
      6,
    ).filter((w) => faultsOfWeek(raw, c, w).length === 0),
  )
  const impossible = raw.clients.filter((_, i) => weeks[i]!.length === 0).map((c) => c.id)
  let best = { unplaced: Number.POSITIVE_INFINITY, cost: 0 }
  const taken = new Map<number, number[]>()
  const costs = weeks.map((ws, i) => ws.map((w) => judge(raw, new Map([[raw.clients[i]!.id, w]])).cost))
  const visit = (i: number, unplaced: number, cost: number) => {
    if (unplaced > best.unplaced || (unplaced === best.unplaced && cost >= best.cost)) return
    const client = raw.clients[i]
    if (!client) {
      best = { unplaced, cost }
      return
    }
    for (const [k, week] of weeks[i]!.entries()) {
      const fits = week.every((s) => {
        const there = taken.get(s) ?? []
        const apart = raw.conflicts.some(
          (p) => p.includes(client.id) && there.some((o) => o !== client.id && p.includes(o)),
        )
        return there.length < raw.sessions[s]!.cap && !apart
      })
      if (!fits) continue
      for (const s of week) taken.set(s, [...(taken.get(s) ?? []), client.id])
      visit(i + 1, unplaced, cost + costs[i]![k]!)
      for (const s of week) taken.set(s, taken.get(s)!.slice(0, -1))
    }
    visit(i + 1, unplaced + (impossible.includes(client.id) ? 0 : client.priority), cost)
  }
  visit(0, 0, 0)
  return best
}

function subsets(ids: readonly number[], most: number): number[][] {
  let all: number[][] = [[]]
  for (const id of ids) all = [...all, ...all.filter((s) => s.length < most).map((s) => [...s, id])]
  return all.filter((s) => s.length >= 3)
}
