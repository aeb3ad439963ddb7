/** Whether anybody is at work at this screen, in any of its windows. */
type News = 'active' | 'locked' | 'back'

const now = () => Temporal.Now.instant().epochMilliseconds
let last = typeof window === 'undefined' ? 0 : now()
let told = 0

const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('footbridge')
const listeners: Record<'locked' | 'back', Set<() => void>> = { locked: new Set(), back: new Set() }

/** Seconds since a key, the mouse or a finger moved. */
export const secondsIdle = (): number => (now() - last) / 1000

export function noteActivity() {
  last = now()
  if (last - told < 5_000) return
  told = last
  others?.postMessage('active' satisfies News)
}

/** Tells the other windows of this browser, which share the sign-in. */
export function tellWindows(news: 'locked' | 'back') {
  others?.postMessage(news)
  if (news === 'back') for (const run of listeners.back) run()
}

/** Runs when another window was locked. @returns how to stop. */
export const onLockedElsewhere = (run: () => void) => listen('locked', run)

/** Runs when the sign-in goes on after a lock: what could not be saved is saved now. @returns how to stop. */
export const onBack = (run: () => void) => listen('back', run)

function listen(news: 'locked' | 'back', run: () => void) {
  listeners[news].add(run)
  return () => {
    listeners[news].delete(run)
  }
}

others?.addEventListener('message', ({ data }: MessageEvent<News>) => {
  if (data === 'active') last = now()
  else if (data in listeners) for (const run of listeners[data]) run()
})

if (typeof window !== 'undefined')
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    window.addEventListener(kind, noteActivity, { passive: true, capture: true })
