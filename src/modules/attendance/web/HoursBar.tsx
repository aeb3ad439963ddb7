import { hoursAndMinutes } from '#kit/time.ts'
import { useWords } from '#ui/words.tsx'
import type { WeekVerdict } from '../ledger.ts'
import { ledgerWords } from '../ledger.words.ts'
import classes from './HoursBar.module.css'
import { toneOfBar } from './VerdictBadge.tsx'

type HoursBarProps = {
  credited: number
  ahead: number
  /** What the week aims at: the line. */
  prescribed: number
  verdict: WeekVerdict
  size?: 'small' | 'large'
}

/** A week in one bar: credited is full, ahead is hatched, the line is what is prescribed. */
export function HoursBar({ credited, ahead, prescribed, verdict, size = 'small' }: HoursBarProps) {
  const words = useWords(ledgerWords)
  const whole = Math.max(credited + ahead, prescribed * 1.08, 60)
  const percent = (minutes: number) => `${(100 * minutes) / whole}%`
  return (
    <div
      className={classes.bar}
      data-tone={toneOfBar[verdict]}
      data-size={size}
      role="img"
      aria-label={words.bar(hoursAndMinutes(credited), hoursAndMinutes(ahead), hoursAndMinutes(prescribed))}
    >
      <span className={classes.credited} style={{ width: percent(credited) }} />
      <span className={classes.ahead} style={{ width: percent(ahead) }} />
      {prescribed > 0 && <span className={classes.line} style={{ left: percent(prescribed) }} />}
    </div>
  )
}
