import { readFileSync } from 'node:fs'

type Watched = { pid: number; parent: number }

/**
 * Calls `ended` once the process that started us is gone: npm killed with -9 must not leave us behind. Between npm and us
 * may stand a shell that survives it, so the shell's own parent is watched too.
 */
export function watchParents(ended: () => void): void {
  const started = process.ppid
  if (started <= 1 || process.platform === 'win32') return
  const shell = shellBetween(started)
  const timer = setInterval(() => {
    const orphaned = process.ppid !== started || (shell !== null && parentOf(shell.pid) !== shell.parent)
    if (!orphaned) return
    clearInterval(timer)
    ended()
  }, 300)
  timer.unref()
}

function shellBetween(pid: number): Watched | null {
  const parent = parentOf(pid)
  if (!process.env.npm_lifecycle_event || parent === null || parent <= 1) return null
  return { pid, parent }
}

/** Only where /proc tells; elsewhere the direct parent is what is watched. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}
