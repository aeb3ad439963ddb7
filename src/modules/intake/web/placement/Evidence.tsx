import { Accordion } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { assessment } from '../../assessment/assessment.contract.ts'
import type { SectionName } from '../../assessment/sections.ts'
import { sectionWords } from '../../assessment/sections.words.ts'
import type { Dimension } from '../../placement/placement.ts'
import { placementWords } from '../../placement/placement.words.ts'
import { SectionRead } from '../assessment/AssessmentRead.tsx'
import { MeasureScores } from '../assessment/MeasureScores.tsx'
import readClasses from '../assessment/Read.module.css'
import classes from './Placement.module.css'

/** Where in the assessment one looks for each dimension. */
const evidenceOf: Record<Dimension, readonly SectionName[]> = {
  intoxication: ['substances', 'symptoms'],
  intoxication_and_medications: ['substances', 'medications'],
  physical_health: ['medical', 'medications'],
  mental_health: ['symptoms', 'measures'],
  mental_health_and_thinking: ['symptoms', 'measures'],
  readiness: ['reason', 'strengths'],
  return_to_use: ['substances', 'symptoms'],
  use_related_risks: ['substances', 'symptoms'],
  living_environment: ['family', 'personal'],
  recovery_environment: ['family', 'personal'],
  preferences: ['barriers', 'duties', 'reason'],
}
const withoutDimension: readonly SectionName[] = ['summary']

type EvidenceProps = { clientId: string; assessmentId: string | null; dimension: Dimension | null }

/** The assessment beside the decision; what belongs to the dimension being rated is open. */
export function Evidence({ clientId, assessmentId, dimension }: EvidenceProps) {
  const words = useWords(placementWords)
  const query = useEndpoint(
    assessment,
    { clientId, assessmentId: assessmentId ?? '' },
    { enabled: assessmentId !== null },
  )
  return (
    <aside className={`${classes.evidence} ${readClasses.narrow} no-print`}>
      <Section title={words.evidence}>
        {assessmentId === null ? (
          <>
            <p className={readClasses.nothing}>{words.evidenceNone}</p>
            <h3>{words.scores}</h3>
            <MeasureScores clientId={clientId} />
          </>
        ) : (
          <QueryView query={query}>
            {({ sections }) => (
              <Sections
                key={dimension}
                open={dimension ? evidenceOf[dimension] : withoutDimension}
                {...{ clientId, sections }}
              />
            )}
          </QueryView>
        )}
      </Section>
    </aside>
  )
}

type SectionsProps = {
  clientId: string
  sections: readonly { section: SectionName; content: Parameters<typeof SectionRead>[0]['content'] }[]
  open: readonly SectionName[]
}

function Sections({ clientId, sections, open }: SectionsProps) {
  const titles = useWords(sectionWords)
  const [shown, setShown] = useState<string[]>([...open])
  return (
    <Accordion multiple value={shown} onChange={setShown} order={3}>
      {sections.map(({ section, content }) => (
        <Accordion.Item key={section} value={section}>
          <Accordion.Control>{titles[section].title}</Accordion.Control>
          <Accordion.Panel>
            {section === 'measures' && <MeasureScores clientId={clientId} />}
            <SectionRead content={content} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
