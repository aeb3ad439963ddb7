import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import { useCan } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { Day } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { type ClientView, client } from '../client.contract.ts'
import { clientWords } from '../client.words.ts'
import { DemographicsForm } from './DemographicsForm.tsx'
import { Fact, Facts } from './Facts.tsx'
import { languageName } from './languages.ts'
import { SupportsSection } from './SupportsSection.tsx'

/** The front of a client's record: who they are, how to reach them, who stands by them. */
export function ClientOverview({ clientId }: { clientId: string }) {
  const query = useEndpoint(client, { clientId })
  return (
    <QueryView query={query}>
      {(c) => (
        <>
          <PersonSection client={c} />
          <SupportsSection client={c} />
          <IdentifierSection client={c} />
        </>
      )}
    </QueryView>
  )
}

function PersonSection({ client: c }: { client: ClientView }) {
  const { overview: words } = useWords(clientWords)
  const mayEdit = useCan('client.edit')
  const [editing, { open, close }] = useDisclosure(false)
  return (
    <Section
      title={words.who}
      actions={
        mayEdit &&
        !editing && (
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={open}>
            {words.edit}
          </Button>
        )
      }
    >
      {editing ? <DemographicsForm client={c} onDone={close} /> : <Person client={c} />}
    </Section>
  )
}

function Person({ client: c }: { client: ClientView }) {
  const { overview: words, sexes, channels } = useWords(clientWords)
  const { mayLeaveMessage: message } = c.contact
  return (
    <Facts>
      <Fact label={words.givenName}>{c.givenName}</Fact>
      <Fact label={words.familyName}>{c.familyName}</Fact>
      <Fact label={words.preferredName}>{c.preferredName}</Fact>
      <Fact label={words.bornOn}>{c.bornOn && <Day on={c.bornOn} style="date" />}</Fact>
      <Fact label={words.sex}>{c.sex && sexes[c.sex]}</Fact>
      <Fact label={words.pronouns}>{c.pronouns}</Fact>
      <Fact label={words.language}>{languageName(c.language)}</Fact>
      <Fact label={words.phone}>{c.phone}</Fact>
      <Fact label={words.email}>{c.email}</Fact>
      <Fact label={words.address}>{c.address}</Fact>
      <Fact label={words.mayLeaveMessage}>
        {message === null ? words.notAsked : message ? words.yes : words.no}
      </Fact>
      <Fact label={words.nameToUse}>{c.contact.nameToUse}</Fact>
      <Fact label={words.channel}>{c.contact.channel && channels[c.contact.channel]}</Fact>
      <Fact label={words.bestTimeLabel}>{c.contact.bestTime}</Fact>
      <Fact label={words.doNotText}>{c.contact.doNotText ? words.yes : words.no}</Fact>
    </Facts>
  )
}

function IdentifierSection({ client: c }: { client: ClientView }) {
  const { overview: words, identifierKinds, identifier } = useWords(clientWords)
  if (c.identifiers.length === 0) return null
  return (
    <Section title={words.identifiers}>
      <Facts>
        {c.identifiers.map((i) => (
          <Fact key={`${i.system} ${i.shown}`} label={identifierKinds[i.kind] ?? identifier}>
            {i.shown}
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}
