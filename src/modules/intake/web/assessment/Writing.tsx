import { Button, Group } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listMeasures } from '#modules/measures/measures.contract.ts'
import { keyOf, useAction, useEndpoint } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { useSearchParam } from '#ui/params.ts'
import { useWords } from '#ui/words.tsx'
import {
  type AssessmentView,
  assessment,
  completeAssessment,
  listAssessments,
} from '../../assessment/assessment.contract.ts'
import { type Facts, type Missing, missingIn, stateOf } from '../../assessment/assessment.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import { type SectionName, sectionNames } from '../../assessment/sections.ts'
import classes from './Assessment.module.css'
import { fieldId, focusLater } from './fieldId.ts'
import { MissingList } from './MissingList.tsx'
import { SectionForm } from './SectionForm.tsx'
import { SectionNav } from './SectionNav.tsx'

type WritingProps = { clientId: string; view: AssessmentView }

/** An open assessment: one section at a time, in any order, over several sittings. */
export function Writing({ clientId, view }: WritingProps) {
  const words = useWords(assessmentWords)
  const [wanted, go] = useSearchParam('section')
  const [asked, setAsked] = useState(false)
  const facts = useFacts(clientId, view)
  const cache = useQueryClient()
  const finish = useAction(completeAssessment, { refreshes: [assessment, listAssessments] })
  const missing = missingOf(view, facts)
  const at = view.sections.find((s) => s.section === wanted) ?? view.sections[0]
  if (!at) return null
  const index = sectionNames.indexOf(at.section)
  const [before, after] = [sectionNames[index - 1], sectionNames[index + 1]]

  const show = (section: SectionName) => {
    go(section)
    window.scrollTo({ top: 0 })
  }
  const complete = async (flush: () => Promise<boolean>) => {
    setAsked(true)
    if (!(await flush())) return
    // What was just saved counts, though this page was drawn before.
    const saved = cache.getQueryData<AssessmentView>(keyOf(assessment, { clientId, assessmentId: view.id }))
    if (missingOf(saved ?? view, facts).length) return
    finish.mutate({ clientId, assessmentId: view.id }, { onSuccess: () => notify.done(words.finished) })
  }
  return (
    <div className={classes.writing}>
      <SectionNav
        asked={asked}
        current={at.section}
        marks={view.sections.map((s) => ({
          section: s.section,
          state: stateOf(s.content, facts),
          missing: missing.filter((m) => m.section === s.section).length,
        }))}
      />
      <div className={classes.body}>
        {asked && missing.length > 0 && (
          <MissingList
            missing={missing}
            onGo={({ section, path }) => {
              go(section)
              focusLater(fieldId(section, path))
            }}
          />
        )}
        <SectionForm
          key={at.section}
          {...{ clientId }}
          assessmentId={view.id}
          section={at}
          measuresDone={facts.measuresDone}
          missing={asked ? errorsOf(missing, at.section, words.needs) : {}}
          footer={(flush) => (
            <Group justify="space-between" className="no-print">
              {before ? (
                <Button
                  variant="default"
                  leftSection={<IconArrowLeft size={18} aria-hidden />}
                  onClick={() => show(before)}
                >
                  {words.previous}
                </Button>
              ) : (
                <span />
              )}
              {after ? (
                <Button rightSection={<IconArrowRight size={18} aria-hidden />} onClick={() => show(after)}>
                  {words.next}
                </Button>
              ) : (
                <Button
                  leftSection={<IconCheck size={18} aria-hidden />}
                  loading={finish.isPending}
                  onClick={() => void complete(flush)}
                >
                  {words.finish}
                </Button>
              )}
            </Group>
          )}
        />
      </div>
    </div>
  )
}

const missingOf = ({ sections }: AssessmentView, facts: Facts) =>
  missingIn(
    sections.map((s) => s.content),
    facts,
  )

/** Questionnaires finished on this page count at once. */
function useFacts(clientId: string, view: AssessmentView): Facts {
  const { data } = useEndpoint(listMeasures, { clientId })
  const here = (data?.series ?? [])
    .filter((s) => s.taken.some((t) => Temporal.Instant.compare(t.completedAt, view.startedAt) >= 0))
    .map((s) => s.instrument)
  return { ...view.facts, measuresDone: [...new Set([...view.facts.measuresDone, ...here])] }
}

/** Sentences by path, beginning with a capital letter as they stand alone at the field. */
const errorsOf = (
  missing: readonly Missing[],
  section: SectionName,
  needs: Readonly<Record<Missing['need'], string>>,
): Record<string, string> =>
  Object.fromEntries(
    missing
      .filter((m) => m.section === section)
      .map((m) => [m.path.join('.'), needs[m.need].replace(/^./, (c) => c.toUpperCase())]),
  )
