import { Button, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { Page } from '#ui/Page.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { sexes } from '../../../people/client.ts'
import { clientWords } from '../../../people/client.words.ts'
import { listInquiries } from '../../inquiry/inquiry.contract.ts'
import { packetWords } from '../../referral/packet.words.ts'
import { typeReferral } from '../../referral/referral.contract.ts'

const blank = {
  organization: '',
  organizationPhone: '',
  contactName: '',
  givenName: '',
  familyName: '',
  preferredName: '',
  bornOn: '',
  sex: '',
  phone: '',
  email: '',
  reason: '',
  diagnoses: '',
  medications: '',
  allergies: '',
  payer: '',
  memberId: '',
}

/** A referral that came by phone, fax or letter, written down. */
export function TypeReferralPage() {
  const { typed: words, preview } = useWords(packetWords)
  const { overview: person, sexes: sexWords } = useWords(clientWords)
  const { cancel } = useWords(uiWords)
  const site = useSite()
  const navigate = useNavigate()
  const save = useAction(typeReferral, { refreshes: [listInquiries], quiet: true })
  const form = useFields(blank, save.error)
  const send = () => {
    const { bornOn, sex, ...rest } = form.values
    save.mutate(
      {
        ...rest,
        siteId: site.id,
        bornOn: bornOn ? Temporal.PlainDate.from(bornOn) : null,
        sex: sexes.find((s) => s === sex) ?? null,
      },
      {
        onSuccess: ({ inquiryId }) => {
          notify.done(words.saved)
          navigate({ to: '/intake/$inquiryId', params: { inquiryId } })
        },
      },
    )
  }
  return (
    <Page title={words.title} lead={words.lead} back={{ to: '/intake', label: preview.back }} width="narrow">
      <form onSubmit={form.onSubmit(send)}>
        <Stack gap="lg">
          <ErrorSummary form={form} />
          <Section title={words.from}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={words.organization}
                withAsterisk
                aria-required
                {...form.field('organization')}
              />
              <TextInput label={words.organizationPhone} type="tel" {...form.field('organizationPhone')} />
              <TextInput label={words.contactName} {...form.field('contactName')} />
            </SimpleGrid>
          </Section>
          <Section title={words.who}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={person.givenName}
                withAsterisk
                aria-required
                autoComplete="off"
                {...form.field('givenName')}
              />
              <TextInput
                label={person.familyName}
                withAsterisk
                aria-required
                autoComplete="off"
                {...form.field('familyName')}
              />
              <TextInput label={person.preferredName} autoComplete="off" {...form.field('preferredName')} />
              <TextInput label={person.bornOn} type="date" {...form.field('bornOn')} />
              <NativeSelect
                label={person.sex}
                data={[
                  { value: '', label: person.notGiven },
                  ...sexes.map((s) => ({ value: s, label: sexWords[s] })),
                ]}
                {...form.field('sex')}
              />
              <TextInput label={person.phone} type="tel" autoComplete="off" {...form.field('phone')} />
              <TextInput label={person.email} inputMode="email" autoComplete="off" {...form.field('email')} />
            </SimpleGrid>
          </Section>
          <Section title={words.why}>
            <Textarea
              label={words.reason}
              withAsterisk
              aria-required
              autosize
              minRows={3}
              {...form.field('reason')}
            />
          </Section>
          <Section title={words.clinical}>
            <Stack gap="md">
              <Textarea
                label={words.diagnoses}
                description={words.lineEach}
                autosize
                minRows={2}
                {...form.field('diagnoses')}
              />
              <Textarea
                label={words.medications}
                description={words.lineEach}
                autosize
                minRows={2}
                {...form.field('medications')}
              />
              <Textarea
                label={words.allergies}
                description={words.lineEach}
                autosize
                minRows={2}
                {...form.field('allergies')}
              />
            </Stack>
          </Section>
          <Section title={words.coverage}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput label={words.payer} {...form.field('payer')} />
              <TextInput label={words.memberId} autoComplete="off" {...form.field('memberId')} />
            </SimpleGrid>
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
