import { hoursAndMinutes, weekOf } from '#kit/time.ts'
import { useEndpoint } from '#ui/data.ts'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useToday } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import { clientLedger } from '../ledger.contract.ts'
import { ledgerWords } from '../ledger.words.ts'
import { toneOfBar } from './VerdictBadge.tsx'

/** Beside the client's name: this week's hours. */
export function HoursFact({ clientId }: { clientId: string }) {
  const words = useWords(ledgerWords)
  const monday = weekOf(useToday())
  const { data } = useEndpoint(clientLedger, { clientId, monday })
  if (!data || data.week.forecast.verdict === 'nothing_prescribed') return null
  const { minutes, frame, forecast } = data.week
  const aim = frame.prescribedMinutes ?? frame.minimumMinutes
  return (
    <StatusBadge tone={toneOfBar[forecast.verdict]}>
      {words.fact(hoursAndMinutes(minutes.credited), hoursAndMinutes(aim))}
    </StatusBadge>
  )
}
