import { Button, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { useWords } from '#ui/words.tsx'
import type { Missing } from '../composer/composer.ts'
import { composerWords } from '../composer/composer.words.ts'
import { type Card, participations, progresses, risks } from '../notes.ts'
import { notesWords } from '../notes.words.ts'
import { Choice } from './Choice.tsx'
import classes from './Composer.module.css'
import { Openers } from './Openers.tsx'
import type { PersonCardProps } from './PersonCard.tsx'

type CardFieldsProps = PersonCardProps & {
  name: string
  missing: Missing[]
  onChange: (card: Card) => void
  children: ReactNode
}
type TextField = 'goal' | 'response' | 'progressWords' | 'riskWords' | 'plan' | 'location'

/** What is written of one person: response first, the rest in taps and short lines. */
export function CardFields(props: CardFieldsProps) {
  const { card, byVideo, disabled } = props
  const words = useWords(notesWords)
  const { people } = useWords(composerWords)
  const { id, input, error, change } = useInputs(props)
  return (
    <>
      {props.person.standing === 'unmarked' && <Callout tone="info">{people.unmarked}</Callout>}
      <Response {...props} input={input('response')} onText={(response) => change({ response })} />
      <Choice
        disabled={disabled}
        id={`${id}-participation`}
        label={words.fields.participation}
        of={participations}
        words={words.participations}
        value={card.participation}
        error={error('participation')}
        onChange={(participation) => change({ participation })}
      />
      <Choice
        disabled={disabled}
        id={`${id}-progress`}
        label={words.fields.progress}
        of={progresses}
        words={words.progresses}
        value={card.progress}
        error={error('progress')}
        onChange={(progress) => change({ progress })}
      />
      <div className={classes.pair}>
        <TextInput {...input('goal')} maxLength={500} />
        <TextInput {...input('progressWords')} maxLength={1000} />
      </div>
      <Textarea {...input('plan')} autosize minRows={1} maxRows={6} maxLength={2000} />
      <Risk {...props} id={`${id}-risk`} input={input('riskWords')} onRisk={(risk) => change({ risk })} />
      {byVideo && <TextInput {...input('location')} maxLength={200} />}
      <CardFoot {...props} />
    </>
  )
}

/** What every field of a card needs: an id, a label, its text, its error and a way to change it. */
function useInputs({ card, missing, demanding, disabled, onChange }: CardFieldsProps) {
  const words = useWords(notesWords)
  const id = useId()
  const change = (changed: Partial<Card>) => onChange({ ...card, ...changed })
  const error = (field: Missing) => (demanding && missing.includes(field) ? words.missing[field] : undefined)
  const input = (field: TextField) => ({
    id: `${id}-${field}`,
    label: words.fields[field],
    value: card[field],
    disabled,
    error: field === 'goal' || field === 'progressWords' ? undefined : error(field),
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })
  return { id, input, error, change }
}
type Input = ReturnType<ReturnType<typeof useInputs>['input']>

type ResponseProps = CardFieldsProps & { input: Input; onText: (text: string) => void }

function Response({ card, name, wished, disabled, input: { label, ...field }, onText }: ResponseProps) {
  return (
    <div>
      <div className={classes.labelRow}>
        <label htmlFor={field.id}>{label}</label>
        {!disabled && <Openers of={name} fieldId={field.id} value={card.response} onChange={onText} />}
      </div>
      <Textarea {...field} ref={useFocusOn(wished)} autosize minRows={3} maxRows={14} maxLength={8000} />
    </div>
  )
}

type RiskProps = CardFieldsProps & { id: string; input: Input; onRisk: (risk: Card['risk']) => void }

function Risk({ card, disabled, id, input, onRisk }: RiskProps) {
  const words = useWords(notesWords)
  return (
    <>
      <Choice
        id={id}
        label={words.fields.risk}
        of={risks}
        words={words.risks}
        value={card.risk}
        disabled={disabled}
        onChange={onRisk}
      />
      {card.risk === 'concern' && <Textarea {...input} autosize minRows={2} maxRows={8} maxLength={4000} />}
    </>
  )
}

/** The writing place takes the focus at each wish. */
function useFocusOn(wished: number) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (wished > 0) field.current?.focus()
  }, [wished])
  return field
}

function CardFoot({ person, isLast, disabled, onNext, children }: CardFieldsProps) {
  const { people: words } = useWords(composerWords)
  return (
    <div className={classes.foot}>
      <div className={classes.footState}>
        {!disabled && children}
        {person.savedBy && <span className={classes.hint}>{words.savedBy(person.savedBy)}</span>}
      </div>
      {!disabled && (
        <Button variant="light" onClick={() => onNext(person.clientId)}>
          {isLast ? words.last : words.next}
        </Button>
      )}
    </div>
  )
}
