import { IconChevronDown, IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '#ui/words.tsx'
import type { SectionState } from '../../assessment/assessment.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import type { SectionName } from '../../assessment/sections.ts'
import { sectionWords } from '../../assessment/sections.words.ts'
import classes from './Assessment.module.css'

export type SectionMark = { section: SectionName; state: SectionState; missing: number }
type SectionNavProps = { marks: readonly SectionMark[]; current: SectionName; asked: boolean }

const signs = { empty: IconCircle, begun: IconCircleHalf2, complete: IconCircleCheckFilled }

/** The sections with how far each is: a list at the side, folded away on phones. */
export function SectionNav(props: SectionNavProps) {
  const words = useWords(assessmentWords)
  const titles = useWords(sectionWords)
  const { marks, current } = props
  const done = words.progress(marks.filter((m) => m.state === 'complete').length, marks.length)
  return (
    <>
      <nav className={classes.side} aria-label={words.sections}>
        <p className={classes.progress}>{done}</p>
        <List {...props} />
      </nav>
      <details key={current} className={classes.folded}>
        <summary>
          <span>
            {marks.findIndex((m) => m.section === current) + 1}. {titles[current].title}
          </span>
          <span className={classes.progress}>{done}</span>
          <IconChevronDown size={20} aria-hidden className={classes.chevron} />
        </summary>
        <nav aria-label={words.sections}>
          <List {...props} />
        </nav>
      </details>
    </>
  )
}

function List({ marks, current, asked }: SectionNavProps) {
  const words = useWords(assessmentWords)
  const titles = useWords(sectionWords)
  return (
    <ol className={classes.list}>
      {marks.map(({ section, state, missing }) => {
        const Sign = signs[state]
        return (
          <li key={section}>
            <Link
              to="."
              search={(old: Record<string, unknown>) => ({ ...old, section })}
              replace
              className={classes.item}
              data-state={state}
              aria-current={section === current ? 'step' : undefined}
            >
              <Sign size={20} aria-hidden />
              <span className={classes.itemTitle}>{titles[section].title}</span>
              {asked && missing > 0 ? (
                <span className={classes.missing}>{words.missingInSection(missing)}</span>
              ) : (
                <span className={classes.unseen}>{words.states[state]}</span>
              )}
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
