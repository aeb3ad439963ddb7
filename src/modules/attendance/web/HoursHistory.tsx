import { VisuallyHidden } from '@mantine/core'
import { hoursAndMinutes } from '#kit/time.ts'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import type { LedgerWeek } from '../ledger.contract.ts'
import { ledgerWords } from '../ledger.words.ts'
import classes from './HoursHistory.module.css'
import { toneOfBar } from './VerdictBadge.tsx'

type HoursHistoryProps = { weeks: readonly LedgerWeek[]; onWeek: (monday: Temporal.PlainDate) => void }

/** Past weeks as columns, each with the line of what was prescribed then; a column leads to its week. */
export function HoursHistory({ weeks, onWeek }: HoursHistoryProps) {
  const { history: words } = useWords(ledgerWords)
  const most = Math.max(60, ...weeks.map((w) => Math.max(w.minutes.credited, aimOf(w)))) * 1.1
  return (
    <Section title={words.title} lead={words.lead}>
      <ol className={classes.weeks}>
        {weeks.map((week) => (
          <li key={week.monday.toString()}>
            <Column week={week} most={most} onWeek={onWeek} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

const aimOf = (w: LedgerWeek) =>
  w.frame.daysInEpisode === 0 ? 0 : (w.frame.prescribedMinutes ?? w.frame.minimumMinutes)

type ColumnProps = { week: LedgerWeek; most: number; onWeek: HoursHistoryProps['onWeek'] }

function Column({ week, most, onWeek }: ColumnProps) {
  const { history: words, verdicts } = useWords(ledgerWords)
  const { minutes, forecast, frame, monday } = week
  const outside = frame.daysInEpisode === 0
  const rest = outside ? words.outside : words.of(hoursAndMinutes(aimOf(week)), verdicts[forecast.verdict])
  return (
    <button
      type="button"
      className={classes.column}
      data-tone={toneOfBar[forecast.verdict]}
      title={rest}
      onClick={() => onWeek(monday)}
    >
      <span className={classes.chart} aria-hidden>
        <span className={classes.credited} style={{ height: `${(100 * minutes.credited) / most}%` }} />
        {aimOf(week) > 0 && (
          <span className={classes.line} style={{ bottom: `${(100 * aimOf(week)) / most}%` }} />
        )}
      </span>
      <span className={classes.figure}>{outside ? '–' : hoursAndMinutes(minutes.credited)}</span>
      <span className={classes.day}>
        {monday.toLocaleString('en-US', { month: 'short', day: 'numeric' })}
      </span>
      <VisuallyHidden>{rest}</VisuallyHidden>
    </button>
  )
}
