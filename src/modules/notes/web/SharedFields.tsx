import { Textarea, TextInput } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import { SaveState } from '#ui/SaveState.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import type { Missing } from '../composer/composer.ts'
import { composerWords } from '../composer/composer.words.ts'
import { type SharedPart, telehealthMethods } from '../notes.ts'
import { notesWords } from '../notes.words.ts'
import { Choice } from './Choice.tsx'
import classes from './Composer.module.css'
import { Contested } from './Contested.tsx'
import { onCtrlEnter } from './keys.ts'
import type { ComposerState, Draft } from './useComposer.ts'
import { useKept } from './useKept.ts'

type SharedFieldsProps = {
  draft: Draft
  composer: ComposerState
  onNext: () => void
  /** After a try to sign: what is missing is said at the field. */
  demanding: boolean
  /** Counts the wishes to go on writing here; each puts the focus where something is missing. */
  wished: number
}

/** The part that everybody's note shares. */
export function SharedFields({ draft, composer, onNext, demanding, wished }: SharedFieldsProps) {
  const words = useWords(composerWords).shared
  const { savedBy, isSigned, part } = draft.shared
  const { kept, change } = useSharedPart(draft, composer)
  const id = useId()
  useFocusAt(`${id}-${composer.missingShared[0] ?? 'topic'}`, wished)
  const disabled = isSigned || !draft.can.edit
  const [title, lead] =
    draft.form === 'group' ? [words.group, words.groupLead] : [words.individual, words.individualLead]
  return (
    <form
      className={classes.shared}
      onSubmit={(event) => event.preventDefault()}
      aria-label={title}
      onKeyDown={onCtrlEnter(onNext)}
    >
      <Section
        title={title}
        lead={isSigned ? words.signed : lead}
        actions={!disabled && <SaveState saving={kept} />}
      >
        <div className={classes.list}>
          {kept.isContested && (
            <Contested
              mine={composer.shared.text}
              theirs={part}
              by={savedBy}
              onKeepMine={kept.keepMine}
              onTakeTheirs={kept.takeTheirs}
            />
          )}
          <Inputs
            id={id}
            shared={composer.shared.text}
            missing={demanding ? composer.missingShared : []}
            byVideo={draft.session.byVideo}
            disabled={disabled}
            onChange={change}
          />
        </div>
      </Section>
    </form>
  )
}

function useSharedPart(draft: Draft, composer: ComposerState) {
  const { actions, sharedKey, shared } = composer
  const kept = useKept<SharedPart>({
    theirs: { text: draft.shared.part, version: draft.shared.version },
    save: actions.send.shared,
    onSaved: composer.savedShared,
    onDrop: composer.dropShared,
    onFlush: (flush) => actions.onFlush(sharedKey, flush),
  })
  const change = (changed: Partial<SharedPart>) => {
    const next = { ...shared.text, ...changed }
    composer.typeShared(next)
    kept.change(next)
  }
  return { kept, change }
}

type InputsProps = {
  id: string
  shared: SharedPart
  missing: readonly Missing[]
  byVideo: boolean
  disabled: boolean
  onChange: (changed: Partial<SharedPart>) => void
}

function Inputs({ id, shared, missing, byVideo, disabled, onChange }: InputsProps) {
  const words = useWords(notesWords)
  const errorOf = (field: Missing) => (missing.includes(field) ? words.missing[field] : undefined)
  const input = (field: 'topic' | 'modality' | 'intervention' | 'summary' | 'next') => ({
    id: `${id}-${field}`,
    label: words.fields[field],
    value: shared[field],
    disabled,
    error: field === 'topic' || field === 'intervention' ? errorOf(field) : undefined,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  })
  return (
    <>
      <TextInput {...input('topic')} maxLength={200} />
      <TextInput {...input('modality')} maxLength={200} />
      {byVideo && (
        <Choice
          id={`${id}-telehealth`}
          label={words.fields.telehealth}
          of={telehealthMethods}
          words={words.telehealth}
          value={shared.telehealth}
          error={errorOf('telehealth')}
          disabled={disabled}
          onChange={(telehealth) => onChange({ telehealth })}
        />
      )}
      <Textarea {...input('intervention')} autosize minRows={2} maxRows={10} maxLength={4000} />
      <Textarea {...input('summary')} autosize minRows={3} maxRows={14} maxLength={8000} />
      <Textarea {...input('next')} autosize minRows={2} maxRows={8} maxLength={2000} />
    </>
  )
}

/** Once per wish, not each time that the place changes. */
function useFocusAt(fieldId: string, wished: number) {
  const place = useRef(fieldId)
  place.current = fieldId
  useEffect(() => {
    // After the dialog that led here has given the focus back.
    if (wished > 0) setTimeout(() => document.getElementById(place.current)?.focus(), 50)
  }, [wished])
}
