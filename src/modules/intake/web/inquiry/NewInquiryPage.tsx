import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { Page } from '#ui/Page.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { listInquiries, openInquiry } from '../../inquiry/inquiry.contract.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import { AskedFields, asInput, nothingAsked } from './AskedFields.tsx'
import { momentAt } from './momentAt.ts'

/** A call or somebody at the door, written down. */
export function NewInquiryPage() {
  const { form: words, list, page, sources } = useWords(inquiryWords)
  const { cancel } = useWords(uiWords)
  const site = useSite()
  const navigate = useNavigate()
  const label = useId()
  const [source, setSource] = useState<'call' | 'walk_in'>('call')
  const [first, setFirst] = useState({ day: '', time: '' })
  const save = useAction(openInquiry, { refreshes: [listInquiries], quiet: true })
  const form = useFields(nothingAsked, save.error)
  const send = () =>
    save.mutate(
      {
        ...asInput(form.values),
        siteId: site.id,
        source,
        firstContactAt: momentAt(first, site.timeZone),
      },
      {
        onSuccess: ({ inquiryId }) => {
          notify.done(words.saved)
          navigate({ to: '/intake/$inquiryId', params: { inquiryId } })
        },
      },
    )
  return (
    <Page
      title={words.newTitle}
      lead={words.newLead}
      back={{ to: '/intake', label: page.back }}
      width="narrow"
    >
      <form onSubmit={form.onSubmit(send)}>
        <Stack gap="lg">
          <ErrorSummary form={form} />
          <AskedFields form={form} />
          <Section title={words.source}>
            <Stack gap="md">
              <div>
                <Text id={label} fw={600}>
                  {list.columns.source}
                </Text>
                <SegmentedControl
                  aria-labelledby={label}
                  value={source}
                  onChange={(v) => setSource(v === 'walk_in' ? v : 'call')}
                  data={[
                    { value: 'call', label: sources.call },
                    { value: 'walk_in', label: sources.walk_in },
                  ]}
                />
              </div>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <TextInput
                  type="date"
                  id={form.idOf('firstContactAt')}
                  label={words.firstContactDay}
                  description={words.firstContactHint}
                  error={form.errorAt('firstContactAt')}
                  value={first.day}
                  onChange={(e) => setFirst({ ...first, day: e.currentTarget.value })}
                />
                <TextInput
                  type="time"
                  label={words.firstContactTime}
                  description={words.firstContactHint}
                  value={first.time}
                  onChange={(e) => setFirst({ ...first, time: e.currentTarget.value })}
                />
              </SimpleGrid>
            </Stack>
          </Section>
          <Group>
            <Button type="submit" loading={save.isPending}>
              {words.save}
            </Button>
            <Button variant="default" component={Link} to="/intake">
              {cancel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
