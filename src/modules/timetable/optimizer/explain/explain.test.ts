import { describe, expect, test } from 'vitest'
import { faultsOfWeek, type RawInstance } from '../../../../../tests/support/weekChecker.ts'
import { makeInstance } from '../../../../../tests/support/weekInstances.ts'
import { lineOf, nowOf, readArguments, runExplain } from '../command.ts'
import type { Instance } from '../instance.ts'
import { programmeOf, type Terms } from '../seats.ts'
import { type Explanation, explain, smallest } from './explain.ts'
import { hasWeek } from './possible.ts'
import { type Relaxation, relax } from './relaxations.ts'

const instance = makeInstance({ clients: 40, seed: 3 })
const programme = programmeOf(instance)
const explained = instance.clients.map((c) => explain(programme, c))
const without = explained.flatMap((e, i) => (e.cause === 'fits' ? [] : [{ e, client: instance.clients[i]! }]))

/** The file as it would be with the relaxations agreed, for the checker, which knows none of ours. */
function agreed(
  client: Instance['clients'][number],
  ids: readonly number[],
  relaxations: readonly Relaxation[],
) {
  const terms: Terms = relaxations.reduce<Terms>(relax, client)
  const has = (kind: Relaxation['kind']) => relaxations.some((r) => r.kind === kind)
  const sessions = instance.sessions.map((s) =>
    ids.includes(s.id)
      ? {
          ...s,
          site: s.site !== -1 && terms.otherSites?.includes(s.site) ? client.site : s.site,
          stages: has('stage') ? [client.stage] : s.stages,
          pop: has('population') && s.pop !== 'TEEN' ? ('ANY' as const) : s.pop,
          ...(has('counselor') && s.own !== undefined ? { own: client.counselor } : {}),
        }
      : s,
  )
  return { file: { ...instance, sessions } as unknown as RawInstance, terms }
}

describe('why there is no week', () => {
  test('every way out gives the week beside it, and the checker finds nothing wrong with that week', () => {
    expect(without.length).toBeGreaterThan(3)
    const ways = without.flatMap(({ e, client }) => e.waysOut.map((w) => ({ ...w, client })))
    expect(ways.length).toBeGreaterThan(10)
    for (const { client, relaxations, week } of ways) {
      const { file, terms } = agreed(client, week, relaxations)
      expect(faultsOfWeek(file, terms as never, week)).toEqual([])
    }
  })

  test('no part of a way out can be left out', () => {
    for (const { e, client } of without) {
      const ones = e.waysOut.filter((w) => w.relaxations.length === 1).map((w) => w.relaxations[0]!)
      const asks = (r: Relaxation) => JSON.stringify(r)
      for (const { relaxations } of e.waysOut.filter((w) => w.relaxations.length === 2))
        for (const r of relaxations) expect(ones.map(asks)).not.toContain(asks(r))
      expect(explain(programme, client).cause).toBe('no_week')
    }
  })

  test('all sets of one and two, smallest first', () => {
    const [a, b, c, d] = [
      { kind: 'stage' },
      { kind: 'gap' },
      { kind: 'family' },
      { kind: 'windows' },
    ] as const
    const enough = (set: readonly Relaxation[]) => {
      const has = (kind: string) => set.some((r) => r.kind === kind)
      return has('stage') || (has('gap') && has('family'))
    }
    expect(smallest([a, b, c, d], enough)).toEqual([[a], [b, c]])
  })

  test('the conflict is a set of which every one is needed', () => {
    for (const { e } of without)
      expect(new Set(e.conflict.map((r) => JSON.stringify(r))).size).toBe(e.conflict.length)
    const some: Explanation[] = without.map((w) => w.e)
    expect(some.some((e) => e.conflict.length > 0)).toBe(true)
  })

  test('R17 a therapy group of twelve gets no thirteenth seat: seats taken are told apart, the law stands locked', () => {
    const fits = explained.findIndex((e) => e.cause === 'fits')
    const taken = Float64Array.from(instance.sessions, (s) => s.cap)
    const e = explain(programme, instance.clients[fits]!, { taken, closed: new Set() })
    expect(e.cause).toBe('seats_taken')
    expect(e.waysOut.every((w) => w.relaxations.length <= 2)).toBe(true)
    expect(e.locked).toContain('seatsByLaw')
    const twelve = instance.sessions.filter((s) => s.kind === 'PROC' && s.cap === 12).map((s) => s.id)
    for (const w of e.waysOut) for (const id of w.week) expect(twelve).not.toContain(id)
  })

  test('a client without seats to choose from has no week', () => {
    expect(hasWeek(instance.clients[0]!, [])).toBe(false)
  })
})

describe('the command', () => {
  test('says in one line what is wrong with its arguments', () => {
    for (const given of [
      [],
      ['dance', 'x'],
      ['solve'],
      ['solve', 'f', '--seconds', 'ten'],
      ['explain', 'f', '--who', '3'],
    ]) {
      const read = readArguments(given)
      expect(read.ok).toBe(false)
      if (!read.ok) expect(lineOf('timetable', read.fault)).not.toContain('\n')
    }
    expect(readArguments(['explain', 'f.json', '--client', '3']).ok).toBe(true)
  })

  test('explains in words, and refuses a client who is not there', () => {
    const { client } = without[0]!
    const told = runExplain(instance, client.id, undefined)
    expect(told.ok && JSON.stringify(told.answer)).toContain('There is no week')
    expect(runExplain(instance, 4711, undefined).ok).toBe(false)
  })

  test('now is what the others have', () => {
    const weeks = [
      [0, 1],
      [1, 2],
    ]
    const { taken } = nowOf(instance, 0, weeks)
    expect([taken[0], taken[1], taken[2]]).toEqual([0, 1, 1])
  })
})
