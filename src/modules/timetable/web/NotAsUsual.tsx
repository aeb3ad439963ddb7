import type { ReactNode } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { Callout } from '#ui/Callout.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import type { programmeWeek } from '../sessions.contract.ts'
import { weekWords } from '../week.words.ts'
import classes from './Week.module.css'

type Week = Out<typeof programmeWeek>

/** R22: what of the week’s groups is not as in other weeks, in sentences. */
export function NotAsUsual({ week }: { week: Week }) {
  const words = useWords(weekWords)
  const holidays = Map.groupBy(
    week.exceptions.filter((e) => e.reason === 'holiday'),
    (e) => e.on.toString(),
  )
  const lines = [
    ...[...holidays.values()].map((of) =>
      words.holiday(of[0]?.holiday ?? '', of.map((e) => e.name).join(', ')),
    ),
    ...week.exceptions.flatMap((e) =>
      e.reason === 'holiday' ? [] : words.notAsUsual[e.reason](e.name, formatDay(e.on, 'longDay')),
    ),
  ]
  if (lines.length === 0) return null
  return (
    <Callout tone="attention" title={words.notAsUsualTitle}>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Callout>
  )
}

/** The holidays' names, by day (0 Monday). */
export function holidayNotes(week: Week): Record<number, ReactNode> {
  const notes: Record<number, ReactNode> = {}
  for (const e of week.exceptions) if (e.holiday) notes[week.monday.until(e.on).days] = e.holiday
  return notes
}
