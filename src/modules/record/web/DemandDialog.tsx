import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { Part } from '#modules/consent/consent.ts'
import { consentWords } from '#modules/consent/consent.words.ts'
import { refusals } from '#modules/consent/gate/gate.contract.ts'
import { legalDemands, recordDemand } from '#modules/consent/legal/legal.contract.ts'
import { orderSections } from '#modules/consent/legal/legal.ts'
import { legalWords } from '#modules/consent/legal/legal.words.ts'
import { Choices } from '#modules/consent/web/Choices.tsx'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useToday } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { chartParts } from '../record.ts'

type Values = {
  demandedBy: string
  receivedOn: string
  hasSubpoena: boolean
  orderSection: string
  orderedOn: string
  parts: Part[]
  note: string
}

/** What came from a court or an attorney; the answer stands in the list at once. */
export function DemandDialog({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const words = useWords(legalWords)
  const said = useWords(consentWords)
  const { cancel, close } = useWords(uiWords)
  const today = useToday()
  const record = useAction(recordDemand, { refreshes: [legalDemands, refusals], quiet: true })
  const form = useFields<Values>(
    {
      ...{ demandedBy: '', receivedOn: today.toString(), hasSubpoena: true },
      ...{ orderSection: '', orderedOn: '', parts: [], note: '' },
    },
    record.error,
  )
  const { orderSection } = form.values
  const send = () => {
    const { receivedOn, orderedOn, ...rest } = form.values
    const section = orderSections.find((s) => s === orderSection) ?? null
    record.mutate(
      {
        ...{ ...rest, clientId, orderSection: section, parts: section ? rest.parts : [] },
        receivedOn: Temporal.PlainDate.from(receivedOn || today.toString()),
        orderedOn: section && orderedOn ? Temporal.PlainDate.from(orderedOn) : null,
      },
      {
        onSuccess: () => {
          notify.done(words.recorded)
          onClose()
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={words.start} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <ErrorSummary form={form} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={words.demandedBy} required data-autofocus {...form.field('demandedBy')} />
            <TextInput type="date" label={words.receivedOn} required {...form.field('receivedOn')} />
          </SimpleGrid>
          <Checkbox label={words.hasSubpoena} py="0.625rem" {...form.check('hasSubpoena')} />
          <NativeSelect
            label={words.order}
            data={[
              { value: '', label: words.noOrder },
              ...orderSections.map((s) => ({ value: s, label: words.section(s) })),
            ]}
            {...form.field('orderSection')}
          />
          {orderSection !== '' && (
            <>
              <TextInput
                type="date"
                maw="16rem"
                label={words.orderedOn}
                required
                {...form.field('orderedOn')}
              />
              <Choices
                label={words.parts}
                all={chartParts}
                words={said.parts}
                value={form.values.parts}
                onChange={(p) => form.set('parts', p)}
                error={form.errorAt('parts')}
              />
            </>
          )}
          <Textarea label={words.note} autosize minRows={2} {...form.field('note')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={record.isPending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
