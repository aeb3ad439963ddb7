import type { Week } from './pricing.ts'

/** The weeks found so far, of all clients: the columns of the linear programme. Each once. */
export type Pool = {
  size: number
  client: number[]
  cost: number[]
  sessions: (readonly number[])[]
  /** Columns of each client, by position of the client. */
  ofClient: number[][]
  keys: Set<string>
}

export const newPool = (clients: number): Pool => ({
  size: 0,
  client: [],
  cost: [],
  sessions: [],
  ofClient: Array.from({ length: clients }, () => []),
  keys: new Set(),
})

/** The week's column; -1 if it was there already. */
export function addWeek(pool: Pool, client: number, week: Week): number {
  const sorted = [...week.sessions].sort((a, b) => a - b)
  const key = `${client}:${sorted.join()}`
  if (pool.keys.has(key)) return -1
  pool.keys.add(key)
  pool.client.push(client)
  pool.cost.push(week.cost)
  pool.sessions.push(sorted)
  pool.ofClient[client]?.push(pool.size)
  return pool.size++
}
