import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { listBreakGlass, reviewBreakGlass } from '../breakGlass/breakGlass.contract.ts'
import type { Verdict } from '../breakGlass/breakGlass.ts'
import { breakGlassWords } from '../breakGlass/breakGlass.words.ts'

type Opening = Out<typeof listBreakGlass>['opened'][number]

/** One opening: who, whom, why, what was read; and the verdict. */
export function OpeningReview({ opening: o }: { opening: Opening }) {
  const { reviews: words } = useWords(breakGlassWords)
  const badge =
    o.verdict === null ? (
      <StatusBadge tone="attention">{words.toReview}</StatusBadge>
    ) : (
      <StatusBadge tone={o.verdict === 'justified' ? 'good' : 'danger'}>
        {words.verdict[o.verdict]}
      </StatusBadge>
    )
  return (
    <Section
      title={words.who(o.who, o.client)}
      lead={<Time at={o.openedAt} style="dateTime" />}
      actions={badge}
    >
      <Stack gap="sm">
        <Text>“{o.reason}”</Text>
        <Text size="sm" c="dimmed">
          {words.reads(o.reads)}
        </Text>
        {o.reviewedBy && (
          <Text size="sm">{[words.reviewed(o.reviewedBy), o.note].filter(Boolean).join(': ')}</Text>
        )}
        {o.verdict === null && (o.mine ? <Text size="sm">{words.mine}</Text> : <Verdicts opening={o} />)}
        <Anchor component={Link} to={`/clients/${o.clientId}`}>
          {o.client}
        </Anchor>
      </Stack>
    </Section>
  )
}

function Verdicts({ opening: { id, version } }: { opening: Opening }) {
  const { reviews: words } = useWords(breakGlassWords)
  const review = useAction(reviewBreakGlass, { refreshes: [listBreakGlass], quiet: true })
  const form = useFields({ note: '' }, review.error)
  const say = (verdict: Verdict) => review.mutate({ breakGlassId: id, version, verdict, ...form.values })
  return (
    <Stack gap="sm">
      <ErrorSummary form={form} />
      <Textarea label={words.note} description={words.noteHint} autosize {...form.field('note')} />
      <Group gap="xs">
        <Button loading={review.isPending} onClick={() => say('justified')}>
          {words.justified}
        </Button>
        <Button variant="default" loading={review.isPending} onClick={() => say('not_justified')}>
          {words.notJustified}
        </Button>
      </Group>
    </Stack>
  )
}
