import { parentPort, workerData } from 'node:worker_threads'
import { loadHighs } from '../highs.ts'
import type { Begin, Report } from '../messages.ts'
import { solve } from '../solve.ts'

/** Runs in a thread of its own: solves what it was started with, reports on the way, ends. */
const { instance, seconds, work, seed, cancelled } = workerData as Begin
const say = (report: Report) => parentPort?.postMessage(report)
const flag = new Int32Array(cancelled)

const solved = solve(
  await loadHighs(),
  instance,
  {
    seconds,
    clock: () => performance.now() / 1000,
    isCancelled: () => Atomics.load(flag, 0) === 1,
    ...(work === undefined ? {} : { work }),
    ...(seed === undefined ? {} : { seed }),
  },
  (progress) => say({ kind: 'progress', progress }),
)
say({ kind: 'solved', solved })
