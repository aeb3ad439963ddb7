import { Anchor, Button, Group, List, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Callout } from '#ui/Callout.tsx'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { Page } from '#ui/Page.tsx'
import { Section } from '#ui/Section.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { consentWords } from '../consent.words.ts'
import { isSheThere } from '../presence/presence.contract.ts'
import { presenceWords } from '../presence/presence.words.ts'

/** R88: "Is she there?" The sentence stands first, the same for every name; only then may one look for a consent. */
export function AskedPage() {
  const words = useWords(presenceWords)
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      <Callout tone="attention">
        <Text size="lg" fw={600}>
          {words.script}
        </Text>
        <Text mt="xs">{words.never}</Text>
      </Callout>
      <Section title={words.ask} lead={words.askLead}>
        <Look />
      </Section>
    </Page>
  )
}

function Look() {
  const words = useWords(presenceWords)
  const said = useWords(consentWords)
  const ask = useAction(isSheThere, { refreshes: [], quiet: true })
  const form = useFields({ name: '', caller: '' }, ask.error)
  const found = ask.data?.allowed
  return (
    <form onSubmit={form.onSubmit(() => ask.mutate(form.values))} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={words.name} autoComplete="off" {...form.field('name')} />
          <TextInput label={words.caller} autoComplete="off" {...form.field('caller')} />
        </SimpleGrid>
        <Group>
          <Button type="submit" variant="default" loading={ask.isPending}>
            {words.look}
          </Button>
        </Group>
        <div role="status">
          {found?.length === 0 && <Text>{words.none}</Text>}
          {found?.map((c) => (
            <Callout key={`${c.clientId} ${c.recipient}`} tone="good" title={words.allowed(c.recipient)}>
              {words.only}
              <List>
                {c.parts.map((p) => (
                  <List.Item key={p}>{said.parts[p]}</List.Item>
                ))}
              </List>
              {c.until && <Text>{words.until(formatDay(c.until, 'date'))}</Text>}
              <Anchor component={Link} to={`/clients/${c.clientId}/consents`}>
                {words.open}
              </Anchor>
            </Callout>
          ))}
        </div>
      </Stack>
    </form>
  )
}
