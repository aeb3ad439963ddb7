import { VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { memo, useEffect, useId, useRef } from 'react'
import { hoursAndMinutes } from '#kit/time.ts'
import { fullName } from '#ui/PersonName.tsx'
import { SaveState } from '#ui/SaveState.tsx'
import { useWords } from '#ui/words.tsx'
import { attendanceWords } from '../../attendance/attendance.words.ts'
import { type Missing, missingOnCard } from '../composer/composer.ts'
import { composerWords } from '../composer/composer.words.ts'
import { type Card, isBlank } from '../notes.ts'
import { CardFields } from './CardFields.tsx'
import classes from './Composer.module.css'
import { Contested } from './Contested.tsx'
import type { ComposerState, Person } from './useComposer.ts'
import { useKept } from './useKept.ts'

export type PersonCardProps = {
  person: Person
  card: Card
  nextForAll: string
  /** `focus`: opened by keyboard or a link, so the writing place takes the focus. */
  open: false | 'open' | 'focus'
  demanding: boolean
  byVideo: boolean
  disabled: boolean
  isLast: boolean
  actions: ComposerState['actions']
  onToggle: (clientId: string) => void
  onNext: (clientId: string) => void
}

/** One person's card: a line in the list, and when it is open the place to write. Saves by itself, open or not. */
export const PersonCard = memo(function PersonCard(props: PersonCardProps) {
  const { person, card, open, actions, onToggle, onNext, byVideo, nextForAll } = props
  const missing = missingOnCard(card, { byVideo, nextForAll })
  const { clientId } = person
  const { send, savedCard, dropCard, onFlush } = actions
  const id = useId()
  const kept = useKept<Card>({
    theirs: { text: person.card, version: person.version },
    save: (text, version) => send.card(clientId, text, version),
    onSaved: (version) => savedCard(clientId, version),
    onDrop: () => dropCard(clientId),
    onFlush: (flush) => onFlush(clientId, flush),
  })
  const change = (next: Card) => {
    actions.typeCard(person, next)
    kept.change(next)
  }
  const place = useSeen(open)
  return (
    <li ref={place} className={classes.card} data-open={open !== false} id={`card-${clientId}`}>
      <CardHead {...props} missing={missing} bodyId={id} onClick={() => onToggle(clientId)} />
      {kept.view.status !== 'saved' && (
        <div className={classes.saving}>
          <SaveState saving={kept} />
        </div>
      )}
      {open && (
        <section
          id={id}
          className={classes.body}
          aria-label={fullName(person)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            onNext(clientId)
          }}
        >
          {kept.isContested && (
            <Contested
              mine={card}
              theirs={person.card}
              by={person.savedBy}
              onKeepMine={kept.keepMine}
              onTakeTheirs={kept.takeTheirs}
            />
          )}
          <CardFields {...props} name={fullName(person)} onChange={change} missing={missing} />
        </section>
      )}
    </li>
  )
})

/** What has just been opened is brought into view. */
function useSeen(open: PersonCardProps['open']) {
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open === 'focus') place.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return place
}

type CardHeadProps = PersonCardProps & { missing: Missing[]; bodyId: string; onClick: () => void }

function CardHead({ person, card, missing, open, bodyId, onClick }: CardHeadProps) {
  const { people: words } = useWords(composerWords)
  const { marks } = useWords(attendanceWords)
  const done = missing.length === 0
  const state = done ? words.done : isBlank(card) ? words.notStarted : words.missing(missing.length)
  return (
    <h3 style={{ margin: 0, font: 'inherit', letterSpacing: 0 }}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open !== false}
        aria-controls={open ? bodyId : undefined}
        onClick={onClick}
      >
        <span className={classes.sign} data-done={done} aria-hidden>
          {done ? <IconCircleCheckFilled size={22} /> : <IconCircleDashed size={22} />}
        </span>
        <span className={classes.name} translate="no">
          {fullName(person)}
        </span>
        <span className={classes.mark}>
          {marks[person.mark ?? 'unmarked']}
          {person.minutes > 0 && `, ${hoursAndMinutes(person.minutes)}`}
        </span>
        <IconChevronDown className={classes.chevron} size={20} aria-hidden />
        <VisuallyHidden>{state}</VisuallyHidden>
        {!open && (
          <span className={classes.snippet} aria-hidden>
            {card.response.trim() ? card.response : state}
          </span>
        )}
      </button>
    </h3>
  )
}
