import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { hoursAndMinutes } from '#kit/time.ts'
import { TimeSpan } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import type { ProposalView } from '../finder/finder.contract.ts'
import classes from './ClientWeek.module.css'
import type { useAccept } from './useAccept.ts'

type ProposalCardProps = {
  week: ProposalView
  best?: boolean
  /** What the button says; without it the week cannot be taken as it is. */
  action?: string
  /** The client agreed to something else than usual. */
  agreed?: boolean
  accept: ReturnType<typeof useAccept>
  title?: ReactNode
  /** Looked at, by mouse or keyboard: the grid draws it. */
  onLook?: () => void
}

/** One week: its days, what it is worth, its sessions, and the button that takes it. */
export function ProposalCard({
  week,
  best,
  action,
  agreed = false,
  accept,
  title,
  onLook,
}: ProposalCardProps) {
  const { shortWeekday, proposals: words } = useWords(clientWeekWords)
  return (
    <li
      className={classes.card}
      data-best={best || undefined}
      onPointerEnter={onLook}
      onFocusCapture={onLook}
    >
      {title}
      <h3 className={classes.days}>{week.weekdays.map(shortWeekday).join(' + ')}</h3>
      <p className={classes.sentence}>{useWorth(week)}</p>
      <ul className={classes.sessions} aria-label={words.sessions}>
        {week.sessions.map((s) => (
          <li key={s.id}>
            {shortWeekday(s.localOn.dayOfWeek)} <TimeSpan from={s.startsAt} until={s.endsAt} /> {s.name}
          </li>
        ))}
      </ul>
      {action && (
        <Button
          variant={best ? 'filled' : 'default'}
          disabled={accept.isPending}
          onClick={() => accept.accept(week, agreed)}
        >
          {action}
        </Button>
      )}
    </li>
  )
}

/** `9 h, 3 days, nothing against the preferences`. */
function useWorth(week: ProposalView): string {
  const { proposals: words } = useWords(clientWeekWords)
  const video = week.sessions.filter((s) => s.byVideo).length
  const { part, mode } = week.against
  return [
    hoursAndMinutes(week.minutes),
    words.days(week.weekdays.length),
    part + mode === 0 && words.fits,
    part > 0 && words.offPart(part),
    mode > 0 && words.offMode(mode, mode === video),
    week.overMinutes > 0 && words.over(hoursAndMinutes(week.overMinutes)),
    week.gapMinutes > 0 && words.gaps(hoursAndMinutes(week.gapMinutes)),
  ]
    .filter(Boolean)
    .join(', ')
}
