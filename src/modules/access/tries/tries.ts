/**
 * Tries to come in: after a few failures each further one has to wait, longer each time. Counted for an account, known or
 * not, and more generously for a network address, behind which a whole clinic may sit.
 */
export const freeTries = { account: 5, address: 30 } as const
export type Counted = keyof typeof freeTries

const firstWaitSeconds = 5
/** Nobody is locked out for longer: otherwise a stranger could keep somebody from their work. */
export const longestWaitSeconds = 15 * 60
/** After this long without a failure the count starts anew. */
export const forgottenAfterHours = 12

/** Seconds to wait after so many failures: none, 5, 10, 20 … 900. */
export function waitAfter(failures: number, counted: Counted): number {
  const over = failures - freeTries[counted]
  return over < 0 ? 0 : Math.min(firstWaitSeconds * 2 ** Math.min(over, 10), longestWaitSeconds)
}

/** A sentence's worth of a wait: whole seconds below a minute and a half, whole minutes above. */
export const waitWords = (
  seconds: number,
  say: { seconds: (n: number) => string; minutes: (n: number) => string },
) => (seconds <= 90 ? say.seconds(Math.max(1, Math.ceil(seconds))) : say.minutes(Math.ceil(seconds / 60)))
