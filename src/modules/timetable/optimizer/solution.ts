import { z } from 'zod'
import { type Explanation, explain } from './explain/explain.ts'
import type { Fault, Instance } from './instance.ts'
import { words } from './optimizer.words.ts'
import { programmeOf } from './seats.ts'
import type { Solved } from './solve.ts'

/** A plan as a file. */
export const solutionFile = z.object({
  format: z.literal('iop-sched-solution/1'),
  /** Sessions of each placed client, by id. */
  weeks: z.array(z.object({ client: z.number().int(), sessions: z.array(z.number().int()) })),
  unplaced: z.array(z.number().int()),
  impossible: z.array(z.object({ client: z.number().int(), explanation: z.unknown() })),
})
export type Solution = z.output<typeof solutionFile>

export function solutionOf(instance: Instance, solved: Pick<Solved, 'weeks' | 'impossible'>): Solution {
  const programme = programmeOf(instance)
  const impossible = new Set(solved.impossible)
  const ids = (sessions: readonly number[]) => sessions.flatMap((s) => instance.sessions[s]?.id ?? [])
  return {
    format: 'iop-sched-solution/1',
    weeks: instance.clients.flatMap((c, i) => {
      const week = solved.weeks[i]
      return week ? [{ client: c.id, sessions: ids(week) }] : []
    }),
    unplaced: instance.clients.flatMap((c, i) => (solved.weeks[i] || impossible.has(i) ? [] : [c.id])),
    impossible: instance.clients.flatMap((c, i) =>
      impossible.has(i) ? [{ client: c.id, explanation: inWords(instance, explain(programme, c)) }] : [],
    ),
  }
}

/** Reads a plan file of this instance: sessions by position, by position of the client. */
export function readSolution(
  instance: Instance,
  text: string,
): { ok: true; weeks: (number[] | undefined)[] } | { ok: false; fault: Fault } {
  const failed = (path: string, message: string) => ({
    ok: false as const,
    fault: { path, message, mend: words.mendField },
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return failed('', words.notJson(String(error)))
  }
  const parsed = solutionFile.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return failed(issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  const session = new Map(instance.sessions.map((s, i) => [s.id, i]))
  const byClient = new Map(parsed.data.weeks.map((w) => [w.client, w.sessions]))
  return {
    ok: true,
    weeks: instance.clients.map((c) => byClient.get(c.id)?.flatMap((id) => session.get(id) ?? [])),
  }
}

/** An explanation with the sentences people read beside its facts. */
export function inWords(instance: Instance, e: Explanation) {
  const site = (id: number) => instance.sites.find((s) => s.id === id)?.name ?? String(id)
  const say = (r: Explanation['conflict'][number]) => words.relaxation(r, site)
  return {
    ...e,
    sentence: words.causes[e.cause],
    waysOut: e.waysOut.map((w) => ({ ...w, sentence: w.relaxations.map(say).join(words.and) })),
    conflictSentence: e.conflict.length > 0 ? words.conflict(e.conflict.map(say).join('; ')) : undefined,
    locked: e.locked.map((rule) => ({ rule, ...words.locked[rule] })),
  }
}
