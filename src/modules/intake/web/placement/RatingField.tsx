import { Textarea } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { ratings } from '../../placement/placement.ts'
import { placementWords } from '../../placement/placement.words.ts'
import classes from './Placement.module.css'
import type { Rated } from './useDecision.ts'

type RatingFieldProps = {
  title: string
  hint?: string | undefined
  idOf: (part: 'rating' | 'narrative') => string
  errorAt: (part: 'rating' | 'narrative') => string | undefined
  value: Rated
  onChange: (change: Partial<Rated>) => void
  onFocus: () => void
}

/** One dimension: a rating from 0 to 4, and what it stands on. */
export function RatingField({ title, hint, idOf, errorAt, value, onChange, onFocus }: RatingFieldProps) {
  const words = useWords(placementWords)
  const id = idOf('rating')
  const error = errorAt('rating')
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={classes.dimension}
      onFocus={onFocus}
      {...(described ? { 'aria-describedby': described } : {})}
    >
      <legend>{title}</legend>
      {hint && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
      <div className={classes.scale}>
        {ratings.map((r, i) => (
          <label key={r}>
            <input
              type="radio"
              name={id}
              id={i === 0 ? id : `${id}-${r}`}
              checked={value.rating === r}
              onChange={() => onChange({ rating: r })}
            />
            {r}
          </label>
        ))}
      </div>
      <Textarea
        id={idOf('narrative')}
        label={words.narrative}
        aria-label={`${title}: ${words.narrative}`}
        error={errorAt('narrative')}
        autosize
        minRows={2}
        value={value.narrative}
        onChange={(e) => onChange({ narrative: e.currentTarget.value })}
      />
    </fieldset>
  )
}
