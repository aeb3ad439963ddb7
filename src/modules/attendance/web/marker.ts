import { asRefusal, type Refusal } from '#ui/refusal.ts'
import type { Mark } from '../attendance.ts'

/** What somebody tapped, and the server has not confirmed yet. */
export type Wish = { mark: Mark | null; minutes: number }
export type Wishes = ReadonlyMap<string, Wish>
export type MarkerView = {
  wishes: Wishes
  /** The connection failed; it is tried again by itself. */
  waiting: boolean
}

export type Marker = {
  wish: (clientId: string, wish: Wish) => void
  /** Tries again now. */
  retry: () => void
}

export type MarkerParts<Row> = {
  /** Sends marks, with the version each client's row has then. */
  send: (marks: [clientId: string, wish: Wish][]) => Promise<readonly Row[]>
  /** The server's rows; called before the wishes they fulfil are dropped. */
  saved: (rows: readonly Row[]) => void
  /** The wish of one client was refused and is taken back. */
  refused: (clientId: string, refusal: Refusal) => void
  show: (view: MarkerView) => void
  /** Runs something after a pause; @returns how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void
}

/** Between tries while the connection is away: 1 s, 2 s … at most 15 s. */
const waitFor = (failures: number) => Math.min(1_000 * 2 ** (failures - 1), 15_000)

/**
 * Sends marks as fast as somebody taps: one request at a time, each with everything wished meanwhile. A wish is shown at
 * once and kept until the server has it, wherever they go; a failed connection is tried again, a refusal takes back only what was refused.
 */
export function marker<Row>({ send, saved, refused, show, after }: MarkerParts<Row>): Marker {
  const wishes = new Map<string, Wish>()
  let sending = false
  let failures = 0
  let oneByOne = false
  let callOff: () => void = () => undefined

  const tell = () => show({ wishes: new Map(wishes), waiting: failures > 0 })
  const drop = (batch: [string, Wish][]) => {
    for (const [clientId, wish] of batch) if (wishes.get(clientId) === wish) wishes.delete(clientId)
  }

  async function run() {
    callOff()
    if (sending) return
    sending = true
    while (wishes.size > 0 && (await step()));
    sending = false
    if (wishes.size === 0) oneByOne = false
    tell()
  }

  /** @returns whether to go on at once. */
  async function step(): Promise<boolean> {
    const batch = [...wishes].slice(0, oneByOne ? 1 : undefined)
    try {
      saved(await send(batch))
      failures = 0
      drop(batch)
      tell()
      return true
    } catch (error) {
      return failed(batch, asRefusal(error))
    }
  }

  function failed(batch: [string, Wish][], refusal: Refusal): boolean {
    const [first] = batch
    if (refusal.isPassing || refusal.code === 'unauthenticated') {
      failures++
      callOff = after(waitFor(failures), () => void run())
      return false
    }
    failures = 0
    // One of many was refused, and with it all: each alone shows which.
    if (batch.length > 1) oneByOne = true
    else if (first) {
      drop(batch)
      refused(first[0], refusal)
      tell()
    }
    return true
  }

  return {
    wish: (clientId, wish) => {
      wishes.delete(clientId)
      wishes.set(clientId, wish)
      tell()
      void run()
    },
    retry: () => void run(),
  }
}
