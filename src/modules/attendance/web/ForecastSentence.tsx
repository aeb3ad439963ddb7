import { hoursAndMinutes } from '#kit/time.ts'
import { useWords } from '#ui/words.tsx'
import type { LedgerWeek } from '../ledger.contract.ts'
import { isShort } from '../ledger.ts'
import { ledgerWords } from '../ledger.words.ts'

/** "Will end at 7 h 30; needs 90 min." */
export function ForecastSentence({ week, over }: { week: LedgerWeek; over: boolean }) {
  const { forecast: words } = useWords(ledgerWords)
  const { forecast, frame, minutes } = week
  if (forecast.verdict === 'nothing_prescribed') return <>{words.none}</>
  const end = (over ? words.ended : words.willEnd)(hoursAndMinutes(forecast.willEndAt))
  if (forecast.verdict === 'partial_week') return <>{`${end}; ${words.partial(frame.daysInEpisode)}.`}</>
  const missing = (over ? words.missing : words.needs)(hoursAndMinutes(forecast.needs))
  const start = minutes.scheduled === 0 && !over ? `${words.noSeats} ` : ''
  return <>{`${start}${end}; ${isShort(forecast) ? missing : words.enough}.`}</>
}
