import { readFileSync, writeFileSync } from 'node:fs'
import {
  lineOf,
  openInstance,
  readArguments,
  rounded,
  runExplain,
  runRepair,
  runSolve,
} from '../src/modules/timetable/optimizer/command.ts'
import { loadHighs } from '../src/modules/timetable/optimizer/highs.ts'
import type { Fault } from '../src/modules/timetable/optimizer/instance.ts'
import { words } from '../src/modules/timetable/optimizer/optimizer.words.ts'

/** `npm run timetable -- solve | explain | repair`: plans, explains and repairs a programme week in a file. */
function stop(file: string, fault: Fault): never {
  process.stderr.write(`${lineOf(file, fault)}\n`)
  process.exit(2)
}
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    return stop(file, { path: '', message: words.noFile(file), mend: String(error) })
  }
}
function write(file: string, content: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(content)}\n`)
  } catch (error) {
    stop(file, { path: '', message: words.cannotWrite(file), mend: String(error) })
  }
}
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const peakMemoryMb = () => Math.round(process.resourceUsage().maxRSS / 1024)

const given = readArguments(process.argv.slice(2))
if (!given.ok) stop('timetable', given.fault)
const { command, file, options } = given.asked
const opened = openInstance(read(file))
if (!opened.ok) stop(file, opened.fault)
const { instance } = opened
const plan = options.plan === undefined ? undefined : read(options.plan)

switch (command) {
  case 'solve': {
    write(options.out ?? '', {})
    const limits = {
      seconds: Math.max(0.5, Number(options.seconds) - performance.now() / 1000 - 0.5),
      clock: () => performance.now() / 1000,
      ...(options.work === undefined ? {} : { work: Number(options.work) }),
      seed: Number(options.seed ?? 1),
    }
    const { line, solution } = runSolve(await loadHighs(), instance, limits, (p) =>
      process.stderr.write(
        `${p.seconds.toFixed(1)} s ${p.stage}: unplaced ${p.unplaced} (at least ${p.unplacedBound}), cost ${p.cost}\n`,
      ),
    )
    write(options.out ?? '', { ...solution, result: line })
    say({ ...line, peakMemoryMb: peakMemoryMb() })
    break
  }
  case 'explain': {
    const explained = runExplain(instance, Number(options.client), plan)
    if (!explained.ok) stop(options.plan ?? file, explained.fault)
    say(explained.answer)
    break
  }
  case 'repair': {
    const begun = performance.now()
    const repaired = runRepair(instance, read(options.event ?? ''), plan)
    if (!repaired.ok) stop(options.event ?? '', repaired.fault)
    write(options.out ?? '', repaired.solution)
    say({
      ...repaired.line,
      seconds: rounded((performance.now() - begun) / 1000),
      peakMemoryMb: peakMemoryMb(),
    })
    break
  }
}
