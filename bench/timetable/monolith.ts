import type { Highs } from 'highs'
import { type Instance, kinds } from '../../src/modules/timetable/optimizer/instance.ts'
import { programmeOf, type Seat, seatsOf } from '../../src/modules/timetable/optimizer/seats.ts'

/**
 * The same problem as one model, a variable for each client and session, for comparison. Easier than the real one: gaps
 * cost nothing here. Not placing costs the file's price.
 */
type Row = { low: number; high: number; at: number[]; of: number[] }
type Model = { cost: number[]; rows: Row[] }
const infinite = Number.POSITIVE_INFINITY
const notPlaced = 10_000
const feasible = 2

export function solveMonolith(highs: Highs, instance: Instance, seconds: number) {
  const programme = programmeOf(instance)
  const model: Model = { cost: [], rows: [] }
  const seated: number[][] = instance.sessions.map(() => [])
  const missing: [number, number][] = []
  for (const client of instance.clients) {
    const seats = seatsOf(programme, client)
    const u = model.cost.push(notPlaced * client.priority) - 1
    missing.push([u, client.priority])
    const x = seats.map((s) => {
      const at = model.cost.push(s.cost) - 1
      seated[s.session]!.push(at)
      return at
    })
    addClient(model, instance, client, seats, u, x)
  }
  for (const [s, at] of seated.entries())
    if (at.length > instance.sessions[s]!.cap)
      model.rows.push({ low: -infinite, high: instance.sessions[s]!.cap, at, of: at.map(() => 1) })
  return run(highs, model, seconds, missing)
}

function addClient(
  { cost, rows }: Model,
  { weights }: Instance,
  c: Instance['clients'][number],
  seats: Seat[],
  u: number,
  x: number[],
) {
  const row = (low: number, high: number, at: number[], of: number[]) => rows.push({ low, high, at, of })
  for (const [k, kind] of kinds.entries()) {
    const [least, most] = c.mix[kind] ?? [0, 0]
    const at = x.filter((_, i) => seats[i]!.kind === k)
    row(least, infinite, [...at, u], [...at.map(() => 1), least])
    row(
      -infinite,
      most,
      at,
      at.map(() => 1),
    )
  }
  const minutes = seats.map((s) => s.end - s.start)
  row(c.doseMin, infinite, [...x, u], [...minutes, c.doseMin])
  row(-infinite, c.doseMax, x, minutes)
  const days: number[] = []
  for (let day = 0; day < 7; day++) {
    const here = seats.flatMap((s, i) => (s.day === day ? [i] : []))
    if (here.length === 0) continue
    const y = cost.push(weights.extraDay + weights.travelPer15PerDay * Math.ceil(c.travelMin / 15)) - 1
    const short = cost.push(0) - 1
    days.push(y)
    const [at, of] = [here.map((i) => x[i]!), here.map((i) => minutes[i]!)]
    for (const i of here) row(-infinite, 0, [x[i]!, y], [1, -1])
    row(0, infinite, [...at, y, short], [...of, -c.dayMinMin, c.dayMinMin])
    row(-infinite, 0, [...at, y], [...of, -c.dayMaxMin])
    row(
      -infinite,
      5,
      at,
      at.map(() => 1),
    )
    if (!c.indOnlyDayOk) row(0, 0, [short], [1])
    row(
      0,
      infinite,
      [...here.filter((i) => seats[i]!.kind === 4).map((i) => x[i]!), short],
      [...here.filter((i) => seats[i]!.kind === 4).map(() => 1), -1],
    )
    for (const a of here)
      for (const b of here) {
        if (b <= a) continue
        const [s, t] = [seats[a]!, seats[b]!]
        const gap = t.start - s.end
        const needed = s.byVideo === t.byVideo ? 0 : c.travelMin
        const between = here
          .filter((k) => seats[k]!.start >= s.end && seats[k]!.end <= t.start)
          .map((k) => x[k]!)
        if (gap < 0) row(-infinite, 1, [x[a]!, x[b]!], [1, 1])
        else if (gap > c.maxGapMin || gap < needed)
          row(-infinite, 1, [x[a]!, x[b]!, ...between], [1, 1, ...between.map(() => -1)])
      }
  }
  row(c.daysMin, infinite, [...days, u], [...days.map(() => 1), c.daysMin])
  row(
    -infinite,
    c.daysMax,
    days,
    days.map(() => 1),
  )
}

function run(highs: Highs, { cost, rows }: Model, seconds: number, missing: [number, number][]) {
  const kept = rows.filter((r) => r.at.length > 0)
  const starts = [0]
  for (const r of kept) starts.push(starts.at(-1)! + r.at.length)
  const [numCols, numRows] = [cost.length, kept.length]
  const model = highs.createModel({
    numCols,
    numRows,
    colCost: cost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: kept.map((r) => r.low),
    rowUpper: kept.map((r) => r.high),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts,
      indices: kept.flatMap((r) => r.at),
      values: kept.flatMap((r) => r.of),
    },
    integrality: new Int32Array(numCols).fill(1),
  })
  model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0 })
  model.run()
  const value = model.getSolution().colValue
  const unplaced = missing.reduce((sum, [u, priority]) => sum + (value[u]! > 0.5 ? priority : 0), 0)
  const answer = {
    isOptimal: model.getModelStatus() === 7,
    unplaced: Number(model.info.get('primal_solution_status')) === feasible ? unplaced : undefined,
    bound: Number(model.info.get('mip_dual_bound')) / notPlaced,
    numCols,
    numRows,
  }
  model.dispose()
  return answer
}
