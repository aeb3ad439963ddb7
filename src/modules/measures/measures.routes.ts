import type { Bind } from '#server/door.ts'
import { complete, correct, measures, response, save, start, withdraw } from './measures.actions.ts'
import {
  completeMeasure,
  correctMeasure,
  listMeasures,
  measureResponse,
  saveAnswers,
  startMeasure,
  withdrawMeasure,
} from './measures.contract.ts'

export const measureRoutes = (bind: Bind) => {
  bind(listMeasures, 'measure.read', measures)
  bind(measureResponse, 'measure.read', response)
  bind(startMeasure, 'measure.enter', start)
  bind(saveAnswers, 'measure.enter', save)
  bind(completeMeasure, 'measure.enter', complete)
  bind(correctMeasure, 'measure.enter', correct)
  bind(withdrawMeasure, 'measure.enter', withdraw)
}
