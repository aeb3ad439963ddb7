import { IconBan, IconDoor, IconVideo } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { programWords } from '#modules/program/program.words.ts'
import { Time, TimeSpan } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { SessionView } from '../sessions.contract.ts'
import { weekWords } from '../week.words.ts'
import { FillMeter } from './FillMeter.tsx'
import classes from './SessionTile.module.css'

type SessionTileProps = { session: SessionView; onOpen: () => void; children?: ReactNode }

/** One session in the week: when, what, who leads it, where, how full it is. Opens its drawer. */
export function SessionTile({ session: s, onOpen, children }: SessionTileProps) {
  const { tile } = useWords(weekWords)
  const { kinds } = useWords(programWords)
  const cancelled = s.status === 'cancelled'
  return (
    <button
      type="button"
      className={classes.tile}
      data-kind={s.kind}
      data-cancelled={cancelled || undefined}
      data-short={s.startsAt.until(s.endsAt).total('minutes') < 75 || undefined}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      <span className={classes.time}>
        <TimeSpan from={s.startsAt} until={s.endsAt} />
      </span>
      <span className={classes.begins} aria-hidden>
        <Time at={s.startsAt} />
      </span>
      <span className={classes.name}>{s.name}</span>
      {cancelled ? (
        <span className={classes.off}>
          <IconBan size={15} aria-hidden />
          {tile.cancelled}
        </span>
      ) : (
        <>
          {children ?? <FillMeter taken={s.seatsTaken} capacity={s.capacity} />}
          <span className={classes.who}>{s.lead?.name ?? tile.noLead}</span>
          <span className={classes.where}>
            {s.byVideo ? <IconVideo size={15} aria-hidden /> : <IconDoor size={15} aria-hidden />}
            {s.byVideo ? tile.byVideo : (s.room?.name ?? tile.noRoom)}
          </span>
          <span className={classes.kind}>{kinds[s.kind]}</span>
        </>
      )}
    </button>
  )
}
