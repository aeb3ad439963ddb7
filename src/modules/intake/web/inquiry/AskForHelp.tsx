import {
  Button,
  NativeSelect,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { type ContactPreference, notAsked } from '../../../people/client.ts'
import { ContactPreferenceFields } from '../../../people/web/ContactPreferenceFields.tsx'
import option from '../../../people/web/Option.module.css'
import { askingWords } from '../../inquiry/asking.words.ts'
import { askForHelp, openSites } from '../../inquiry/inquiry.contract.ts'
import classes from './AskForHelp.module.css'

type Sites = Out<typeof openSites>['sites']

/** The public form. It needs no sign-in, keeps nothing in the browser, and answers everybody alike. */
export function AskForHelp() {
  const words = useWords(askingWords)
  const query = useEndpoint(openSites, {})
  const [sent, setSent] = useState(0)
  const [thanked, setThanked] = useState(false)
  if (thanked)
    return (
      <Thanks
        onAgain={() => {
          setThanked(false)
          setSent(sent + 1)
        }}
      />
    )
  return (
    <QueryView
      query={query}
      skeleton={<Lines count={8} />}
      isEmpty={({ sites }) => sites.length === 0}
      empty={<EmptyState title={words.closed} />}
    >
      {({ sites }) => <AskForm key={sent} sites={sites} onSent={() => setThanked(true)} />}
    </QueryView>
  )
}

function Thanks({ onAgain }: { onAgain: () => void }) {
  const words = useWords(askingWords)
  const heading: RefObject<HTMLHeadingElement | null> = useRef(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Stack gap="md">
      <Title order={2} ref={heading} tabIndex={-1}>
        {words.thanks}
      </Title>
      <Text>{words.thanksSentence}</Text>
      <Text>{words.thanksDanger}</Text>
      <div>
        <Button variant="default" onClick={onAgain}>
          {words.another}
        </Button>
      </div>
    </Stack>
  )
}

/** Until they say otherwise. */
const mayNotLeaveMessage: ContactPreference = { ...notAsked, mayLeaveMessage: false }

const blank = {
  givenName: '',
  familyName: '',
  phone: '',
  email: '',
  contact: mayNotLeaveMessage,
  askedBy: '',
  askedByRelation: '',
  reason: '',
  barriers: '',
  website: '',
}

function AskForm({ sites, onSent }: { sites: Sites; onSent: () => void }) {
  const words = useWords(askingWords)
  const ask = useAction(askForHelp, { refreshes: [], quiet: true })
  const form = useFields({ ...blank, siteId: sites[0]?.id ?? '' }, ask.error)
  const send = () => ask.mutate({ ...form.values, siteId: form.values.siteId || null }, { onSuccess: onSent })
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack gap="lg">
        <ErrorSummary form={form} />
        <ForWhom form={form} />
        <Section title={words.reach} lead={words.onePlease}>
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput label={words.phone} type="tel" autoComplete="tel" {...form.field('phone')} />
              <TextInput label={words.email} type="email" autoComplete="email" {...form.field('email')} />
            </SimpleGrid>
            <ContactPreferenceFields
              value={form.values.contact}
              onChange={(v) => form.set('contact', v)}
              errorAt={(name) => form.errorAt(`contact.${name}`)}
              staff={false}
            />
          </Stack>
        </Section>
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
          {sites.length > 1 && (
            <NativeSelect
              label={words.site}
              data={sites.map((s) => ({ value: s.id, label: s.name }))}
              {...form.field('siteId')}
            />
          )}
        </Stack>
        {/* Only machines fill what nobody sees. */}
        <div className={classes.trap} aria-hidden="true">
          <label>
            {words.website}
            <input type="text" tabIndex={-1} autoComplete="off" {...trap(form)} />
          </label>
        </div>
        <div>
          <Button type="submit" size="lg" loading={ask.isPending}>
            {words.send}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

type Form = ReturnType<typeof useFields<typeof blank & { siteId: string }>>

const trap = (form: Form) => ({
  name: 'website',
  value: form.values.website,
  onChange: (e: { currentTarget: { value: string } }) => form.set('website', e.currentTarget.value),
})

function ForWhom({ form }: { form: Form }) {
  const words = useWords(askingWords)
  const [forOther, setForOther] = useState(false)
  const choose = (value: string) => {
    setForOther(value === 'other')
    if (value !== 'other') form.setValues((v) => ({ ...v, askedBy: '', askedByRelation: '' }))
  }
  return (
    <>
      <Radio.Group label={words.forWhom} value={forOther ? 'other' : 'me'} onChange={choose}>
        <Stack gap={0}>
          <Radio value="me" label={words.forMe} className={option.option} />
          <Radio value="other" label={words.forSomebody} className={option.option} />
        </Stack>
      </Radio.Group>
      <Section title={forOther ? words.them : words.you}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={words.givenName}
            description={forOther ? words.givenNameTheirs : words.givenNameHint}
            required
            autoComplete={forOther ? 'off' : 'given-name'}
            {...form.field('givenName')}
          />
          <TextInput
            label={words.familyName}
            description={words.optional}
            autoComplete={forOther ? 'off' : 'family-name'}
            {...form.field('familyName')}
          />
        </SimpleGrid>
      </Section>
      {forOther && (
        <Section title={words.you} lead={words.askedByNote}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={words.askedBy} autoComplete="name" {...form.field('askedBy')} />
            <TextInput
              label={words.askedByRelation}
              placeholder={words.askedByRelationHint}
              {...form.field('askedByRelation')}
            />
          </SimpleGrid>
        </Section>
      )}
    </>
  )
}
