import type { Bind } from '#server/door.ts'
import { programs } from './program.actions.ts'
import { listPrograms } from './program.contract.ts'

export const programRoutes = (bind: Bind) => {
  bind(listPrograms, 'program.read', programs)
}
