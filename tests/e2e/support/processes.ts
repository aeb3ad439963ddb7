import { spawnSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

export type Process = { pid: number; parent: number; command: string }
const processes = (): Process[] =>
  spawnSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((m) => m !== null && !m[3]?.startsWith('Z'))
    .map((m) => ({ pid: Number(m?.[1]), parent: Number(m?.[2]), command: m?.[4] ?? '' }))

/** A process and all below it. */
export function family(pid: number): Process[] {
  const all = processes()
  const members = all.filter((p) => p.pid === pid)
  for (const m of members) members.push(...all.filter((p) => p.parent === m.pid))
  return members
}

/** @returns those that still run after so many seconds. */
export async function goneWithin(members: Process[], seconds: number): Promise<Process[]> {
  const until = performance.now() + seconds * 1000
  const left = () => {
    const now = processes()
    return members.filter((m) => now.some((p) => p.pid === m.pid && p.command === m.command))
  }
  while (left().length && performance.now() < until) await wait(50)
  return left()
}
