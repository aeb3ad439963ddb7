import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Callout } from '#ui/Callout.tsx'
import { useCan } from '#ui/can.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import type { AssessmentView } from '../../assessment/assessment.contract.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import { sectionWords } from '../../assessment/sections.words.ts'
import { SectionRead } from './AssessmentRead.tsx'
import { MeasureScores } from './MeasureScores.tsx'
import classes from './Read.module.css'

/** A whole assessment on one page, to read and to print. */
export function Reading({ clientId, view }: { clientId: string; view: AssessmentView }) {
  const words = useWords(assessmentWords)
  const titles = useWords(sectionWords)
  const mayDecide = useCan('placement.decide')
  return (
    <div className={classes.sections}>
      {view.status === 'draft' && <Callout tone="attention">{words.draftMark}</Callout>}
      <Signature view={view} />
      {view.sections.map(({ section, content }) => (
        <Section key={section} title={titles[section].title}>
          {section === 'measures' && <MeasureScores clientId={clientId} />}
          {(section !== 'measures' || view.facts.measuresDone.length === 0) && (
            <SectionRead content={content} />
          )}
        </Section>
      ))}
      {view.status === 'completed' && mayDecide && (
        <Group className="no-print">
          <Button component={Link} to={`/clients/${clientId}/placement`}>
            {words.placementNext}
          </Button>
        </Group>
      )}
      <p className={`only-print ${classes.signature}`}>{words.confidential}</p>
    </div>
  )
}

function Signature({ view }: { view: AssessmentView }) {
  const { panel } = useWords(assessmentWords)
  const { timeZone } = useSite()
  const at = (i: Temporal.Instant) => formatInstant(i, timeZone, 'dateTime')
  return (
    <p className={classes.signature}>
      {panel.startedBy(view.startedBy)}, {at(view.startedAt)}
      {view.completedAt && view.completedBy && (
        <>
          <br />
          {panel.completedBy(view.completedBy)}, {at(view.completedAt)}
        </>
      )}
    </p>
  )
}
