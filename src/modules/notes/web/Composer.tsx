import { Button, Progress } from '@mantine/core'
import { IconPencilCheck } from '@tabler/icons-react'
import { useCallback, useId, useState } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { PersonName } from '#ui/PersonName.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { attendanceWords } from '../../attendance/attendance.words.ts'
import { composerWords } from '../composer/composer.words.ts'
import classes from './Composer.module.css'
import { NoteText } from './NoteText.tsx'
import { PersonCard } from './PersonCard.tsx'
import { SharedFields } from './SharedFields.tsx'
import { SignDialog } from './SignDialog.tsx'
import { type ComposerState, type Draft, useComposer } from './useComposer.ts'

/** The shared part once, a card per person, one signature. Everything saves by itself. */
export function Composer({ draft }: { draft: Draft }) {
  const composer = useComposer(draft)
  const { signing, start, close, blocked, busy } = useSigning(composer)
  const [demanding, setDemanding] = useState(false)
  const [wishedShared, setWishedShared] = useState(0)
  const place = useOpenCard(composer, start)
  const goTo = (clientId: string | undefined) => {
    setDemanding(true)
    close()
    if (clientId) place.goTo(clientId)
    else setWishedShared((n) => n + 1)
  }
  return (
    <>
      <div className={classes.columns}>
        <SharedFields
          draft={draft}
          composer={composer}
          onNext={place.first}
          demanding={demanding}
          wished={wishedShared}
        />
        <People draft={draft} composer={composer} place={place} demanding={demanding} />
      </div>
      {draft.can.edit && <SignBar composer={composer} busy={busy} blocked={blocked} onSign={start} />}
      {signing && <SignDialog draft={draft} composer={composer} onClose={close} onGoTo={goTo} />}
    </>
  )
}

type PeopleProps = {
  draft: Draft
  composer: ComposerState
  place: ReturnType<typeof useOpenCard>
  demanding: boolean
}

function People({ draft, composer, place, demanding }: PeopleProps) {
  const { people: words } = useWords(composerWords)
  const id = useId()
  const { writing } = composer
  return (
    <section aria-labelledby={id}>
      <div className={classes.peopleHead}>
        <h2 id={id}>{draft.form === 'group' ? words.group : words.individual}</h2>
        {draft.can.edit && writing.length > 1 && (
          <span className={`${classes.hint} ${classes.keys}`}>{words.hint}</span>
        )}
      </div>
      <ul className={classes.list}>
        {writing.map((person, i) => (
          <PersonCard
            key={person.clientId}
            person={person}
            card={composer.cardOf(person).text}
            nextForAll={composer.shared.text.next}
            byVideo={draft.session.byVideo}
            isOpen={place.isOpen(person.clientId)}
            wished={place.wishedOf(person.clientId)}
            demanding={demanding}
            disabled={!draft.can.edit}
            isLast={i === writing.length - 1}
            actions={composer.actions}
            onToggle={place.toggle}
            onNext={place.next}
          />
        ))}
      </ul>
      <Away composer={composer} />
    </section>
  )
}

/** Saves everything first: what is signed is what is seen. */
function useSigning(composer: ComposerState) {
  const [state, setState] = useState<'idle' | 'busy' | 'blocked' | 'signing'>('idle')
  const { flush } = composer
  const start = useCallback(async () => {
    setState('busy')
    setState((await flush()) ? 'signing' : 'blocked')
  }, [flush])
  return {
    signing: state === 'signing',
    busy: state === 'busy',
    blocked: state === 'blocked',
    start,
    close: () => setState('idle'),
  }
}

/** Which card is open: one at a time. Starts with the first that is not done. */
function useOpenCard(composer: ComposerState, sign: () => void) {
  const order = composer.writing.map((p) => p.clientId).join()
  const [open, setOpen] = useState<{ id: string | null; wished: number }>(() => ({
    id: composer.writing.find((p) => composer.missingOf(p).length > 0)?.clientId ?? null,
    wished: 0,
  }))
  const goTo = useCallback(
    (id: string | undefined) => id && setOpen((o) => ({ id, wished: o.wished + 1 })),
    [],
  )
  const next = useCallback(
    (id: string) => {
      const all = order.split(',')
      const following = all[all.indexOf(id) + 1]
      if (following) goTo(following)
      else sign()
    },
    [order, goTo, sign],
  )
  const toggle = useCallback(
    (id: string) => setOpen((o) => (o.id === id ? { ...o, id: null } : { id, wished: o.wished + 1 })),
    [],
  )
  return {
    isOpen: (id: string) => open.id === id,
    wishedOf: (id: string) => (open.id === id ? open.wished : 0),
    first: () => goTo(order.split(',')[0]),
    goTo,
    next,
    toggle,
  }
}

type SignBarProps = { composer: ComposerState; busy: boolean; blocked: boolean; onSign: () => void }

/** How far one is, always in sight, and the way to the signature. */
function SignBar({ composer, busy, blocked, onSign }: SignBarProps) {
  const { bar: words } = useWords(composerWords)
  const all = composer.writing.length
  const done = composer.writing.filter((p) => composer.missingOf(p).length === 0).length
  const label = words.progress(done, all)
  return (
    <>
      {blocked && <Callout tone="attention">{words.unsaved}</Callout>}
      <div className={classes.bar}>
        <div className={classes.progress}>
          <div className={classes.progressText} role="status">
            {label}
          </div>
          <Progress value={(100 * done) / Math.max(1, all)} color="moss" aria-label={label} />
        </div>
        <Button leftSection={<IconPencilCheck size={20} aria-hidden />} loading={busy} onClick={onSign}>
          {words.sign}
        </Button>
      </div>
    </>
  )
}

/** Who did not come is named; a card written of somebody who, it turned out, was not there lies aside, to be read. */
function Away({ composer: { absent, aside, cardOf } }: { composer: ComposerState }) {
  const { people: words } = useWords(composerWords)
  const { marks } = useWords(attendanceWords)
  if (aside.length + absent.length === 0) return null
  return (
    <div className={classes.away}>
      {aside.length > 0 && (
        <Section title={words.aside} lead={words.asideLead} look="plain">
          {aside.map((p) => (
            <details key={p.clientId}>
              <summary>
                <PersonName of={p} /> ({marks[p.mark ?? 'unmarked']})
              </summary>
              <NoteText body={cardOf(p).text} />
            </details>
          ))}
        </Section>
      )}
      {absent.length > 0 && (
        <Section title={words.absent} lead={words.absentLead} look="plain">
          <ul className={classes.quiet}>
            {absent.map((p) => (
              <li key={p.clientId}>
                <PersonName of={p} />
                <span className={classes.mark}>{marks[p.mark ?? 'unmarked']}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
