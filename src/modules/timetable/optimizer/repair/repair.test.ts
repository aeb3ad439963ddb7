import { beforeAll, describe, expect, test } from 'vitest'
import { costOfWeek, faultsOfWeek, type RawInstance } from '../../../../../tests/support/weekChecker.ts'
import { makeInstance } from '../../../../../tests/support/weekInstances.ts'
import { loadHighs } from '../highs.ts'
import type { Instance } from '../instance.ts'
import { solve } from '../solve.ts'
import { eventFile, type RepairEvent } from './event.ts'
import { type Repaired, repair } from './repair.ts'

const instance = makeInstance({ clients: 60, seed: 9 })
const raw = instance as unknown as RawInstance
let published: (readonly number[] | undefined)[] = []
beforeAll(async () => {
  let now = 0
  const clock = () => (now += 0.001)
  published = solve(await loadHighs(), instance, { seconds: 1000, clock, work: 4 }).weeks
}, 60_000)

const ids = (week: readonly number[]) => week.map((s) => instance.sessions[s]!.id)

/** What must hold of every repair, found anew from the weeks. */
function faultsOf(repaired: Repaired, event: RepairEvent, file: RawInstance = raw): string[] {
  const gone = new Set(repaired.cancelled)
  const seated = new Map<number, number[]>()
  const faults = repaired.weeks.flatMap((week, c) => {
    const before = published[c]
    if (!week) return before ? [`client ${c} fell out`] : []
    for (const s of week) seated.set(s, [...(seated.get(s) ?? []), c])
    const past = (before ?? []).filter((s) => instance.sessions[s]!.day < (event.now ?? 0))
    const kept = past.every((s) => week.includes(s)) ? [] : [`client ${c}: the past changed`]
    const lost = week.some((s) => gone.has(s)) ? [`client ${c} sits in a cancelled session`] : []
    const isRest = week.every((s) => before?.includes(s))
    return [...kept, ...lost, ...(isRest ? [] : faultsOfWeek(file, file.clients[c]!, ids(week)))]
  })
  for (const [s, who] of seated)
    if (who.length > instance.sessions[s]!.cap) faults.push(`R17 session ${s}: ${who.length}`)
  return faults
}

describe('a repair', () => {
  test('of every cancelled group: nobody falls out, every week is whole or what was left of it', () => {
    const groups = instance.sessions.filter((s) => s.kind !== 'IND').slice(0, 12)
    for (const s of groups) {
      const event: RepairEvent = { kind: 'cancelled', session: s.id }
      const repaired = repair(instance, published, event)
      expect(faultsOf(repaired, event)).toEqual([])
      expect(repaired.cancelled).toHaveLength(1)
    }
  })

  test('R16 a substitute who is free takes the group before any client moves, and leads nothing else then', () => {
    const group = instance.sessions.findIndex((s) => s.kind === 'PROC' && s.site === 0)
    const s = instance.sessions[group]!
    const hours = [[s.day, 0, 1440]] as [number, number, number][]
    const staffed: Instance = {
      ...instance,
      counselors: instance.counselors.map((c) => ({ ...c, hours: c.id === 0 ? hours : [] })),
      sessions: instance.sessions.map((x, i) => (i === group ? { ...x, lead: 2 } : x)),
    }
    const event: RepairEvent = { kind: 'absence', counselor: 2, days: [s.day] }
    const repaired = repair(staffed, published, event)
    expect(repaired.substitutes).toEqual([{ session: group, counselor: 0 }])
    const busy = { ...staffed, sessions: [...staffed.sessions, { ...s, id: 9999, lead: 0 }] }
    expect(repair(busy, published, event).substitutes).toEqual([])
  })

  test('of an absence: past days stay as they were', () => {
    const event: RepairEvent = { kind: 'absence', counselor: 1, now: 2 }
    expect(faultsOf(repair(instance, published, event), event)).toEqual([])
  })

  test('of changed availability: only that client is moved when there is room', () => {
    const c = published.findIndex((w) => (w?.length ?? 0) > 3)
    const client = instance.clients[c]!
    const day = instance.sessions[published[c]![0]!]!.day
    const avail = client.avail.filter(([d]) => d !== day)
    const event: RepairEvent = { kind: 'availability', client: client.id, avail, teleAvail: [] }
    const repaired = repair(instance, published, event)
    const file = {
      ...raw,
      clients: raw.clients.map((x, i) => (i === c ? { ...x, avail, teleAvail: [] } : x)),
    }
    expect(faultsOf(repaired, event, file)).toEqual([])
    expect(repaired.weeks[c]!.every((s) => instance.sessions[s]!.day !== day)).toBe(true)
  })

  test('of nothing changes nothing', () => {
    const repaired = repair(instance, published, { kind: 'cancelled', session: 123_456 })
    expect(repaired.weeks).toEqual(published)
    expect(repaired).toMatchObject({ minutesLost: 0, othersChanged: 0, sessionsChanged: 0 })
    expect(costOfWeek(raw, raw.clients[0]!, [])).toBeGreaterThanOrEqual(0)
  })

  test('an event that is none is refused', () => {
    expect(eventFile.safeParse({ kind: 'flood' }).success).toBe(false)
  })
})
