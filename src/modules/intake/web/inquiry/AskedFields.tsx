import { Checkbox, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { useFields } from '#ui/form.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { type ContactPreference, notAsked } from '../../../people/client.ts'
import { ContactPreferenceFields } from '../../../people/web/ContactPreferenceFields.tsx'
import option from '../../../people/web/Option.module.css'
import type { InquiryView } from '../../inquiry/inquiry.contract.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'

export type AskedValues = {
  givenName: string
  familyName: string
  preferredName: string
  bornOn: string
  phone: string
  email: string
  contact: ContactPreference
  askedBy: string
  askedByRelation: string
  reason: string
  barriers: string
}
export const nothingAsked: AskedValues = {
  givenName: '',
  familyName: '',
  preferredName: '',
  bornOn: '',
  phone: '',
  email: '',
  contact: notAsked,
  askedBy: '',
  askedByRelation: '',
  reason: '',
  barriers: '',
}
export const askedOf = (i: InquiryView): AskedValues => ({
  givenName: i.givenName,
  familyName: i.familyName,
  preferredName: i.preferredName,
  bornOn: i.bornOn?.toString() ?? '',
  phone: i.phone,
  email: i.email,
  contact: i.contact,
  askedBy: i.askedBy,
  askedByRelation: i.askedByRelation,
  reason: i.reason,
  barriers: i.barriers,
})
/** As the endpoints take it. */
export const asInput = ({ bornOn, ...rest }: AskedValues) => ({
  ...rest,
  bornOn: bornOn ? Temporal.PlainDate.from(bornOn) : null,
})

type Form = ReturnType<typeof useFields<AskedValues>>

/** What is asked at the first contact: who, how to reach them, why now, what may stop them. */
export function AskedFields({ form }: { form: Form }) {
  const { form: words } = useWords(inquiryWords)
  return (
    <>
      <Section title={words.who}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={words.givenName}
              withAsterisk
              aria-required
              autoComplete="off"
              {...form.field('givenName')}
            />
            <TextInput label={words.familyName} autoComplete="off" {...form.field('familyName')} />
            <TextInput label={words.preferredName} autoComplete="off" {...form.field('preferredName')} />
            <TextInput label={words.bornOn} type="date" {...form.field('bornOn')} />
            <TextInput label={words.phone} type="tel" autoComplete="off" {...form.field('phone')} />
            <TextInput label={words.email} inputMode="email" autoComplete="off" {...form.field('email')} />
          </SimpleGrid>
          <AskedByFields form={form} />
        </Stack>
      </Section>
      <Section title={words.contact}>
        <ContactPreferenceFields
          value={form.values.contact}
          onChange={(v) => form.set('contact', v)}
          errorAt={(name) => form.errorAt(`contact.${name}`)}
        />
      </Section>
      <Section title={words.why}>
        <Stack gap="md">
          <Textarea
            label={words.why}
            description={words.whyHint}
            autosize
            minRows={3}
            {...form.field('reason')}
          />
          <Textarea
            label={words.barriers}
            description={words.barriersHint}
            autosize
            minRows={2}
            {...form.field('barriers')}
          />
        </Stack>
      </Section>
    </>
  )
}

function AskedByFields({ form }: { form: Form }) {
  const { form: words } = useWords(inquiryWords)
  const [forOther, setForOther] = useState(form.values.askedBy !== '')
  const toggle = (on: boolean) => {
    setForOther(on)
    if (!on) form.setValues((v) => ({ ...v, askedBy: '', askedByRelation: '' }))
  }
  return (
    <>
      <Checkbox
        className={option.option}
        label={words.forSomebodyElse}
        checked={forOther}
        onChange={(e) => toggle(e.currentTarget.checked)}
      />
      {forOther && (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={words.askedBy} autoComplete="off" {...form.field('askedBy')} />
            <TextInput
              label={words.askedByRelation}
              placeholder={words.askedByRelationHint}
              {...form.field('askedByRelation')}
            />
          </SimpleGrid>
          <Text size="sm" c="dimmed">
            {words.askedByNote}
          </Text>
        </>
      )}
    </>
  )
}
