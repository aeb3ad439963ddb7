import { Checkbox, NativeSelect, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '#ui/words.tsx'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import type { FieldWords } from '../../assessment/fieldWords.ts'
import type { Field } from '../../assessment/layout.ts'
import classes from './Fields.module.css'
import { AnyOf, OneOf } from './Options.tsx'

export type FieldProps = {
  field: Field
  words: FieldWords
  id: string
  value: unknown
  onChange: (value: unknown) => void
  error?: string | undefined
  /** Where a prefilled value comes from. */
  source?: ReactNode
  disabled?: boolean
  /** Inside a list: choices are drawn small. */
  inLine?: boolean
}

/** More answers than this stand in a menu. */
const mostShown = 5

const asText = (value: unknown) => (typeof value === 'string' ? value : '')
const asList = (value: unknown) => (Array.isArray(value) ? value : [])
const emptyAsNull = (text: string) => (text === '' ? null : text)

/** One field of a section by its kind. Lists and ratings are drawn by their own components. */
export function FieldInput(props: FieldProps) {
  const { field, words, id, value, onChange, error, source, disabled } = props
  const usual = {
    id,
    label: words.label,
    error,
    description: source ?? words.hint,
    disabled: disabled ?? false,
  }
  switch (field.kind) {
    case 'text':
      return (
        <Textarea
          {...usual}
          autosize
          minRows={2}
          maxRows={16}
          maxLength={8000}
          value={asText(value)}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      )
    case 'line':
      return (
        <TextInput
          {...usual}
          maxLength={300}
          autoComplete="off"
          value={asText(value)}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      )
    case 'day':
    case 'time':
      return (
        <TextInput
          {...usual}
          type={field.kind === 'day' ? 'date' : 'time'}
          value={asText(value)}
          onChange={(e) => onChange(emptyAsNull(e.currentTarget.value))}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...usual}
          hideControls
          className={classes.number ?? ''}
          allowDecimal={false}
          allowNegative={false}
          inputMode="numeric"
          value={typeof value === 'number' ? value : ''}
          onChange={(v) => onChange(typeof v === 'number' ? v : null)}
        />
      )
    case 'flag':
      return (
        <Checkbox
          id={id}
          label={words.label}
          description={source}
          error={error}
          disabled={disabled ?? false}
          checked={value === true}
          onChange={(e) => onChange(e.currentTarget.checked)}
        />
      )
    case 'tags':
      return (
        <TagsInput
          {...usual}
          value={asList(value)}
          onChange={onChange}
          maxTags={30}
          splitChars={[',']}
          acceptValueOnBlur
          clearable={false}
        />
      )
    case 'choice':
    case 'choices':
    case 'weekdays':
      return <Choice {...props} />
    case 'list':
    case 'ratings':
      return null
  }
}

function Choice({ field, words, id, value, onChange, error, source, inLine, disabled }: FieldProps) {
  const { choose } = useWords(assessmentWords)
  const frame = { id, label: words.label, hint: source ?? words.hint, error }
  const label = (o: string | number) => words.options?.[o] ?? String(o)
  if (field.kind === 'weekdays') {
    const days = [1, 2, 3, 4, 5, 6, 7].map((d) => ({ value: d, label: label(d) }))
    return <AnyOf {...frame} short options={days} value={asList(value)} onChange={onChange} />
  }
  if (field.kind !== 'choice' && field.kind !== 'choices') return null
  const options = field.options.map((o) => ({ value: o, label: label(o) }))
  if (field.kind === 'choices')
    return <AnyOf {...frame} options={options} value={asList(value)} onChange={onChange} />
  if (!inLine && options.length <= mostShown)
    return <OneOf {...frame} options={options} value={value} onChange={onChange} />
  return (
    <NativeSelect
      id={id}
      label={words.label}
      description={source ?? words.hint}
      error={error}
      disabled={disabled ?? false}
      data={[{ value: '', label: choose }, ...options]}
      value={asText(value)}
      onChange={(e) => onChange(emptyAsNull(e.currentTarget.value))}
    />
  )
}
