import { ActionIcon } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { Fragment } from 'react'
import { hoursAndMinutes } from '#kit/time.ts'
import { fullName } from '#ui/PersonName.tsx'
import tones from '#ui/tone.module.css'
import { useWords } from '#ui/words.tsx'
import { type Mark, needsMinutes } from '../attendance.ts'
import { attendanceWords } from '../attendance.words.ts'
import { nextMark } from '../roster.ts'
import { MarkSign, toneOfMark } from './MarkSign.tsx'
import classes from './Roster.module.css'
import type { Row } from './useRoster.ts'

type RosterTileProps = {
  row: Row
  creditable: number
  offline: boolean
  /** By Tab; the others by arrow keys. */
  reachable: boolean
  onFocus: () => void
  onMark: ((mark: Mark | null) => void) | null
  onStep: (by: number) => void
  onCorrect: (() => void) | null
}

/** One client: a tap marks present, the next ones late and left early; the other marks stand below. */
export function RosterTile({
  row,
  creditable,
  offline,
  reachable,
  onFocus,
  onMark,
  onStep,
  onCorrect,
}: RosterTileProps) {
  const { roster: words } = useWords(attendanceWords)
  const { mark } = row
  const tabIndex = reachable ? 0 : -1
  const press = onMark ? () => onMark(nextMark(mark)) : onCorrect
  return (
    <li
      className={`${tones.toned} ${classes.tile}`}
      data-tone={mark ? toneOfMark[mark] : 'neutral'}
      data-marked={mark !== null}
      onFocus={onFocus}
    >
      <button
        type="button"
        data-tile
        className={classes.main}
        tabIndex={tabIndex}
        aria-disabled={press === null}
        onClick={press ?? undefined}
      >
        <span className={classes.initials} aria-hidden>
          {mark ? <MarkSign mark={mark} size={26} /> : initials(row)}
        </span>
        <span className={classes.who}>
          <span className={classes.name} translate="no">
            {fullName(row)}
          </span>
          <State row={row} creditable={creditable} offline={offline} />
        </span>
      </button>
      {row.changeReason && <p className={classes.reason}>{words.corrected(row.changeReason)}</p>}
      {onMark && needsMinutes(mark) && (
        <Stepper row={row} creditable={creditable} tabIndex={tabIndex} onStep={onStep} />
      )}
      {onMark && <OtherMarks mark={mark} tabIndex={tabIndex} onMark={onMark} />}
    </li>
  )
}

const initials = ({ givenName, preferredName, familyName }: Row) =>
  [(preferredName || givenName)[0], familyName[0]].filter(Boolean).join('')

type StateProps = { row: Row; creditable: number; offline: boolean }

function State({ row, creditable, offline }: StateProps) {
  const { marks, roster: words } = useWords(attendanceWords)
  const { mark, minutes, pending, isMakeUp, pronouns } = row
  const [there, all] = [hoursAndMinutes(minutes), hoursAndMinutes(creditable)]
  const facts = [
    minutes > 0 && (minutes < creditable ? words.there(there, all) : there),
    isMakeUp && words.makeUp,
    pronouns,
  ].filter((fact) => typeof fact === 'string' && fact !== '')
  return (
    <span className={classes.state}>
      <strong>{marks[mark ?? 'unmarked']}</strong>
      {facts.map((fact) => (
        <Fragment key={String(fact)}>
          {' '}
          <span>· {fact}</span>
        </Fragment>
      ))}
      {pending && (
        <>
          {' '}
          <span className={classes.pending} data-offline={offline}>
            · {offline ? words.notSaved : words.saving}
          </span>
        </>
      )}
    </span>
  )
}

type StepperProps = { row: Row; creditable: number; tabIndex: number; onStep: (by: number) => void }

/** How long somebody was there, in steps of five minutes. */
function Stepper({ row, creditable, tabIndex, onStep }: StepperProps) {
  const { roster: words } = useWords(attendanceWords)
  const name = row.preferredName || row.givenName
  return (
    <fieldset className={classes.stepper} aria-label={words.minutesOf(name)}>
      <ActionIcon
        size={48}
        variant="default"
        tabIndex={tabIndex}
        aria-label={words.fewer(name)}
        disabled={row.minutes <= 5}
        onClick={() => onStep(-5)}
      >
        <IconMinus size={22} />
      </ActionIcon>
      <output className={classes.minutes}>{hoursAndMinutes(row.minutes)}</output>
      <ActionIcon
        size={48}
        variant="default"
        tabIndex={tabIndex}
        aria-label={words.more(name)}
        disabled={row.minutes >= creditable}
        onClick={() => onStep(5)}
      >
        <IconPlus size={22} />
      </ActionIcon>
    </fieldset>
  )
}

const others = ['late', 'left_early', 'excused', 'absent'] as const
type OtherMarksProps = { mark: Mark | null; tabIndex: number; onMark: (mark: Mark | null) => void }

/** The other marks; pressing the one that stands takes it back. */
function OtherMarks({ mark, tabIndex, onMark }: OtherMarksProps) {
  const { marks } = useWords(attendanceWords)
  return (
    <div className={classes.others}>
      {others.map((m) => (
        <button
          key={m}
          type="button"
          tabIndex={tabIndex}
          className={`${tones.toned} ${classes.other}`}
          data-tone={toneOfMark[m]}
          aria-pressed={mark === m}
          onClick={() => onMark(mark === m ? null : m)}
        >
          <MarkSign mark={m} size={18} />
          {marks[m]}
        </button>
      ))}
    </div>
  )
}
