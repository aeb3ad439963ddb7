import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { programWords } from '#modules/program/program.words.ts'
import { useCan } from '#ui/can.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { TodaySession } from '../today.contract.ts'
import { todayWords } from '../today.words.ts'
import classes from './Today.module.css'

/** One session of the day: when and where, how far roster and notes are, who is not here yet. */
export function SessionCard({ session: s }: { session: TodaySession }) {
  const { sessions: words } = useWords(todayWords)
  const { kinds } = useWords(programWords)
  const now = Temporal.Now.instant()
  const running =
    s.state === 'open' &&
    Temporal.Instant.compare(s.startsAt, now) <= 0 &&
    Temporal.Instant.compare(now, s.endsAt) < 0
  const place = s.roomName ?? (s.byVideo ? words.byVideo : null)
  const facts = [place, s.staff.join(', '), s.name === kinds[s.kind] ? null : kinds[s.kind]].filter(Boolean)
  return (
    <li className={classes.session} data-running={running} data-cancelled={s.state === 'cancelled'}>
      <div className={classes.time}>
        <Time at={s.startsAt} />
        <span className={classes.until}>
          – <Time at={s.endsAt} />
        </span>
      </div>
      <div className={classes.what}>
        <div className={classes.head}>
          <h3 className={classes.sessionName}>
            <Link className={classes.sessionLink} to="/sessions/$sessionId" params={{ sessionId: s.id }}>
              {s.name}
            </Link>
          </h3>
          {running && <StatusBadge tone="info">{words.running}</StatusBadge>}
        </div>
        <p className={classes.facts}>{facts.join(' · ')}</p>
        <States session={s} />
      </div>
      <Next session={s} />
      {s.waitedFor.length > 0 && <WaitedFor session={s} />}
    </li>
  )
}

const isOver = (s: TodaySession) => Temporal.Instant.compare(s.endsAt, Temporal.Now.instant()) <= 0

function States({ session: s }: { session: TodaySession }) {
  const { sessions: words } = useWords(todayWords)
  if (s.state === 'cancelled') return <StatusBadge>{words.cancelled}</StatusBadge>
  if (s.state === 'before' || s.seats === 0) return <p className={classes.facts}>{words.seats(s.seats)}</p>
  const done = s.state === 'closed'
  return (
    <div className={classes.states}>
      <span>{done ? words.attended(s.attended, s.seats) : words.marked(s.marked, s.seats)}</span>
      {!done && isOver(s) && <StatusBadge tone="attention">{words.leftOpen}</StatusBadge>}
      {done && s.marked === s.seats && <StatusBadge tone="good">{words.done}</StatusBadge>}
      {done && s.marked < s.seats && (
        <StatusBadge tone="attention">{words.marked(s.marked, s.seats)}</StatusBadge>
      )}
      {(done || s.notes !== 'owed') && s.notes !== 'not_owed' && (
        <StatusBadge tone={s.notes === 'signed' ? 'good' : 'attention'}>{words.notes[s.notes]}</StatusBadge>
      )}
    </div>
  )
}

const mostNames = 6

function WaitedFor({ session }: { session: TodaySession }) {
  const { sessions: words } = useWords(todayWords)
  const { waitedFor } = session
  const more = waitedFor.length - mostNames
  return (
    <p className={classes.waited}>
      <strong>{isOver(session) ? words.notMarked : words.waitedFor}:</strong>{' '}
      {waitedFor.slice(0, mostNames).map((person, i) => (
        <span key={person.clientId}>
          {i > 0 && ', '}
          <Link
            className={classes.link}
            to="/clients/$clientId"
            params={{ clientId: person.clientId }}
            translate="no"
          >
            {fullName(person)}
          </Link>
        </span>
      ))}
      {more > 0 && ` ${words.andMore(more)}`}
    </p>
  )
}

/** What comes next for this session: the roster while it is open, then the notes. */
function Next({ session: s }: { session: TodaySession }) {
  const { sessions: words } = useWords(todayWords)
  const marks = useCan('attendance.mark')
  const writes = useCan('note.write')
  const notes = writes && s.state === 'closed' && (s.notes === 'owed' || s.notes === 'draft')
  const open = marks && s.state === 'open'
  if (s.state === 'cancelled' || s.state === 'before') return null
  return (
    <div className={classes.next}>
      {notes ? (
        <Button
          component={Link}
          to={`/sessions/${s.id}/note`}
          variant={s.mine ? 'filled' : 'default'}
          aria-label={`${words.writeNotes}: ${s.name}`}
        >
          {words.writeNotes}
        </Button>
      ) : (
        <Button
          component={Link}
          to={`/sessions/${s.id}`}
          variant={open && s.marked < s.seats ? 'filled' : 'default'}
          aria-label={`${open ? words.openRoster : words.roster}: ${s.name}`}
        >
          {open ? words.openRoster : words.roster}
        </Button>
      )}
    </div>
  )
}
