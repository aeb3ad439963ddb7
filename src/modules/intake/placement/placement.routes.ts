import type { Bind } from '#server/door.ts'
import { decide, placementsOf } from './placement.actions.ts'
import { decidePlacement, placements } from './placement.contract.ts'

export const placementRoutes = (bind: Bind) => {
  bind(placements, 'placement.read', placementsOf)
  bind(decidePlacement, 'placement.decide', decide)
}
