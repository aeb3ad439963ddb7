import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { clientConsents } from '#modules/consent/consent.contract.ts'
import { consentWords } from '#modules/consent/consent.words.ts'
import { transports } from '#modules/consent/gate/gate.ts'
import { gateWords } from '#modules/consent/gate/gate.words.ts'
import { Callout } from '#ui/Callout.tsx'
import { useCan } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { sendWords } from '../send.words.ts'
import { ByKind } from './ByKind.tsx'
import { type Consents, clinicalKinds, useSending } from './useSending.ts'

type SendProps = { clientId: string; onClose: () => void }

/** One thing, under one consent, to one recipient. Refusals stand in the dialog. */
export function SendDialog({ clientId, onClose }: SendProps) {
  const { dialog: words } = useWords(sendWords)
  const { close } = useWords(uiWords)
  const query = useEndpoint(clientConsents, { clientId })
  return (
    <Modal opened onClose={onClose} size="lg" title={words.title} closeButtonProps={{ 'aria-label': close }}>
      <QueryView query={query} skeleton={<Lines count={6} />}>
        {(found) => <SendForm clientId={clientId} found={found} onClose={onClose} />}
      </QueryView>
    </Modal>
  )
}

function SendForm({ clientId, found, onClose }: SendProps & { found: Consents }) {
  const { dialog: words } = useWords(sendWords)
  const said = useWords(consentWords)
  const { transports: ways } = useWords(gateWords)
  const { cancel } = useWords(uiWords)
  const mayClinical = useCan('chart.send')
  const { form, chosen, choose, send, isSending } = useSending({ clientId, found, onDone: onClose })
  const kinds = mayClinical
    ? (['letter', 'table', ...clinicalKinds] as const)
    : (['letter', 'table'] as const)
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        {!found.consents.some((c) => c.standing === 'active') && (
          <Callout tone="attention">{words.noneHolds}</Callout>
        )}
        <NativeSelect
          label={words.what}
          data={kinds.map((k) => ({ value: k, label: words.kinds[k] }))}
          data-autofocus
          {...form.field('kind')}
        />
        <NativeSelect
          label={words.consent}
          data={[
            ...found.consents.map((c) => ({
              value: c.id,
              label: words.consentLine(
                c.recipient,
                c.parts.map((p) => said.partsShort[p]).join(', '),
                said.standings[c.standing],
              ),
            })),
            { value: '', label: words.noConsent },
          ]}
          value={form.values.consentId}
          onChange={(e) => choose(e.currentTarget.value)}
        />
        <NativeSelect
          label={words.purpose}
          data={(chosen?.purposes ?? [form.values.purpose]).map((p) => ({
            value: p,
            label: said.purposes[p],
          }))}
          {...form.field('purpose')}
        />
        {chosen && chosen.recipientKind !== 'named' && (
          <TextInput
            label={words.recipient}
            description={words.recipientHint(chosen.recipient)}
            required
            {...form.field('recipient')}
          />
        )}
        <ByKind clientId={clientId} form={form} granted={chosen?.parts ?? []} />
        <NativeSelect
          label={words.transport}
          data={transports.map((w) => ({ value: w, label: ways[w] }))}
          {...form.field('transport')}
        />
        <Text size="sm" c="dimmed">
          {words.goesAlong}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" loading={isSending}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
