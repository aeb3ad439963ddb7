import type { Highs } from 'highs'
import { explain, type Now } from './explain/explain.ts'
import { type Fault, type Instance, readInstance } from './instance.ts'
import { words } from './optimizer.words.ts'
import { eventFile } from './repair/event.ts'
import { repair } from './repair/repair.ts'
import { programmeOf } from './seats.ts'
import { inWords, readSolution, solutionOf } from './solution.ts'
import { type Progress, type SolveLimits, solve } from './solve.ts'

/** The command for files, without files: arguments in, text out. A wrong one is located and told how to mend. */
export type Asked = { command: Command; file: string; options: Record<string, string> }
type Command = keyof typeof known
const known = {
  solve: { needed: ['out', 'seconds'], possible: ['work', 'seed'], numbers: ['seconds', 'work', 'seed'] },
  explain: { needed: ['client'], possible: ['plan'], numbers: ['client'] },
  repair: { needed: ['event', 'out'], possible: ['plan'], numbers: [] },
} as const

export const lineOf = (file: string, { path, message, mend }: Fault) =>
  `${[file, path, message].filter(Boolean).join(': ')}. ${mend}.`

export function readArguments(
  given: readonly string[],
): { ok: true; asked: Asked } | { ok: false; fault: Fault } {
  const failed = (path: string, message: string) => ({
    ok: false as const,
    fault: { path, message, mend: words.usage },
  })
  const [command = '', file = '', ...rest] = given
  const rules = Object.entries(known).find(([name]) => name === command)?.[1]
  if (!rules) return failed('', words.noCommand(command))
  if (!file || file.startsWith('--')) return failed(command, words.missing('FILE.json'))
  const options: Record<string, string> = {}
  for (let i = 0; i < rest.length; i += 2) {
    const [name = '', value] = [rest[i], rest[i + 1]]
    const option = name.slice(2)
    const isKnown = [...rules.needed, ...rules.possible].some((n) => n === option)
    if (!name.startsWith('--') || !isKnown) return failed(command, words.unknownOption(name))
    if (value === undefined) return failed(command, words.missing(`${name} …`))
    if (rules.numbers.some((n) => n === option) && !(Number(value) >= 0))
      return failed(name, words.notNumber(name, value))
    options[option] = value
  }
  const missing = rules.needed.find((n) => options[n] === undefined)
  if (missing) return failed(command, words.missing(`--${missing}`))
  return { ok: true, asked: { command: command as Command, file, options } }
}

export function openInstance(text: string): { ok: true; instance: Instance } | { ok: false; fault: Fault } {
  const read = readInstance(text)
  if (read.ok) return read
  const [fault] = read.faults
  return { ok: false, fault: fault ?? { path: '', message: words.format, mend: words.mendJson } }
}

/** The line on stdout and the file beside it. */
export function runSolve(
  highs: Highs,
  instance: Instance,
  limits: SolveLimits,
  onProgress: (progress: Progress) => void,
) {
  const solved = solve(highs, instance, limits, onProgress)
  const solution = solutionOf(instance, solved)
  return {
    solution,
    line: {
      unplaced: solved.unplaced,
      unplacedBound: solved.unplacedBound,
      cost: solved.cost,
      costBound: solved.costBound,
      placed: solution.weeks.length,
      impossible: solution.impossible.length,
      clients: instance.clients.length,
      firstPlanSeconds: rounded(solved.firstPlanSeconds),
      seconds: rounded(solved.seconds),
      steps: solved.steps,
    },
  }
}
export const rounded = (n: number) => Math.round(n * 1000) / 1000

export function runExplain(
  instance: Instance,
  id: number,
  plan: string | undefined,
): { ok: true; answer: object } | { ok: false; fault: Fault } {
  const position = instance.clients.findIndex((c) => c.id === id)
  const client = instance.clients[position]
  if (!client)
    return {
      ok: false,
      fault: { path: '--client', message: words.noClient(id), mend: words.mendReference('client') },
    }
  let now: Now | undefined
  if (plan !== undefined) {
    const read = readSolution(instance, plan)
    if (!read.ok) return read
    now = nowOf(instance, position, read.weeks)
  }
  return {
    ok: true,
    answer: { client: id, ...inWords(instance, explain(programmeOf(instance), client, now)) },
  }
}

/** The seats the others have, as one client finds them. */
export function nowOf(
  instance: Instance,
  client: number,
  weeks: readonly (readonly number[] | undefined)[],
): Now {
  const taken = new Float64Array(instance.sessions.length)
  const closed = new Set<number>()
  const own = instance.clients[client]?.id
  const apart = new Set(instance.conflicts.filter((p) => p.includes(own ?? -1)).flat())
  for (const [i, week] of weeks.entries()) {
    if (i === client) continue
    for (const s of week ?? []) {
      taken[s] = (taken[s] ?? 0) + 1
      if (apart.has(instance.clients[i]?.id ?? -1) && instance.sessions[s]?.kind !== 'IND') closed.add(s)
    }
  }
  return { taken, closed }
}

export function runRepair(
  instance: Instance,
  eventText: string,
  plan: string | undefined,
): { ok: true; line: object; solution: object } | { ok: false; fault: Fault } {
  const failed = (path: string, message: string) => ({
    ok: false as const,
    fault: { path, message, mend: words.mendField },
  })
  let json: unknown
  try {
    json = JSON.parse(eventText)
  } catch (error) {
    return failed('', words.notJson(String(error)))
  }
  const event = eventFile.safeParse(json)
  if (!event.success) {
    const [issue] = event.error.issues
    return failed(issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  const read = plan === undefined ? undefined : readSolution(instance, plan)
  if (read && !read.ok) return read
  const repaired = repair(instance, read?.weeks ?? currentWeeks(instance), event.data)
  const session = (s: number) => instance.sessions[s]?.id ?? -1
  const client = (c: number) => instance.clients[c]?.id ?? -1
  const { minutesLost, othersChanged, sessionsChanged } = repaired
  return {
    ok: true,
    line: {
      minutesLost,
      othersChanged,
      sessionsChanged,
      clientsHit: repaired.moved.filter((m) => m.wasHit).length,
      substitutes: repaired.substitutes.length,
      cancelled: repaired.cancelled.length,
    },
    solution: {
      ...solutionOf(instance, { weeks: repaired.weeks, impossible: [] }),
      substitutes: repaired.substitutes.map((s) => ({ ...s, session: session(s.session) })),
      cancelled: repaired.cancelled.map(session),
      moved: repaired.moved.map((m) => ({ client: client(m.client), wasHit: m.wasHit })),
    },
  }
}

/** The published week as the file has it. */
function currentWeeks({ clients, sessions }: Instance): (number[] | undefined)[] {
  const position = new Map(sessions.map((s, i) => [s.id, i]))
  return clients.map((c) =>
    c.current.length > 0 ? c.current.flatMap((id) => position.get(id) ?? []) : undefined,
  )
}
