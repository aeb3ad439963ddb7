import { Button, Group, Stack } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Fragment } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { SaveState } from '#ui/SaveState.tsx'
import { Section } from '#ui/Section.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { isEmpty, linesIn } from '../../assessment/assessment.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import { type Field, layout } from '../../assessment/layout.ts'
import { sectionWords } from '../../assessment/sections.words.ts'
import type { Source } from '../../assessment/sources.ts'
import { FieldInput } from './FieldInput.tsx'
import classes from './Fields.module.css'
import { fieldId } from './fieldId.ts'
import { LineList } from './LineList.tsx'
import { MeasuresFields } from './MeasuresFields.tsx'
import { Ratings } from './Ratings.tsx'
import { type SectionView, useSection } from './useSection.ts'

type SectionFormProps = {
  clientId: string
  assessmentId: string
  section: SectionView
  /** What is missing, by path, once somebody wanted to complete the assessment. */
  missing: Record<string, string>
  measuresDone: readonly string[]
  /** Below the fields; gets told how to save what is typed. */
  footer: (flush: () => Promise<boolean>) => React.ReactNode
}

/** One section as it is written, saved as one types. */
export function SectionForm(props: SectionFormProps) {
  const { clientId, assessmentId, section: s, missing, footer } = props
  const words = useWords(sectionWords)[s.section]
  const form = useSection(clientId, assessmentId, s)
  const { values, saving } = form
  const harm = s.section === 'symptoms' && (values.harmSelf === 'now' || values.harmOthers === 'now')
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={<SaveState saving={saving} onStale={<Stale onSettle={form.settle} />} />}
    >
      <Stack gap="lg">
        {s.section === 'measures' ? (
          <MeasuresFields {...props} form={form} />
        ) : (
          layout[s.section].map((field: Field) => (
            <Fragment key={field.name}>
              {harm && field.name === 'harmNote' && <Risk />}
              <FieldOf field={field} section={s} form={form} missing={missing} />
            </Fragment>
          ))
        )}
        {footer(saving.flush)}
      </Stack>
    </Section>
  )
}

type Form = ReturnType<typeof useSection>
type FieldOfProps = { field: Field; section: SectionView; form: Form; missing: Record<string, string> }

function FieldOf({ field, section: s, form, missing }: FieldOfProps) {
  const words = useWords(sectionWords)[s.section].fields[field.name] ?? { label: field.name }
  const { values, set, faults } = form
  const id = fieldId(s.section, [field.name])
  const value = values[field.name]
  const errorAt = (...path: string[]) => faults[path.join('.')] ?? missing[path.join('.')]
  if (field.kind === 'list')
    return (
      <LineList
        {...{ field, words, id }}
        lines={linesIn(values, field.name)}
        onChange={(to) => set(field.name, (now) => to(linesIn({ now }, 'now')))}
        error={errorAt(field.name)}
        errorAt={(key, column) => errorAt(field.name, key, column)}
        sourceOf={(key) => <From source={s.sources[`${field.name}.${key}`]} />}
      />
    )
  if (field.kind === 'ratings')
    return (
      <Ratings
        {...{ field, words, id, value }}
        onChange={(to) => set(field.name, () => to)}
        error={errorAt(field.name)}
      />
    )
  // "None" is not offered beside what is listed.
  if (field.kind === 'flag' && value !== true && !isEmpty(values[field.against])) return null
  return (
    <FieldInput
      {...{ field, words, id, value }}
      onChange={(to) => set(field.name, () => to)}
      error={errorAt(field.name)}
      source={s.sources[field.name] && <From source={s.sources[field.name]} />}
    />
  )
}

/** `from the referral of Mar 3, 2026`, until the field is changed. */
function From({ source }: { source: Source | undefined }) {
  const { from } = useWords(assessmentWords)
  if (!source) return null
  return (
    <span className={classes.source}>
      <IconFileImport size={16} aria-hidden />
      {from[source.kind](formatDay(Temporal.PlainDate.from(source.on), 'date'))}
    </span>
  )
}

function Risk() {
  const { risk } = useWords(assessmentWords)
  return (
    <div role="alert">
      <Callout tone="danger">{risk}</Callout>
    </div>
  )
}

function Stale({ onSettle }: { onSettle: (whose: 'theirs' | 'mine') => unknown }) {
  const words = useWords(assessmentWords)
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="light" onClick={() => onSettle('theirs')}>
        {words.reload}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onSettle('mine')}>
        {words.keepMine}
      </Button>
    </Group>
  )
}
