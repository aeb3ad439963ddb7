import { VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { memo, useEffect, useId, useRef } from 'react'
import { hoursAndMinutes } from '#kit/time.ts'
import { fullName } from '#ui/PersonName.tsx'
import { SaveState } from '#ui/SaveState.tsx'
import type { Saving } from '#ui/useAutosave.ts'
import { useWords } from '#ui/words.tsx'
import { attendanceWords } from '../../attendance/attendance.words.ts'
import { type Missing, missingOnCard } from '../composer/composer.ts'
import { composerWords } from '../composer/composer.words.ts'
import { type Card, isBlank } from '../notes.ts'
import { CardFields } from './CardFields.tsx'
import classes from './Composer.module.css'
import { Contested } from './Contested.tsx'
import { onCtrlEnter } from './keys.ts'
import type { ComposerState, Person } from './useComposer.ts'
import { useKept } from './useKept.ts'

export type PersonCardProps = {
  person: Person
  card: Card
  nextForAll: string
  isOpen: boolean
  /** Counts the wishes to write here, by keyboard or link; each takes the focus. 0: none yet. */
  wished: number
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
  const { person, card, isOpen, byVideo, nextForAll } = props
  const { clientId } = person
  const missing = missingOnCard(card, { byVideo, nextForAll })
  const { kept, change } = useCard(props)
  const bodyId = useId()
  return (
    <li ref={useSeen(props.wished)} className={classes.card} data-open={isOpen} id={`card-${clientId}`}>
      <CardHead {...props} missing={missing} bodyId={bodyId} onClick={() => props.onToggle(clientId)} />
      {!isOpen && needsEyes(kept) && (
        <div className={classes.saving}>
          <SaveState saving={kept} />
        </div>
      )}
      {isOpen && (
        <section
          id={bodyId}
          className={classes.body}
          aria-label={fullName(person)}
          onKeyDown={onCtrlEnter(() => props.onNext(clientId))}
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
          <CardFields {...props} name={fullName(person)} onChange={change} missing={missing}>
            <SaveState saving={kept} />
          </CardFields>
        </section>
      )}
    </li>
  )
})

function useCard({ person, actions }: PersonCardProps) {
  const { clientId } = person
  const { send, typeCard, savedCard, dropCard, onFlush } = actions
  const kept = useKept<Card>({
    theirs: { text: person.card, version: person.version },
    save: (text, version) => send.card(clientId, text, version),
    onSaved: (version) => savedCard(clientId, version),
    onDrop: () => dropCard(clientId),
    onFlush: (flush) => onFlush(clientId, flush),
  })
  const change = (next: Card) => {
    typeCard(person, next)
    kept.change(next)
  }
  return { kept, change }
}

/** A closed card stays quiet while all goes well. */
const needsEyes = ({ view: { status }, leaving }: Pick<Saving<Card>, 'view' | 'leaving'>) =>
  leaving.asked || status === 'failed' || status === 'refused' || status === 'stale'

/** What has just been opened is brought into view. */
function useSeen(wished: number) {
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (wished > 0) place.current?.scrollIntoView({ block: 'nearest' })
  }, [wished])
  return place
}

type CardHeadProps = PersonCardProps & { missing: Missing[]; bodyId: string; onClick: () => void }

function CardHead({ person, card, missing, isOpen, bodyId, onClick }: CardHeadProps) {
  const { people: words } = useWords(composerWords)
  const { marks } = useWords(attendanceWords)
  const done = missing.length === 0
  const state = done ? words.done : isBlank(card) ? words.notStarted : words.missing(missing.length)
  return (
    <h3 className={classes.headLine}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
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
        {!isOpen && (
          <span className={classes.snippet} aria-hidden>
            {card.response.trim() ? card.response : state}
          </span>
        )}
      </button>
    </h3>
  )
}
