import type { Instance } from './instance.ts'
import type { Progress, Solved } from './solve.ts'

/** What goes into the solver's thread and what comes out of it. */
export type Begin = {
  instance: Instance
  seconds: number
  work?: number
  seed?: number
  /** One number: 1 asks the thread to end with the plan it has. */
  cancelled: SharedArrayBuffer
}
export type Report = { kind: 'progress'; progress: Progress } | { kind: 'solved'; solved: Solved }
