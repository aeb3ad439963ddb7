import { useEffect, useRef } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { useWords } from '#ui/words.tsx'
import type { Missing } from '../../assessment/assessment.ts'
import { assessmentWords, missingSentence } from '../../assessment/assessment.words.ts'
import classes from './Assessment.module.css'

type MissingListProps = { missing: readonly Missing[]; onGo: (missing: Missing) => void }

/** What keeps the assessment open, each leading to its place. Takes the focus when it appears. */
export function MissingList({ missing, onGo }: MissingListProps) {
  const { missingTitle } = useWords(assessmentWords)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.missingList}>
      <Callout tone="attention" title={missingTitle(missing.length)}>
        <ul>
          {missing.map((m) => (
            <li key={[m.section, ...m.path, m.need].join(' ')}>
              <button type="button" onClick={() => onGo(m)}>
                {missingSentence(m)}
              </button>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}
