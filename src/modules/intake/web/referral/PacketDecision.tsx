import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { Callout } from '#ui/Callout.tsx'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { client, findClients, listClients } from '../../../people/client.contract.ts'
import { clientWords } from '../../../people/client.words.ts'
import { listInquiries } from '../../inquiry/inquiry.contract.ts'
import { packetWords } from '../../referral/packet.words.ts'
import { importReferral } from '../../referral/referral.contract.ts'
import { MatchChoice } from '../MatchChoice.tsx'
import { type HeldPacket, holdPacket } from './held.ts'

/** Who the packet is about, and taking it in. */
export function PacketDecision({ packet: { file, preview } }: { packet: HeldPacket }) {
  const { preview: words } = useWords(packetWords)
  const site = useSite()
  const navigate = useNavigate()
  const { matches, imported } = preview
  const { person } = preview.summary
  const accept = useAction(importReferral, {
    refreshes: [listInquiries, listClients, findClients, client],
    quiet: true,
  })
  const likeliest = matches[0]?.strength === 'sure' ? matches[0].client.id : 'new'
  const form = useFields({ who: likeliest, givenName: '', familyName: '', bornOn: '' }, accept.error)
  const send = () => {
    const { who, givenName, familyName, bornOn } = form.values
    const input = {
      siteId: site.id,
      file,
      clientId: who === 'new' ? undefined : who,
      givenName: givenName || undefined,
      familyName: familyName || undefined,
      bornOn: bornOn ? Temporal.PlainDate.from(bornOn) : undefined,
    }
    accept.mutate(input, {
      onSuccess: ({ inquiryId }) => {
        holdPacket(null)
        notify.done(words.accepted)
        navigate({ to: '/intake/$inquiryId', params: { inquiryId } })
      },
    })
  }
  if (imported)
    return (
      <Callout tone="attention" title={words.importedTitle}>
        <Text mb="sm">{words.importedOn(formatInstant(imported.receivedAt, site.timeZone, 'dateTime'))}</Text>
        <Button variant="default" component={Link} to={`/intake/${imported.inquiryId}`}>
          {words.openInquiry}
        </Button>
      </Callout>
    )
  return (
    <Section title={words.decideTitle} lead={matches.length ? words.decideLead : words.nobody}>
      <form onSubmit={form.onSubmit(send)}>
        <Stack gap="md">
          <ErrorSummary form={form} />
          {matches.length > 0 && (
            <MatchChoice
              label={words.decideTitle}
              matches={matches}
              value={form.values.who}
              onChange={(who) => form.set('who', who)}
              newLabel={words.somebodyNew}
              newHint={words.somebodyNewHint}
            />
          )}
          <MissingFields person={person} form={form} />
          <Button type="submit" loading={accept.isPending}>
            {words.accept}
          </Button>
          <Text size="sm" c="dimmed">
            {words.acceptHint}
          </Text>
          <Group>
            <Button
              variant="subtle"
              color="gray"
              component={Link}
              to="/intake"
              onClick={() => holdPacket(null)}
            >
              {words.discard}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

type Fields = ReturnType<
  typeof useFields<{ who: string; givenName: string; familyName: string; bornOn: string }>
>

/** Only what the packet does not tell is asked. */
function MissingFields({
  person,
  form,
}: {
  person: HeldPacket['preview']['summary']['person']
  form: Fields
}) {
  const { preview: words } = useWords(packetWords)
  const { overview } = useWords(clientWords)
  if (person.givenName && person.familyName && person.bornOn) return null
  return (
    <>
      <Text fw={600}>{words.missing}</Text>
      {!person.givenName && (
        <TextInput label={overview.givenName} withAsterisk aria-required {...form.field('givenName')} />
      )}
      {!person.familyName && (
        <TextInput label={overview.familyName} withAsterisk aria-required {...form.field('familyName')} />
      )}
      {!person.bornOn && <TextInput label={overview.bornOn} type="date" {...form.field('bornOn')} />}
    </>
  )
}
