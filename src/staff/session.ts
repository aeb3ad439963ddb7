import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { me } from '#modules/access/access.contract.ts'
import { keyOf } from '#ui/data.ts'

/** Whether the server stopped knowing us while we worked. The page stays as it is; signing in again goes on with it. */
let ended = false
const watchers = new Set<() => void>()

export function setSessionEnded(value: boolean) {
  ended = value
  for (const tell of watchers) tell()
}

/** Called on every 401. Before anybody was signed in there is nothing to keep: the gate shows the sign-in page itself. */
export function onSignedOut(cache: QueryClient) {
  if (cache.getQueryData(keyOf(me, {}))) setSessionEnded(true)
}

export const useSessionEnded = () =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => ended,
  )
