import { NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core'
import type { Part } from '#modules/consent/consent.ts'
import { consentWords } from '#modules/consent/consent.words.ts'
import { Choices } from '#modules/consent/web/Choices.tsx'
import { clientReferrals } from '#modules/intake/referral/referral.contract.ts'
import { useEndpoint } from '#ui/data.ts'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { chartParts } from '../record.ts'
import { sendWords } from '../send.words.ts'
import type { SendingForm } from './useSending.ts'

/** What else each kind of thing needs to be told. */
export function ByKind(p: { clientId: string; form: SendingForm; granted: readonly Part[] }) {
  switch (p.form.values.kind) {
    case 'letter':
    case 'table':
      return <Period form={p.form} />
    case 'chart':
    case 'chartFhir':
      return <ChartParts form={p.form} granted={p.granted} />
    case 'answer':
      return <Referral clientId={p.clientId} form={p.form} />
  }
}

function Period({ form }: { form: SendingForm }) {
  const { dialog: words } = useWords(sendWords)
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput type="date" label={words.from} required {...form.field('from')} />
      <TextInput type="date" label={words.until} required {...form.field('until')} />
      {form.values.kind === 'letter' && (
        <NativeSelect
          label={words.detail}
          data={(['days', 'sums'] as const).map((d) => ({ value: d, label: words.details[d] }))}
          {...form.field('detail')}
        />
      )}
    </SimpleGrid>
  )
}

function ChartParts({ form, granted }: { form: SendingForm; granted: readonly Part[] }) {
  const { dialog: words } = useWords(sendWords)
  const said = useWords(consentWords)
  return (
    <div>
      <Choices
        label={words.parts}
        all={chartParts.filter((p) => granted.includes(p))}
        words={said.parts}
        value={form.values.parts}
        onChange={(parts) => form.set('parts', parts)}
        error={form.errorAt('parts')}
      />
      <Text size="sm" c="dimmed">
        {words.partsHint}
      </Text>
    </div>
  )
}

function Referral({ clientId, form }: { clientId: string; form: SendingForm }) {
  const { dialog: words } = useWords(sendWords)
  const { timeZone } = useSite()
  const { data } = useEndpoint(clientReferrals, { clientId })
  const referrals = data?.referrals ?? []
  if (referrals.length === 0) return <Text c="dimmed">{words.noReferral}</Text>
  return (
    <NativeSelect
      label={words.referral}
      data={[
        { value: '', label: '' },
        ...referrals.map((r) => ({
          value: r.id,
          label: [r.summary.from.organization, formatInstant(r.receivedAt, timeZone, 'date')]
            .filter(Boolean)
            .join(', '),
        })),
      ]}
      {...form.field('referralId')}
    />
  )
}
