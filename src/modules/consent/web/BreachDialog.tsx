import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useSite, useToday } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { breaches, recordBreach, saveBreach } from '../breach/breach.contract.ts'
import { breachWords } from '../breach/breach.words.ts'
import type { Breach } from './Breaches.tsx'

type DialogProps = { breach: Breach | null; onClose: () => void }

/** A new breach, or what is known of one by now. */
export function BreachDialog({ breach: b, onClose }: DialogProps) {
  const words = useWords(breachWords)
  const { cancel, close } = useWords(uiWords)
  const site = useSite()
  const today = useToday()
  const record = useAction(recordBreach, { refreshes: [breaches], quiet: true })
  const save = useAction(saveBreach, { refreshes: [breaches], quiet: true })
  const form = useFields<{
    discoveredOn: string
    happenedOn: string
    what: string
    people: number | string
  }>(
    {
      discoveredOn: (b?.discoveredOn ?? today).toString(),
      happenedOn: b?.happenedOn?.toString() ?? '',
      what: b?.what ?? '',
      people: b?.people ?? 1,
    },
    record.error ?? save.error,
  )
  const send = () => {
    const { discoveredOn, happenedOn, what, people } = form.values
    const known = {
      discoveredOn: Temporal.PlainDate.from(discoveredOn || today.toString()),
      happenedOn: happenedOn ? Temporal.PlainDate.from(happenedOn) : null,
      what,
      people: Number(people),
    }
    const done = {
      onSuccess: () => {
        notify.done(words.saved)
        onClose()
      },
    }
    if (b) save.mutate({ ...known, breachId: b.id, version: b.version }, done)
    else record.mutate({ ...known, siteId: site.id }, done)
  }
  return (
    <Modal opened onClose={onClose} title={words.dialogTitle} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <ErrorSummary form={form} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              type="date"
              label={words.discoveredOn}
              required
              data-autofocus
              {...form.field('discoveredOn')}
            />
            <TextInput type="date" label={words.happenedOn} {...form.field('happenedOn')} />
          </SimpleGrid>
          <Textarea
            label={words.what}
            description={words.whatHint}
            autosize
            minRows={3}
            required
            {...form.field('what')}
          />
          <NumberInput
            label={words.people}
            description={words.peopleHint}
            min={0}
            allowDecimal={false}
            {...form.field('people')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={record.isPending || save.isPending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
