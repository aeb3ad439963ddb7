import { useWords } from '#ui/words.tsx'
import type { Card, SharedPart } from '../notes.ts'
import { notesWords } from '../notes.words.ts'
import { cardFields, sharedFields } from './fields.ts'
import classes from './Reading.module.css'

/** A note's text to be read; what nobody filled in is left out. */
export function NoteText({ shared, body }: { shared?: SharedPart; body?: Card }) {
  const words = useWords(notesWords)
  const fields = [...(shared ? sharedFields(shared, words) : []), ...(body ? cardFields(body, words) : [])]
  return (
    <dl className={classes.text}>
      {fields
        .filter((f) => f.value.trim())
        .map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
