import { Worker } from 'node:worker_threads'
import type { Instance } from '../instance.ts'
import type { Begin, Report } from '../messages.ts'
import type { Progress, Solved } from '../solve.ts'

/**
 * Solves in a thread of its own, so that the process answers everybody else meanwhile. `cancel` ends it between two steps
 * with the plan so far; a step that takes longer than `patience` seconds more is given up.
 */
export type Run = { result: Promise<Solved>; cancel(): void }

const patience = 10

export function solveApart(
  instance: Instance,
  limits: Pick<Begin, 'seconds' | 'work' | 'seed'>,
  onProgress: (progress: Progress) => void = () => {},
): Run {
  const cancelled = new SharedArrayBuffer(4)
  const begin: Begin = { instance, ...limits, cancelled }
  const thread = new Worker(new URL('./solver.thread.ts', import.meta.url), { workerData: begin })
  let givingUp: NodeJS.Timeout | undefined
  const result = new Promise<Solved>((resolve, reject) => {
    thread.on('message', (report: Report) => {
      if (report.kind === 'progress') onProgress(report.progress)
      else resolve(report.solved)
    })
    thread.on('error', reject)
    thread.on('exit', () => {
      clearTimeout(givingUp)
      reject(new Error('The solver ended without a plan'))
    })
  })
  return {
    result,
    cancel() {
      Atomics.store(new Int32Array(cancelled), 0, 1)
      givingUp = setTimeout(() => void thread.terminate(), patience * 1000)
      givingUp.unref()
    },
  }
}
