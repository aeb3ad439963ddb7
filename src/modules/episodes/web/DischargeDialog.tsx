import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { client, listClients } from '#modules/people/client.contract.ts'
import { useAction } from '#ui/data.ts'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { invalid, type Refusal } from '#ui/refusal.ts'
import { uiWords } from '#ui/ui.words.ts'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { discharge, type EpisodeView, episode } from '../episodes.contract.ts'
import { type DischargeReason, dischargeReasons } from '../episodes.ts'
import { episodeWords } from '../episodes.words.ts'
import { Dialog } from './Dialog.tsx'

type DischargeDialogProps = {
  clientId: string
  of: EpisodeView
  today: Temporal.PlainDate
  onClose: () => void
}
type Values = { reason: DischargeReason; on: string; note: string }

/** Ends the episode. Where it is proposed for silence, reason and date stand there already (R13). */
export function DischargeDialog({ clientId, of: e, today, onClose }: DischargeDialogProps) {
  const { dischargeDialog: words, dischargeReasons: labels } = useWords(episodeWords)
  const { issues } = useWords(uiWords)
  const save = useAction(discharge, { refreshes: [episode, client, listClients], quiet: true })
  const [noDay, setNoDay] = useState<Refusal | null>(null)
  const lost = e.dischargeProposed
  const form = useFields<Values>(
    {
      reason: lost ? 'lost_contact' : 'graduated',
      on: (lost ? e.lastContactOn : today).toString(),
      note: '',
    },
    noDay ?? save.error,
  )
  const choose = (reason: DischargeReason) =>
    form.setValues((v) => ({
      ...v,
      reason,
      ...(reason === 'lost_contact' ? { on: e.lastContactOn.toString() } : {}),
    }))
  const send = () => {
    const { on, ...rest } = form.values
    setNoDay(on === '' ? invalid([{ path: ['on'], message: issues.date }]) : null)
    if (on === '') return
    save.mutate(
      { clientId, episodeId: e.id, version: e.version, ...rest, on: Temporal.PlainDate.from(on) },
      {
        onSuccess: ({ lengthOfStay }) => {
          notify.done(words.done(lengthOfStay))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={words.title}
      lead={words.lead}
      submit={words.submit}
      form={form}
      sending={save.isPending}
      onSend={send}
      onClose={onClose}
    >
      <NativeSelect
        label={words.reason}
        data={dischargeReasons.map((r) => ({ value: r, label: labels[r] }))}
        {...form.field('reason')}
        onChange={(event) =>
          choose(dischargeReasons.find((r) => r === event.currentTarget.value) ?? form.values.reason)
        }
      />
      <TextInput
        type="date"
        label={words.on}
        description={words.onHint(formatDay(e.lastContactOn, 'date'))}
        {...form.field('on')}
      />
      <Textarea label={words.note} autosize minRows={2} {...form.field('note')} />
    </Dialog>
  )
}
