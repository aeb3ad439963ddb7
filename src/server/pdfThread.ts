import { parentPort } from 'node:worker_threads'
import type { Paper } from '#kit/paper.ts'
import type { Printed } from './pdf.ts'
import { printed } from './printing.ts'

const port = parentPort
port?.on('message', async ({ id, paper, at }: { id: number; paper: Paper; at: number }) => {
  const answer: Printed = await printed(paper, Temporal.Instant.fromEpochMilliseconds(at)).then(
    (bytes) => ({ id, bytes }),
    // Without its message: it might quote the paper.
    (error: unknown) => ({ id, error: error instanceof Error ? error.name : 'unknown' }),
  )
  port.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer] : [])
})
