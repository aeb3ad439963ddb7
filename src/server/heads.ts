import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { dayAt } from '#kit/time.ts'
import type { Schedule } from './jobs.ts'
import { dayHeads, type Head } from './seal.ts'

/** A line of the file: day, seal, hash. */
const line = ({ day, seal, hash }: Head) => `${day} ${seal} ${hash}\n`

/** @throws Error naming the first line that is none. */
export function readHeads(text: string): Head[] {
  const lines = text.split('\n').filter((l) => l.trim())
  return lines.map((l, i) => {
    const [, day, seal, hash] = /^(\d{4}-\d{2}-\d{2}) (\d+) ([0-9a-f]{64})$/.exec(l.trim()) ?? []
    if (!day || !seal || !hash)
      throw new Error(`Line ${i + 1} of the heads file is not "day seal hash" as Footbridge writes it.`)
    return { day, seal, hash }
  })
}

/**
 * Appends the chain's head of every day that is over to a file outside the database, where its owner cannot rewrite it
 * unnoticed: another disk, a write-once folder, a mailbox.
 */
export const keepHeads = (file: string): Schedule => ({
  name: 'audit-heads',
  cron: '10 0 * * *',
  run: async ({ tx, now }) => {
    const kept = existsSync(file) ? readHeads(readFileSync(file, 'utf8')) : []
    const last = kept.at(-1)?.day ?? ''
    const heads = await dayHeads(tx, dayAt(now, 'UTC'))
    const fresh = heads.filter((h) => h.day > last)
    if (fresh.length) appendFileSync(file, fresh.map(line).join(''), { mode: 0o600 })
  },
})
