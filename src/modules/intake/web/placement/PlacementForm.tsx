import {
  Button,
  Group,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { type LevelOfCare, levelsOfCare } from '#modules/program/program.ts'
import { programWords } from '#modules/program/program.words.ts'
import { Callout } from '#ui/Callout.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { differenceReasons, editions, highest, levelsIn, numberOf } from '../../placement/placement.ts'
import { placementWords } from '../../placement/placement.words.ts'
import { RatingField } from './RatingField.tsx'
import type { Deciding } from './useDecision.ts'

/** Six ratings, the indicated and the actual level, and the reasons for it. */
export function PlacementForm({ decision }: { decision: Deciding }) {
  const words = useWords(placementWords)
  const { form, submit, corrected, sending } = decision
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="lg">
        <ErrorSummary form={form} />
        {corrected && <Correcting decision={decision} />}
        <Ratings decision={decision} />
        <Levels decision={decision} />
        <Section title={words.why}>
          <Stack>
            <Textarea
              label={words.whyNotLower}
              description={words.whyNotLowerHint}
              autosize
              minRows={2}
              {...form.field('whyNotLower')}
            />
            <Textarea
              label={words.whyNotHigher}
              description={words.whyNotHigherHint}
              autosize
              minRows={2}
              {...form.field('whyNotHigher')}
            />
            <TextInput label={words.nextReviewOn} type="date" maw="14rem" {...form.field('nextReviewOn')} />
          </Stack>
        </Section>
        <Group>
          <Button type="submit" loading={sending}>
            {corrected ? words.submitCorrection : words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Correcting({ decision: { form, corrected } }: { decision: Deciding }) {
  const words = useWords(placementWords)
  const { timeZone } = useSite()
  if (!corrected) return null
  return (
    <Section title={words.correctingTitle}>
      <Stack>
        <Text>{words.correcting(formatInstant(corrected.decidedAt, timeZone, 'date'))}</Text>
        <Textarea label={words.correctionReason} autosize minRows={2} {...form.field('correctionReason')} />
      </Stack>
    </Section>
  )
}

function Ratings({ decision }: { decision: Deciding }) {
  const words = useWords(placementWords)
  const { form, ratings, chooseEdition, rate, setFocused } = decision
  const { edition } = form.values
  const given = ratings.flatMap(({ rating, ...r }) => (rating === null ? [] : [{ ...r, rating }]))
  const top = highest(edition, given)
  return (
    <Section title={words.ratings} lead={words.scale}>
      <Stack gap="lg">
        <div>
          <Text fw={600} id="edition">
            {words.edition}
          </Text>
          <Text size="sm" c="dimmed" mb={4}>
            {words.editionHint}
          </Text>
          <SegmentedControl
            aria-labelledby="edition"
            value={edition}
            onChange={(v) => chooseEdition(editions.find((e) => e === v) ?? edition)}
            data={editions.map((e) => ({ value: e, label: words.editions[e] }))}
          />
        </div>
        {ratings.map((r) => (
          <RatingField
            key={`${edition} ${r.dimension}`}
            title={words.numbered(numberOf(edition, r.dimension), words.dimensions[r.dimension])}
            hint={edition === '4' && r.dimension === 'preferences' ? words.sharedDecision : undefined}
            idOf={(part) => form.idOf(`ratings.${r.dimension}.${part}`)}
            errorAt={(part) => form.errorAt(`ratings.${r.dimension}.${part}`)}
            value={r}
            onChange={(change) => rate(r.dimension, change)}
            onFocus={() => setFocused(r.dimension)}
          />
        ))}
        {given.length === ratings.length && (
          <Callout
            tone="info"
            title={words.highest(top.rating, top.in.map((d) => words.dimensions[d]).join(', '))}
          >
            {words.highestHint}
          </Callout>
        )}
      </Stack>
    </Section>
  )
}

function Levels({ decision: { form } }: { decision: Deciding }) {
  const words = useWords(placementWords)
  const { levels } = useWords(programWords)
  const { values } = form
  const options = [
    { value: '', label: words.chooseLevel },
    ...levelsIn(values.edition).map((l) => ({ value: l, label: levels[l] })),
  ]
  const level = (name: 'indicatedLevel' | 'actualLevel') => ({
    ...form.field(name),
    value: values[name] ?? '',
    onChange: (e: { currentTarget: { value: string } }) => choose(name, e.currentTarget.value),
  })
  const choose = (name: 'indicatedLevel' | 'actualLevel', value: string) => {
    const chosen: LevelOfCare | null = levelsOfCare.find((l) => l === value) ?? null
    // The actual level is the indicated one until somebody says otherwise.
    form.setValues((v) => ({
      ...v,
      [name]: chosen,
      ...(name === 'indicatedLevel' && (v.actualLevel === null || v.actualLevel === v.indicatedLevel)
        ? { actualLevel: chosen }
        : {}),
    }))
  }
  const differs = values.indicatedLevel !== values.actualLevel && values.actualLevel !== null
  return (
    <Section title={words.level}>
      <Stack>
        <SimpleGrid cols={{ base: 1, xl: 2 }}>
          <NativeSelect label={words.indicatedLevel} data={options} {...level('indicatedLevel')} />
          <NativeSelect label={words.actualLevel} data={options} {...level('actualLevel')} />
        </SimpleGrid>
        {differs && <Difference form={form} />}
      </Stack>
    </Section>
  )
}

/** R6 */
function Difference({ form }: Pick<Deciding, 'form'>) {
  const words = useWords(placementWords)
  return (
    <SimpleGrid cols={{ base: 1, xl: 2 }}>
      <NativeSelect
        label={words.differenceReason}
        data={[
          { value: '', label: words.chooseReason },
          ...differenceReasons.map((r) => ({ value: r, label: words.differenceReasons[r] })),
        ]}
        {...form.field('differenceReason')}
        value={form.values.differenceReason ?? ''}
        onChange={(e) =>
          form.set('differenceReason', differenceReasons.find((r) => r === e.currentTarget.value) ?? null)
        }
      />
      <Textarea label={words.differenceNote} autosize minRows={1} {...form.field('differenceNote')} />
    </SimpleGrid>
  )
}
