import type { Highs, ModelData } from 'highs'
import type { Pool } from './pool.ts'

/**
 * The linear programme over known weeks: one client's weeks and not being placed add up to one, sessions hold what they
 * hold. `whole` asks for a plan instead of shares.
 */
export type MasterTask = {
  pool: Pool
  /** Columns of the pool that take part, and the positions of their clients. */
  columns: readonly number[]
  clients: readonly number[]
  /** By position of the client: what not placing costs. */
  priority: Float64Array
  rows: readonly SeatRow[]
  /** Do weeks cost what they cost, or nothing? */
  costs: boolean
  whole?: { start: (column: number) => boolean; isPlaced: (client: number) => boolean }
  options: Record<string, boolean | number | string>
}
/** At most `most` in this session: of these clients, or of all. */
export type SeatRow = { session: number; most: number; clients?: readonly number[] }

export type MasterAnswer = {
  isOptimal: boolean
  objective: number
  /** By row, not negative. */
  rowPrice: Float64Array
  /** By position of the client: a further week helps when it is worth less. */
  clientPrice: Float64Array
  /** Columns by position in `columns`, then not being placed by position in `clients`. */
  value: Float64Array
}

const infinite = Number.POSITIVE_INFINITY
const [optimal, unknown, timeIsOver, iterations, solutions] = [7, 15, 13, 14, 16]

/** Undefined when time was over before there was anything. */
export function solveMaster(highs: Highs, task: MasterTask): MasterAnswer | undefined {
  const model = highs.createModel(modelOf(task))
  try {
    model.options.set({ output_flag: false, ...task.options })
    if (task.whole) model.setSolution({ colValue: startOf(task, task.whole) })
    model.run()
    const status = model.getModelStatus()
    const usable = [optimal, iterations, solutions, task.whole ? timeIsOver : unknown].includes(status)
    return usable ? answerOf(task, model, status === optimal) : undefined
  } finally {
    model.dispose()
  }
}

function modelOf(task: MasterTask): ModelData {
  const { columns, clients, rows, pool } = task
  const numCols = columns.length + clients.length
  const numRows = clients.length + rows.length
  return {
    numCols,
    numRows,
    colCost: [
      ...columns.map((c) => (task.costs ? (pool.cost[c] ?? 0) : 0)),
      ...clients.map((c) => task.priority[c] ?? 1),
    ],
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(task.whole ? 1 : infinite),
    rowLower: [...clients.map(() => 1), ...rows.map(() => -infinite)],
    rowUpper: [...clients.map(() => 1), ...rows.map((r) => r.most)],
    matrix: { format: 'csc', numRows, numCols, ...matrixOf(task) },
    ...(task.whole ? { integrality: new Int32Array(numCols).fill(1) } : {}),
  }
}

function matrixOf({ pool, columns, clients, rows }: MasterTask) {
  const clientRow = new Map(clients.map((c, i) => [c, i]))
  const rowsOf: { at: number; clients: ReadonlySet<number> | undefined }[][] = []
  for (const [i, row] of rows.entries()) {
    rowsOf[row.session] ??= []
    rowsOf[row.session]?.push({ at: clients.length + i, clients: row.clients && new Set(row.clients) })
  }
  const starts = [0]
  const indices: number[] = []
  for (const column of columns) {
    const client = pool.client[column] ?? 0
    indices.push(clientRow.get(client) ?? 0)
    for (const s of pool.sessions[column] ?? [])
      for (const row of rowsOf[s] ?? []) if (!row.clients || row.clients.has(client)) indices.push(row.at)
    starts.push(indices.length)
  }
  for (const i of clients.keys()) {
    indices.push(i)
    starts.push(indices.length)
  }
  return { starts, indices, values: new Float64Array(indices.length).fill(1) }
}

function startOf({ columns, clients }: MasterTask, whole: NonNullable<MasterTask['whole']>): number[] {
  return [...columns.map((c) => (whole.start(c) ? 1 : 0)), ...clients.map((c) => (whole.isPlaced(c) ? 0 : 1))]
}

function answerOf(
  task: MasterTask,
  model: ReturnType<Highs['createModel']>,
  isOptimal: boolean,
): MasterAnswer {
  const { colValue, rowDual } = model.getSolution()
  const clientPrice = new Float64Array(task.pool.ofClient.length)
  for (const [i, c] of task.clients.entries()) clientPrice[c] = rowDual[i] ?? 0
  return {
    isOptimal,
    objective: model.getObjectiveValue(),
    rowPrice: Float64Array.from(task.rows, (_, i) => Math.max(0, -(rowDual[task.clients.length + i] ?? 0))),
    clientPrice,
    value: colValue,
  }
}
