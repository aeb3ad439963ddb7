import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '#ui/words.tsx'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import classes from './Fields.module.css'

type Option<V> = { value: V; label: string }
type OptionsProps<V> = {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  options: readonly Option<V>[]
  /** Short answers beside each other, however narrow the page. */
  short?: boolean
}

/** One of a few; a cross takes the answer back. */
export function OneOf<V extends string>(
  props: OptionsProps<V> & { value: unknown; onChange: (value: V | null) => void },
) {
  const { id, options, value, onChange, short } = props
  const { clear } = useWords(assessmentWords)
  const chosen = options.find((o) => o.value === value)
  return (
    <Framed {...props}>
      <div className={classes.options} data-short={short || undefined}>
        {options.map((o, i) => (
          <label key={o.value} className={classes.option}>
            <input
              type="radio"
              id={i === 0 ? id : `${id}-${o.value}`}
              name={id}
              checked={o.value === value}
              onChange={() => onChange(o.value)}
            />
            {o.label}
          </label>
        ))}
        {chosen && (
          <CloseButton
            size="lg"
            className={`no-print ${classes.clear}`}
            aria-label={`${clear}: ${chosen.label}`}
            onClick={() => onChange(null)}
          />
        )}
      </div>
    </Framed>
  )
}

/** Any of several. */
export function AnyOf<V extends string | number>(
  props: OptionsProps<V> & { value: readonly V[]; onChange: (value: V[]) => void },
) {
  const { id, options, value, onChange, short } = props
  const toggle = (v: V) =>
    onChange(options.map((o) => o.value).filter((o) => (o === v ? !value.includes(v) : value.includes(o))))
  return (
    <Framed {...props}>
      <div className={classes.options} data-short={short || undefined}>
        {options.map((o, i) => (
          <label key={o.value} className={classes.option}>
            <input
              type="checkbox"
              id={i === 0 ? id : `${id}-${o.value}`}
              checked={value.includes(o.value)}
              onChange={() => toggle(o.value)}
            />
            {o.label}
          </label>
        ))}
      </div>
    </Framed>
  )
}

/** A question of several inputs: its words are the legend, its hint and error are read with it. */
export function Framed({
  id,
  label,
  hint,
  error,
  children,
}: Pick<OptionsProps<string>, 'id' | 'label' | 'hint' | 'error'> & { children: ReactNode }) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={classes.framed} {...(described ? { 'aria-describedby': described } : {})}>
      <legend className={classes.legend}>{label}</legend>
      {hint && (
        <div id={`${id}-hint`} className={classes.hint}>
          {hint}
        </div>
      )}
      {error && (
        <div id={`${id}-error`} className={classes.error}>
          {error}
        </div>
      )}
      {children}
    </fieldset>
  )
}
