import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { type ClientMatch, client, findClients, listClients } from '../../../people/client.contract.ts'
import {
  type InquiryView,
  inquiry,
  inquiryMatches,
  listInquiries,
  startClient,
} from '../../inquiry/inquiry.contract.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import { MatchChoice } from '../MatchChoice.tsx'

/** Somebody known, or a new record. */
export function StartClientDialog({ inquiry: i, onClose }: { inquiry: InquiryView; onClose: () => void }) {
  const { start: words } = useWords(inquiryWords)
  const { close } = useWords(uiWords)
  const query = useEndpoint(inquiryMatches, { inquiryId: i.id })
  return (
    <Modal opened onClose={onClose} size="lg" title={words.title} closeButtonProps={{ 'aria-label': close }}>
      <QueryView query={query}>
        {({ matches }) => <Choose inquiry={i} matches={matches} onClose={onClose} />}
      </QueryView>
    </Modal>
  )
}

type ChooseProps = { inquiry: InquiryView; matches: readonly ClientMatch[]; onClose: () => void }

function Choose({ inquiry: i, matches, onClose }: ChooseProps) {
  const { start: words } = useWords(inquiryWords)
  const { cancel } = useWords(uiWords)
  const navigate = useNavigate()
  const start = useAction(startClient, {
    refreshes: [inquiry, listInquiries, listClients, findClients, client],
    quiet: true,
  })
  const form = useFields({}, start.error)
  const [who, setWho] = useState(matches[0]?.strength === 'sure' ? matches[0].client.id : 'new')
  const send = () =>
    start.mutate(
      { inquiryId: i.id, version: i.version, clientId: who === 'new' ? null : who },
      {
        onSuccess: ({ clientId }) => {
          notify.done(words.started)
          onClose()
          navigate({ to: '/clients/$clientId', params: { clientId } })
        },
      },
    )
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Stack gap="md">
        <ErrorSummary form={form} />
        <Text>{matches.length ? words.lead : words.nobody}</Text>
        {matches.length > 0 && (
          <MatchChoice
            label={words.isSomebody}
            matches={matches}
            value={who}
            onChange={setWho}
            newLabel={words.isNew}
            newHint={words.isNewHint}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" loading={start.isPending}>
            {words.go}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
