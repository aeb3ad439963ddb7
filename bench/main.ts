/**
 * `npm run bench` measures the programme: p50, p95, p99 and how many a second for what people do most, beside the raw
 * figures of the same machine in the same run. Prints tables, and keeps the last ones in bench/RESULTS.md.
 *
 *   npm run bench                    on the demo programme: about two minutes the first time, then one
 *   npm run bench -- --large         and on one of 500 clients and two years, which takes some minutes to make
 *   npm run bench -- --large-only    on the large one alone
 *     --seconds=3                    measured for each figure
 *     --fresh                        makes the programmes anew
 *     --folder=/tmp/footbridge-bench where they are kept; each run works on a fresh copy
 *     --dry                          prints only; RESULTS.md stays as it is
 *
 * Fails on errors, never on slowness. The machine should do nothing else meanwhile.
 */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureProgramme } from './measuring.ts'
import { type ProgrammeName, prepare, programmes } from './programme.ts'
import { results, section } from './report.ts'

const given = process.argv.slice(2)
const flag = (name: string) => given.includes(`--${name}`)
const value = (name: string, fallback: string) =>
  given.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback

const known = /^--(large|large-only|fresh|dry|seconds=\d+(\.\d+)?|folder=.+)$/
const unknown = given.find((a) => !known.test(a))
if (unknown) {
  process.stderr.write(`${unknown} is not known; the options stand at the head of bench/main.ts\n`)
  process.exit(1)
}

const seconds = Number(value('seconds', '3'))
const parent = value('folder', join(process.platform === 'win32' ? tmpdir() : '/tmp', 'footbridge-bench'))
const names: ProgrammeName[] = [
  ...(flag('large-only') ? [] : (['demo'] as const)),
  ...(flag('large') || flag('large-only') ? (['large'] as const) : []),
]
const say = (line: string) => process.stderr.write(`  ${line}\n`)

const sections: string[] = []
for (const name of names) {
  say(programmes[name].title)
  const folder = await prepare(name, { parent, fresh: flag('fresh'), say })
  const text = section(programmes[name].title, await measureProgramme(folder, { seconds, say }))
  process.stdout.write(`\n${text}\n`)
  sections.push(text)
}
if (!flag('dry')) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), results(sections, seconds))
