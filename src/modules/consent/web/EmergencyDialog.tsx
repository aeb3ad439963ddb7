import { Button, Group, Modal, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useSite } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { type Part, parts } from '../consent.ts'
import { consentWords } from '../consent.words.ts'
import { closeEmergency, discloseInEmergency, emergencies } from '../emergency/emergency.contract.ts'
import { emergencyWords } from '../emergency/emergency.words.ts'
import { accounting } from '../gate/gate.contract.ts'
import { type Transport, transports } from '../gate/gate.ts'
import { gateWords } from '../gate/gate.words.ts'
import { Choices } from './Choices.tsx'
import type { Emergency } from './Emergencies.tsx'

type DialogProps = { clientId: string; emergency: Emergency | null; onClose: () => void }
type Values = {
  recipient: string
  affiliation: string
  discloser: string
  day: string
  time: string
  nature: string
  parts: Part[]
  transport: Transport
}

/** Writes down what was told, or completes a record. Only the facts that are known: the rest keeps it open. */
export function EmergencyDialog({ clientId, emergency: e, onClose }: DialogProps) {
  const words = useWords(emergencyWords)
  const said = useWords(consentWords)
  const { transports: ways } = useWords(gateWords)
  const { cancel, close: closing } = useWords(uiWords)
  const { timeZone } = useSite()
  const command = { refreshes: [emergencies, accounting], quiet: true }
  const tell = useAction(discloseInEmergency, command)
  const close = useAction(closeEmergency, command)
  const at = (e ? e.disclosedAt : Temporal.Now.instant())?.toZonedDateTimeISO(timeZone)
  const form = useFields<Values>(
    {
      recipient: e?.recipient ?? '',
      affiliation: e?.affiliation ?? '',
      discloser: e?.discloser ?? '',
      day: at?.toPlainDate().toString() ?? '',
      time: at?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '',
      nature: e?.nature ?? '',
      parts: [],
      transport: 'phone',
    },
    tell.error ?? close.error,
  )
  const send = () => {
    const { day, time, parts: told, transport, ...facts } = form.values
    const disclosedAt =
      day && time ? Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).toInstant() : null
    const done = (closed: boolean) => {
      notify.done(closed ? words.savedClosed : words.savedOpen)
      onClose()
    }
    if (e) {
      const { disclosureId, version } = e
      close.mutate(
        { ...facts, disclosedAt, clientId, disclosureId, version },
        { onSuccess: () => done(true) },
      )
    } else
      tell.mutate(
        { ...facts, disclosedAt, clientId, parts: told, transport },
        { onSuccess: ({ closed }) => done(closed) },
      )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={e ? words.closeTitle : words.dialogTitle}
      closeButtonProps={{ 'aria-label': closing }}
    >
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <ErrorSummary form={form} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={words.recipient}
              autoComplete="off"
              data-autofocus
              {...form.field('recipient')}
            />
            <TextInput label={words.affiliation} autoComplete="off" {...form.field('affiliation')} />
            <TextInput label={words.discloser} autoComplete="off" {...form.field('discloser')} />
            <TextInput
              type="date"
              label={words.day}
              {...form.field('day')}
              error={form.errorAt('disclosedAt')}
            />
            <TextInput type="time" label={words.time} {...form.field('time')} />
          </SimpleGrid>
          <Textarea label={words.nature} autosize minRows={2} {...form.field('nature')} />
          {!e && (
            <>
              <Choices
                label={words.parts}
                all={parts}
                words={said.parts}
                value={form.values.parts}
                onChange={(p) => form.set('parts', p)}
                error={form.errorAt('parts')}
              />
              <NativeSelect
                label={words.transport}
                data={transports.map((w) => ({ value: w, label: ways[w] }))}
                {...form.field('transport')}
              />
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={tell.isPending || close.isPending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
