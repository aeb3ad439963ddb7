import type { Action } from '#server/door.ts'
import { standingOf } from '../consent.ts'
import type { isSheThere } from './presence.contract.ts'
import { listNaming } from './presence.store.ts'

/** R88: nothing tells a name that is known from one that is not; only a consent to this very caller does. */
export const ask: Action<typeof isSheThere> = async (ctx, asked) => {
  if (asked.name.length < 3 || asked.caller.length < 3) return { allowed: [] }
  const naming = await listNaming(ctx, asked)
  return {
    allowed: naming
      .filter((c) => standingOf(c, c.today) === 'active')
      .map(({ clientId, recipient, parts, expiresOn }) => ({ clientId, recipient, parts, until: expiresOn })),
  }
}
