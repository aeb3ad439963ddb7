import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useToday } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { clientConsents, minorRules, recordMinorRule } from '../consent.contract.ts'
import { cautious } from '../minors.ts'
import { consentScreenWords } from '../screen.words.ts'
import classes from './Consents.module.css'

type SiteRules = Out<typeof minorRules>['sites'][number]

/** R87: from which age minors consent alone, by site and date, with the law it rests on. */
export function MinorRules() {
  const { rules: words } = useWords(consentScreenWords)
  const query = useEndpoint(minorRules, {})
  const [at, setAt] = useState<SiteRules | null>(null)
  return (
    <Section title={words.title} lead={words.lead}>
      <QueryView query={query}>
        {({ sites }) => (
          <ul className={classes.list}>
            {sites.map((s) => (
              <li key={s.siteId} className={classes.card}>
                <div className={classes.head}>
                  <h3>{s.siteName}</h3>
                  <Button variant="default" onClick={() => setAt(s)} aria-haspopup="dialog">
                    {words.add}
                  </Button>
                </div>
                {s.rules.length === 0 && <Text c="dimmed">{words.none}</Text>}
                {s.rules.map((r) => (
                  <Text key={r.fromOn.toString()}>
                    {words.since(formatDay(r.fromOn, 'date'))}: {r.jurisdiction},{' '}
                    {r.selfConsentFromAge === null ? words.never : words.alone(r.selfConsentFromAge)}.{' '}
                    {r.source}
                  </Text>
                ))}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {at && <RuleDialog site={at} onClose={() => setAt(null)} />}
    </Section>
  )
}

function RuleDialog({ site, onClose }: { site: SiteRules; onClose: () => void }) {
  const { rules: words } = useWords(consentScreenWords)
  const { cancel, close } = useWords(uiWords)
  const today = useToday()
  const record = useAction(recordMinorRule, { refreshes: [minorRules, clientConsents], quiet: true })
  const form = useFields<{
    jurisdiction: string
    fromOn: string
    adultFromAge: number | string
    selfConsentFromAge: number | string
    source: string
  }>(
    {
      jurisdiction: site.rules[0]?.jurisdiction ?? '',
      fromOn: today.toString(),
      adultFromAge: cautious.adultFromAge,
      selfConsentFromAge: '',
      source: '',
    },
    record.error,
  )
  const send = () => {
    const { jurisdiction, fromOn, adultFromAge, selfConsentFromAge, source } = form.values
    record.mutate(
      {
        ...{ siteId: site.siteId, jurisdiction, source },
        fromOn: Temporal.PlainDate.from(fromOn || today.toString()),
        adultFromAge: Number(adultFromAge),
        selfConsentFromAge: selfConsentFromAge === '' ? null : Number(selfConsentFromAge),
      },
      {
        onSuccess: () => {
          notify.done(words.saved)
          onClose()
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} title={words.add} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <ErrorSummary form={form} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={words.jurisdiction} required data-autofocus {...form.field('jurisdiction')} />
            <TextInput type="date" label={words.fromOn} required {...form.field('fromOn')} />
            <NumberInput label={words.adultFromAge} min={16} max={21} {...form.field('adultFromAge')} />
            <NumberInput
              label={words.selfConsentFromAge}
              description={words.selfHint}
              min={0}
              max={21}
              {...form.field('selfConsentFromAge')}
            />
          </SimpleGrid>
          <TextInput label={words.source} required {...form.field('source')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={record.isPending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
