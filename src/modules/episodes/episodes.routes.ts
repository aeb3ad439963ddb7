import type { Bind } from '#server/door.ts'
import { completeItem, dischargeClient, episodeOf, moveLevel, moveStage, rate } from './episodes.actions.ts'
import {
  changeLevel,
  changeStage,
  completeAdmissionItem,
  discharge,
  episode,
  rateReadiness,
} from './episodes.contract.ts'

export const episodeRoutes = (bind: Bind) => {
  bind(episode, 'episode.read', episodeOf)
  bind(changeStage, 'episode.edit', moveStage)
  bind(changeLevel, 'episode.edit', moveLevel)
  bind(rateReadiness, 'episode.edit', rate)
  bind(completeAdmissionItem, 'admission_item.complete', completeItem)
  bind(discharge, 'episode.edit', dischargeClient)
}
