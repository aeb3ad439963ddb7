import type { Bind } from '#server/door.ts'
import { careTeam, changeTeam } from './careTeam.actions.ts'
import { careTeam as careTeamOf, changeCareTeam } from './careTeam.contract.ts'

export const careTeamRoutes = (bind: Bind) => {
  bind(careTeamOf, 'episode.read', careTeam)
  bind(changeCareTeam, 'episode.edit', changeTeam)
}
