import { Worker } from 'node:worker_threads'
import type { Paper } from '#kit/paper.ts'

type Bytes = Uint8Array<ArrayBuffer>
/** What the printing thread answers. */
export type Printed = { id: number; bytes: Bytes } | { id: number; error: string }

const waiting = new Map<number, PromiseWithResolvers<Bytes>>()
let last = 0
let printer: Worker | null = null

/**
 * A paper as PDF. Printed in a thread of its own, started with the first paper and kept: a chart of three hundred notes
 * computes for seconds, and nobody else waits for it.
 */
export function pdfOf(paper: Paper, at: Temporal.Instant): Promise<Bytes> {
  const id = ++last
  const made = Promise.withResolvers<Bytes>()
  waiting.set(id, made)
  printer ??= started()
  printer.postMessage({ id, paper, at: at.epochMilliseconds })
  return made.promise
}

function started(): Worker {
  const thread = new Worker(new URL('./pdfThread.ts', import.meta.url))
  thread.on('message', (answer: Printed) => {
    const made = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('bytes' in answer) made?.resolve(answer.bytes)
    else made?.reject(new Error(answer.error))
  })
  thread.on('error', (error) => lost(thread, error))
  thread.on('exit', () => lost(thread, new Error('the printing thread ended')))
  // It keeps no process alive by itself.
  thread.unref()
  return thread
}

/** Whoever waits hears of it; the next paper starts another thread. */
function lost(thread: Worker, error: unknown) {
  if (printer !== thread) return
  printer = null
  for (const made of waiting.values()) made.reject(error)
  waiting.clear()
}
