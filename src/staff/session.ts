import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { me } from '#modules/access/access.contract.ts'
import { onBack, onLockedElsewhere, tellWindows } from '#ui/activity.ts'
import { keyOf } from '#ui/data.ts'
import type { Refusal } from '#ui/refusal.ts'

/**
 * Whether the server still answers while we work. `ended`: it stopped knowing us; `locked`: it waits until we show that it
 * is us. The page stays as it is under either; going on goes on with it.
 */
export type Session = 'on' | 'ended' | 'locked'
let session: Session = 'on'
const watchers = new Set<() => void>()

export function setSession(value: Session) {
  if (value === session) return
  session = value
  for (const tell of watchers) tell()
}

/** Called on every 401. Before anybody was signed in there is nothing to keep: the gate shows the sign-in page itself. */
export function onSignedOut(cache: QueryClient, { reason }: Refusal) {
  if (cache.getQueryData(keyOf(me, {}))) setSession(reason === 'locked' ? 'locked' : 'ended')
}

/** Covers this screen and its other windows. */
export function cover() {
  setSession('locked')
  tellWindows('locked')
}

/** It goes on, here and in the other windows. */
export function goOn() {
  setSession('on')
  tellWindows('back')
}

onLockedElsewhere(() => setSession('locked'))
onBack(() => setSession('on'))

export const useSession = () =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => session,
  )
