import { useSyncExternalStore } from 'react'

let seen = Temporal.Now.instant()

function watch(tell: () => void) {
  const timer = setInterval(() => {
    seen = Temporal.Now.instant()
    tell()
  }, 20_000)
  return () => clearInterval(timer)
}

/** The time now, moving while somebody looks at the page. */
export const useNow = (): Temporal.Instant => useSyncExternalStore(watch, () => seen)
