import { Textarea, TextInput } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import { SaveState } from '#ui/SaveState.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { composerWords } from '../composer/composer.words.ts'
import { type SharedPart, telehealthMethods } from '../notes.ts'
import { notesWords } from '../notes.words.ts'
import { Choice } from './Choice.tsx'
import classes from './Composer.module.css'
import { Contested } from './Contested.tsx'
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
  const { fields, telehealth, missing: sentences } = useWords(notesWords)
  const { actions } = composer
  const { part, version, savedBy, isSigned } = draft.shared
  const kept = useKept<SharedPart>({
    theirs: { text: part, version },
    save: actions.send.shared,
    onSaved: composer.savedShared,
    onDrop: composer.dropShared,
    onFlush: (flush) => actions.onFlush(composer.sharedKey, flush),
  })
  const shared = composer.shared.text
  const id = useId()
  const disabled = isSigned || !draft.can.edit
  const change = (changed: Partial<SharedPart>) => {
    const next = { ...shared, ...changed }
    composer.typeShared(next)
    kept.change(next)
  }
  const missing = new Set(composer.missingShared)
  const errorOf = (field: 'topic' | 'intervention' | 'telehealth') =>
    demanding && missing.has(field) ? sentences[field] : undefined
  const input = (field: 'topic' | 'modality' | 'intervention' | 'summary' | 'next') => ({
    id: `${id}-${field}`,
    label: fields[field],
    value: shared[field],
    disabled,
    error: field === 'topic' || field === 'intervention' ? errorOf(field) : undefined,
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })
  const isGroup = draft.form === 'group'
  const [firstMissing] = composer.missingShared
  useFocusAt(`${id}-${firstMissing ?? 'topic'}`, wished)
  return (
    <form
      className={classes.shared}
      onSubmit={(event) => event.preventDefault()}
      aria-label={isGroup ? words.group : words.individual}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        onNext()
      }}
    >
      <Section
        title={isGroup ? words.group : words.individual}
        lead={isSigned ? words.signed : isGroup ? words.groupLead : words.individualLead}
        actions={!disabled && <SaveState saving={kept} />}
      >
        <div className={classes.list}>
          {kept.isContested && (
            <Contested
              mine={shared}
              theirs={part}
              by={savedBy}
              onKeepMine={kept.keepMine}
              onTakeTheirs={kept.takeTheirs}
            />
          )}
          <TextInput {...input('topic')} maxLength={200} />
          <TextInput {...input('modality')} maxLength={200} />
          {draft.session.byVideo && (
            <Choice
              id={`${id}-telehealth`}
              label={fields.telehealth}
              of={telehealthMethods}
              words={telehealth}
              value={shared.telehealth}
              error={errorOf('telehealth')}
              onChange={(method) => change({ telehealth: method })}
            />
          )}
          <Textarea {...input('intervention')} autosize minRows={2} maxRows={10} maxLength={4000} />
          <Textarea {...input('summary')} autosize minRows={3} maxRows={14} maxLength={8000} />
          <Textarea {...input('next')} autosize minRows={2} maxRows={8} maxLength={2000} />
        </div>
      </Section>
    </form>
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
