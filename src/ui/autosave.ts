import { asRefusal, type Refusal } from './refusal.ts'

/**
 * Saves what is typed, one request at a time. What was typed is never given up: a failed connection is tried again, a
 * refusal is told, and somebody else's newer version waits for a decision. Pure: time and sending come from outside.
 */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'failed' | 'refused' | 'stale'
export type SaveView = { status: SaveStatus; refusal: Refusal | null; version: number }

export type Autosave<T> = {
  /** The newest value. Starts the pause after which it is saved. */
  change: (value: T) => void
  /** Saves now what is not saved yet. @returns whether everything is saved. */
  flush: () => Promise<boolean>
  /** Goes on from another version: mine is saved over theirs. */
  rebase: (version: number) => void
  /** Takes theirs, which has this version: what was typed here and is not saved is never sent. */
  accept: (version: number) => void
  /** Gives up: nothing is sent any more. */
  stop: () => void
}

export type AutosaveParts<T> = {
  version: number
  save: (value: T, version: number) => Promise<{ version: number }>
  show: (view: SaveView) => void
  /** Runs something after a pause; @returns how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void
}

const pause = 700
/** Between tries while the connection is away: 2 s, 4 s … at most 30 s. */
const waitFor = (failures: number) => Math.min(2_000 * 2 ** (failures - 1), 30_000)

export function autosave<T>({ version, save, show, after }: AutosaveParts<T>): Autosave<T> {
  let pending: { value: T } | null = null
  let sending: Promise<boolean> | null = null
  let failures = 0
  let callOff: () => void = () => undefined
  let stopped = false
  /** Counts what was accepted from others: the outcome of an older save no longer matters. */
  let era = 0

  const tell = (status: SaveStatus, refusal: Refusal | null = null) => {
    if (!stopped) show({ status, refusal, version })
  }
  const later = (milliseconds: number) => {
    callOff()
    callOff = after(milliseconds, () => void flush())
  }

  async function send(value: T): Promise<boolean> {
    tell('saving')
    const mine = era
    try {
      const saved = await save(value, version)
      if (mine !== era) return true
      version = saved.version
      failures = 0
      tell(pending ? 'unsaved' : 'saved')
      return true
    } catch (error) {
      if (mine !== era) return true
      // What is newer than the failed value wins; otherwise the failed value itself waits for the next try.
      pending ??= { value }
      const refusal = asRefusal(error)
      tell(refusal.isStale ? 'stale' : refusal.isPassing ? 'failed' : 'refused', refusal)
      if (refusal.isPassing && !stopped) later(waitFor(++failures))
      return false
    }
  }

  async function flush(): Promise<boolean> {
    callOff()
    if (sending) return (await sending) ? flush() : false
    if (!pending) return true
    if (stopped) return false
    const { value } = pending
    pending = null
    sending = send(value)
    const saved = await sending
    sending = null
    return saved ? flush() : false
  }

  return {
    change: (value) => {
      pending = { value }
      if (!sending) tell('unsaved')
      later(failures ? waitFor(failures) : pause)
    },
    flush,
    rebase: (to) => {
      version = to
      failures = 0
      if (pending) void flush()
      else tell('saved')
    },
    accept: (to) => {
      callOff()
      era++
      pending = null
      version = to
      failures = 0
      tell('saved')
    },
    stop: () => {
      stopped = true
      callOff()
    },
  }
}
