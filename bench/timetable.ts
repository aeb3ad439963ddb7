/**
 * `node bench/timetable.ts`: the timetable optimizer over sizes, beside one model of the whole solved by the same solver;
 * explanations, repairs, and the event loop's lag while a thread solves. Prints, and keeps what it printed in
 * bench/TIMETABLE.md.
 *
 *   --files=a.json,b.json   further programme weeks in files, before the made ones
 *   --sizes=50,120,200      made programmes of these sizes
 *   --seconds=60            processor seconds for each; the machine's load stands beside the figures
 *   --dry                   prints only
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { basename, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { nowOf } from '../src/modules/timetable/optimizer/command.ts'
import { explain } from '../src/modules/timetable/optimizer/explain/explain.ts'
import { loadHighs } from '../src/modules/timetable/optimizer/highs.ts'
import { type Instance, readInstance } from '../src/modules/timetable/optimizer/instance.ts'
import { repair } from '../src/modules/timetable/optimizer/repair/repair.ts'
import { programmeOf } from '../src/modules/timetable/optimizer/seats.ts'
import { type Solved, solve } from '../src/modules/timetable/optimizer/solve.ts'
import { solveApart } from '../src/modules/timetable/optimizer/thread/solveApart.ts'
import { judge, type RawInstance } from '../tests/support/weekChecker.ts'
import { makeInstance } from '../tests/support/weekInstances.ts'
import { solveMonolith } from './timetable/monolith.ts'

const value = (name: string, fallback: string) =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback
const seconds = Number(value('seconds', '60'))
const sizes = value('sizes', '50,120,200').split(',').filter(Boolean).map(Number)
const files = value('files', '').split(',').filter(Boolean)

const processor = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const round = (n: number, digits = 1) => n.toFixed(digits)
const memory = () => Math.round(process.resourceUsage().maxRSS / 1024)
const lines: string[] = []
const print = (line: string) => {
  process.stdout.write(`${line}\n`)
  lines.push(line)
}
const part = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

function open(file: string): [string, Instance] {
  const read = readInstance(readFileSync(file, 'utf8'))
  if (!read.ok) throw new Error(`${file}: ${read.faults[0]?.path} ${read.faults[0]?.message}`)
  return [basename(file, '.json'), read.instance]
}
const instances: [string, Instance][] = [
  ...files.map(open),
  ...sizes.map((n): [string, Instance] => [`made ${n}`, makeInstance({ clients: n, seed: 1 })]),
]

function check(instance: Instance, solved: Solved): string {
  const weeks = new Map(
    instance.clients.flatMap((c, i) =>
      solved.weeks[i] ? [[c.id, solved.weeks[i].map((s) => instance.sessions[s]!.id)] as const] : [],
    ),
  )
  const apart = solved.impossible.map((i) => instance.clients[i]!.id)
  const found = judge(instance as unknown as RawInstance, weeks, apart)
  const agrees = found.unplaced === solved.unplaced && found.cost === solved.cost
  return found.faults.length === 0 && agrees ? 'in order' : `${found.faults.length} faults`
}

const highs = await loadHighs()
const [machine] = cpus()
print(
  `## Timetable optimizer, ${Temporal.Now.plainDateISO()}, ${cpus().length} × ${machine?.model}, Node ${process.version}`,
)
print('')
print('Seconds are processor seconds of this process (the machine was shared: the load stands beside them).')
print('')
print(
  '| programme | clients | without any week | unplaced, bound | cost, bound | gap | first plan | seconds | clock | load | peak MB | checker |',
)
print('|---|---|---|---|---|---|---|---|---|---|---|---|')
const plans: [string, Instance, Solved][] = []
for (const [name, instance] of instances) {
  const [begun, wall] = [processor(), performance.now()]
  const solved = solve(highs, instance, { seconds, clock: processor })
  const gap =
    solved.costBound === null
      ? '–'
      : `${round((100 * (solved.cost - solved.costBound)) / Math.max(1, solved.cost), 2)} %`
  const cells = [
    name,
    instance.clients.length,
    solved.impossible.length,
    `${solved.unplaced}, ${solved.unplacedBound}`,
    `${solved.cost}, ${solved.costBound ?? '–'}`,
    gap,
    round(solved.firstPlanSeconds, 2),
    round(processor() - begun),
    round((performance.now() - wall) / 1000, 0),
    round(loadavg()[0] ?? 0),
    memory(),
    check(instance, solved),
  ]
  print(`| ${cells.join(' | ')} |`)
  plans.push([name, instance, solved])
}

print('')
print('One model of the whole, the same solver, the same seconds by the clock (gaps cost nothing in it):')
print('')
print('| programme | variables | rows | unplaced | bound | proven | clock |')
print('|---|---|---|---|---|---|---|')
for (const [name, instance, solved] of plans.filter(([, i]) => i.clients.length <= 120)) {
  const begun = performance.now()
  const m = solveMonolith(highs, instance, Math.max(20, solved.seconds))
  const apart = solved.impossible.reduce((sum, i) => sum + instance.clients[i]!.priority, 0)
  const clock = round((performance.now() - begun) / 1000, 0)
  const without = m.unplaced === undefined ? 'nothing' : m.unplaced - apart
  print(
    `| ${name} | ${m.numCols} | ${m.numRows} | ${without} | ${Number.isFinite(m.bound) ? round(Math.max(0, m.bound - apart), 2) : 'none'} | ${m.isOptimal ? 'yes' : 'no'} | ${clock} |`,
  )
}

print('')
print('| programme | explanations | median ms | p95 ms | repairs | median ms | p95 ms |')
print('|---|---|---|---|---|---|---|')
for (const [name, instance, solved] of plans) {
  const programme = programmeOf(instance)
  const unhappy = instance.clients.flatMap((_, i) => (solved.weeks[i] ? [] : [i])).slice(0, 40)
  const timed = (work: () => unknown) => {
    const begun = processor()
    work()
    return (processor() - begun) * 1000
  }
  const explained = unhappy
    .map((i) => timed(() => explain(programme, instance.clients[i]!, nowOf(instance, i, solved.weeks))))
    .sort((a, b) => a - b)
  const repaired = instance.counselors
    .slice(0, 30)
    .map((c) =>
      timed(() => repair(instance, solved.weeks, { kind: 'absence', counselor: c.id, days: [1, 2] })),
    )
    .sort((a, b) => a - b)
  const figures = [explained, repaired].flatMap((t) => [
    t.length,
    round(part(t, 0.5), 0),
    round(part(t, 0.95), 0),
  ])
  print(`| ${name} | ${figures.join(' | ')} |`)
}

const [apartName, apartInstance] = instances.at(-1) ?? ['none', makeInstance({ clients: 50, seed: 1 })]
async function lagDuring(work: Promise<unknown>): Promise<string> {
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  await work
  lag.disable()
  const ms = (nanoseconds: number) => `${round(nanoseconds / 1e6 - 5)} ms`
  return `p50 ${ms(lag.percentile(50))}, p99 ${ms(lag.percentile(99))}, most ${ms(lag.max)}`
}
const alone = await lagDuring(new Promise((done) => setTimeout(done, 10_000)))
const solving = await lagDuring(solveApart(apartInstance, { seconds: 15 }).result)
print('')
print(
  `Event loop's lag while a thread solves ${apartName}: ${solving}; while nothing runs, on the same machine just before: ${alone} (load ${round(loadavg()[0] ?? 0)}).`,
)
if (!process.argv.includes('--dry'))
  writeFileSync(join(import.meta.dirname, 'TIMETABLE.md'), `${lines.join('\n')}\n`)
