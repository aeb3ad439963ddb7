import { ActionIcon, NumberInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { ToneSign } from '#ui/tone.tsx'
import { useWords } from '#ui/words.tsx'
import { measuresWords } from '../measures.words.ts'
import { type Question as Asked, mostOf, optionsOf } from '../questionnaire.ts'
import classes from './Question.module.css'

type QuestionProps = {
  question: Asked
  answer: number | undefined
  /** Where a summary of errors leads to, and where the focus goes. */
  id: string
  /** The text of the group around it, where it is not said above. */
  stem?: string | null
  fault?: string | undefined
  notice?: ReactNode
  onAnswer: (answer: number | undefined) => void
  /** Enter. */
  onNext: () => void
}

/** Counts up to this are offered as buttons; a week's days are. */
const mostButtons = 9

/** One question of any instrument: its options or its number, in a fieldset of its own. */
export function Question({ question, answer, id, stem, fault, notice, onAnswer, onNext }: QuestionProps) {
  const { form: words } = useWords(measuresWords)
  const options = choicesOf(question)
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      onNext()
      return
    }
    const chosen = options?.find((o) => o.key === event.key)
    if (!chosen) return
    event.preventDefault()
    onAnswer(chosen.ordinal)
    event.currentTarget.querySelector<HTMLElement>(`input[value="${chosen.ordinal}"]`)?.focus()
  }
  return (
    <div className={classes.question}>
      <fieldset
        id={id}
        tabIndex={-1}
        className={classes.fieldset}
        onKeyDown={keys}
        {...(fault ? { 'aria-describedby': `${id}-fault` } : {})}
      >
        <legend className={classes.legend}>
          {question.prefix && <span className={classes.number}>{question.prefix}.</span>}
          <span>
            {stem && <span className={classes.stem}>{stem}</span>}
            {question.text}
          </span>
        </legend>
        {fault && (
          <p id={`${id}-fault`} className={classes.fault}>
            <ToneSign tone="attention" size={18} />
            {fault}
          </p>
        )}
        {options ? (
          <Options
            id={id}
            options={options}
            answer={answer}
            onAnswer={onAnswer}
            short={question.type === 'integer'}
          />
        ) : (
          <NumberInput
            id={`${id}-number`}
            className={classes.days ?? ''}
            label={words.days(mostOf(question))}
            value={answer ?? ''}
            min={0}
            max={mostOf(question)}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            inputMode="numeric"
            onChange={(value) => onAnswer(typeof value === 'number' ? value : undefined)}
            error={Boolean(fault)}
          />
        )}
        {notice && <div className={classes.below}>{notice}</div>}
      </fieldset>
      {answer !== undefined && options && (
        <ActionIcon
          className={classes.clear ?? ''}
          aria-label={words.clear}
          title={words.clear}
          onClick={() => onAnswer(undefined)}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}

type Choice = { ordinal: number; label: string; key: string }

/** Options are picked by their place, counts by their own digit; null where a number is typed. */
function choicesOf(question: Asked): Choice[] | null {
  if (question.type === 'choice') return optionsOf(question).map((o, i) => ({ ...o, key: String(i + 1) }))
  const most = mostOf(question)
  if (most > mostButtons) return null
  return Array.from({ length: most + 1 }, (_, n) => ({ ordinal: n, label: String(n), key: String(n) }))
}

type OptionsProps = {
  id: string
  options: readonly Choice[]
  answer: number | undefined
  onAnswer: (answer: number) => void
  short: boolean
}

function Options({ id, options, answer, onAnswer, short }: OptionsProps) {
  return (
    <div className={classes.options} data-short={short || undefined}>
      {options.map(({ ordinal, label, key }) => (
        <label key={key} className={classes.option}>
          <input
            type="radio"
            name={id}
            value={ordinal}
            checked={answer === ordinal}
            onChange={() => onAnswer(ordinal)}
          />
          <span className={classes.text}>{label}</span>
          {!short && (
            <kbd className={classes.key} aria-hidden>
              {key}
            </kbd>
          )}
        </label>
      ))}
    </div>
  )
}
