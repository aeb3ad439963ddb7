import type { Bind } from '#server/door.ts'
import { answer, chart, chartFhir, ordered, own, ownFhir } from './record.actions.ts'
import * as contract from './record.contract.ts'

export const recordRoutes = (bind: Bind) => {
  bind(contract.sendChart, 'chart.send', chart)
  bind(contract.sendChartFhir, 'chart.send', chartFhir)
  bind(contract.sendOrdered, 'legal_demand.record', ordered)
  bind(contract.ownRecord, 'chart.send', own)
  bind(contract.ownRecordFhir, 'chart.send', ownFhir)
  bind(contract.answerReferral, 'chart.send', answer)
}
