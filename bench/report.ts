import { readFileSync } from 'node:fs'
import { arch, cpus, platform, release, totalmem } from 'node:os'
import type { Figures } from './load.ts'
import { type Concurrency, concurrencies, type Measured } from './measuring.ts'
import { type Peer, peers } from './raw.ts'

const ms = (n: number) => (n < 10 ? n.toFixed(2) : n.toFixed(1))
const perSecond = (n: number) => Math.round(n).toLocaleString('en')

type Row = readonly string[]
const table = (head: Row, rows: readonly Row[]): string => {
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => (r[i] ?? '').length)))
  const line = (r: Row) =>
    `| ${r.map((c, i) => (i ? c.padStart(widths[i]!) : c.padEnd(widths[i]!))).join(' | ')} |`
  const rule = `|${widths.map((w, i) => (i ? `${'-'.repeat(w + 1)}:` : '-'.repeat(w + 2))).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

const figureHead = (users: Concurrency) => [`p50 ms, ${users} at once`, 'p95', 'p99', 'a second']
const figureCells = (f: Figures) => [ms(f.p50), ms(f.p95), ms(f.p99), perSecond(f.perSecond)]

const rawTable = ({ peers: figures }: Measured) =>
  table(
    ['raw, same machine, same run', ...concurrencies.flatMap(figureHead)],
    (Object.keys(peers) as Peer[]).map((p) => [
      peers[p],
      ...concurrencies.flatMap((c) => figureCells(figures[c][p])),
    ]),
  )

function scenarioTable({ peers: raw, scenarios }: Measured): string {
  const share = (f: Figures, c: Concurrency, peer: Peer) =>
    `${Math.round((100 * f.perSecond) / raw[c][peer].perSecond)} %`
  return table(
    ['Footbridge', ...concurrencies.flatMap((c) => [...figureHead(c), 'of raw', 'of bare HTTP'])],
    scenarios.map(({ scenario: { name, peer }, figures }) => [
      name,
      ...concurrencies.flatMap((c) => [
        ...figureCells(figures[c]),
        share(figures[c], c, peer),
        share(figures[c], c, 'http'),
      ]),
    ]),
  )
}

/** A section of the results: what a programme holds, and every figure. */
export function section(title: string, m: Measured): string {
  const held = Object.entries(m.counts).map(([what, n]) => `${n.toLocaleString('en')} ${what}`)
  const peerOf = m.scenarios.map(({ scenario: s }) => `${s.name}: ${peers[s.peer]}`)
  const worst = Math.max(...m.reads.map((r) => r.figures.p95), ...m.scenarios.map((s) => s.figures[1].p95))
  return `## ${title}
${held.join(', ')}.

${rawTable(m)}

${scenarioTable(m)}

“Of raw” compares requests a second with the raw figure of the same kind, at the same concurrency (${peerOf.join('; ')}).

Sixteen at once on the same roster of 12: ${m.together.succeeded} of ${m.together.sent} commands succeeded in ${m.together.sent / 16} rounds, ${m.together.torn} rosters torn.

Everything above and every other reading of the programme, one user: the slowest takes ${ms(worst)} ms at p95 (target: 100 ms).

${table(
  ['reading', 'p50 ms', 'p95', 'p99', 'a second'],
  m.reads.map((r) => [r.path, ...figureCells(r.figures)]),
)}
${m.leftOut.length ? `\nNot measured, as they need more than an example of the programme: ${m.leftOut.join(', ')}.\n` : ''}`
}

/** The whole file. */
export function results(sections: readonly string[], seconds: number): string {
  const cpu = cpus()[0]?.model.trim() ?? 'unknown processor'
  const when = Temporal.Now.zonedDateTimeISO('UTC').toString({
    smallestUnit: 'minute',
    timeZoneName: 'never',
  })
  return `# Results of \`npm run bench\`
Written by the program (bench/report.ts); the last run replaces it.

- When: ${when.replace('+00:00', 'Z')}
- Machine: ${cpus().length} × ${cpu}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()} ${arch()}${distribution()}
- Node ${process.version}; PostgreSQL 18 as it comes along, on the same machine, \`fsync\` on; audit on; web, worker, database and load generator share the cores
- ${seconds} s a figure after a warm-up; “at once” is the number of users who each wait for their answer

${sections.join('\n')}`
}

function distribution(): string {
  try {
    return `, ${/PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? ''}`
  } catch {
    return ''
  }
}
