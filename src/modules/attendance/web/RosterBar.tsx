import { Button } from '@mantine/core'
import { IconArrowBackUp, IconChecks, IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { fullName } from '#ui/PersonName.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { marks } from '../attendance.ts'
import { attendanceWords } from '../attendance.words.ts'
import { tally } from '../roster.ts'
import classes from './RosterBar.module.css'
import type { useRoster } from './useRoster.ts'

type RosterBarProps = {
  roster: ReturnType<typeof useRoster>
  marks: boolean
  creditable: number
  children: ReactNode
}

/** Always in sight: how far the roster is, the last change with its way back, and what comes next. */
export function RosterBar({ roster, marks: open, creditable, children }: RosterBarProps) {
  const { roster: words, marks: markWords } = useWords(attendanceWords)
  const { rows } = roster
  const counts = tally(rows)
  const rest = rows.filter((r) => r.mark === null)
  const presentToRest = () =>
    roster.mark(rest.map(({ clientId }) => ({ clientId, mark: 'present' as const, minutes: creditable })))
  return (
    <div className={classes.bar} data-offline={roster.waiting > 0}>
      <div>
        <div className={classes.progress}>{words.progress(rows.length - counts.unmarked, rows.length)}</div>
        <ul className={classes.counts}>
          {marks
            .filter((m) => counts[m] > 0)
            .map((m) => (
              <li key={m}>{words.counted(counts[m], markWords[m])}</li>
            ))}
        </ul>
      </div>
      {open && (roster.waiting > 0 ? <Waiting roster={roster} /> : <LastChange roster={roster} />)}
      <div className={classes.barActions}>
        {open && rest.length > 0 && (
          <Button leftSection={<IconChecks size={22} />} onClick={presentToRest}>
            {rest.length === rows.length ? words.allPresent : words.restPresent(rest.length)}
          </Button>
        )}
        {(!open || rest.length === 0) && children}
      </div>
    </div>
  )
}

/** Marks that could not be sent: said where it cannot be missed. */
function Waiting({ roster: { waiting, retry } }: { roster: ReturnType<typeof useRoster> }) {
  const { roster: words } = useWords(attendanceWords)
  return (
    <div className={classes.last} role="alert">
      <IconCloudOff size={22} stroke={1.8} aria-hidden />
      <span>{words.waiting(waiting)}</span>
      <Button size="compact-md" variant="default" onClick={retry}>
        {words.tryNow}
      </Button>
    </div>
  )
}

function LastChange({ roster: { rows, last, undo } }: { roster: ReturnType<typeof useRoster> }) {
  const { roster: words, marks: markWords } = useWords(attendanceWords)
  const { undo: undoWord } = useWords(uiWords)
  const [first, ...others] = last?.after ?? []
  const row = rows.find((r) => r.clientId === first?.clientId)
  const mark = markWords[first?.mark ?? 'unmarked']
  return (
    <div className={classes.last}>
      <span role="status">
        {first &&
          row &&
          (others.length > 0 ? words.undoneMany(others.length + 1, mark) : words.undone(fullName(row), mark))}
      </span>
      {first && (
        <Button size="compact-md" variant="subtle" leftSection={<IconArrowBackUp size={18} />} onClick={undo}>
          {undoWord}
        </Button>
      )}
    </div>
  )
}
