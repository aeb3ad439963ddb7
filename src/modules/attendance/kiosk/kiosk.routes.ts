import type { Bind } from '#server/door.ts'
import { end, here, open, show } from './kiosk.actions.ts'
import { endKiosk, kiosk, openKiosk, tapHere } from './kiosk.contract.ts'

/** Whoever stands at the tablet is nobody: its own token says what it may show. */
export const kioskRoutes = (bind: Bind) => {
  bind(openKiosk, 'attendance.mark', open)
  bind(kiosk, 'access.enter', show)
  bind(tapHere, 'access.enter', here)
  bind(endKiosk, 'access.enter', end)
}
