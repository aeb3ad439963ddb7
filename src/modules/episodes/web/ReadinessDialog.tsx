import { Radio, Stack, Textarea } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { type EpisodeView, episode, rateReadiness } from '../episodes.contract.ts'
import { type Readiness, readinesses } from '../episodes.ts'
import { episodeWords } from '../episodes.words.ts'
import { Dialog } from './Dialog.tsx'

type ReadinessDialogProps = { clientId: string; of: EpisodeView; onClose: () => void }

/** A clinical rating beside stage and level. */
export function ReadinessDialog({ clientId, of: e, onClose }: ReadinessDialogProps) {
  const { readinessDialog: words, readinesses: labels } = useWords(episodeWords)
  const save = useAction(rateReadiness, { refreshes: [episode], quiet: true })
  const form = useFields<{ readiness: Readiness; reason: string }>(
    { readiness: e.readiness ?? 'considering', reason: '' },
    save.error,
  )
  const send = () =>
    save.mutate(
      { clientId, episodeId: e.id, version: e.version, ...form.values },
      {
        onSuccess: () => {
          notify.done(words.done)
          onClose()
        },
      },
    )
  return (
    <Dialog {...words} form={form} sending={save.isPending} onSend={send} onClose={onClose}>
      <Radio.Group
        label={words.readiness}
        value={form.values.readiness}
        onChange={(v) => form.set('readiness', readinesses.find((r) => r === v) ?? form.values.readiness)}
      >
        <Stack gap="xs" mt={4}>
          {readinesses.map((r) => (
            <Radio key={r} value={r} label={labels[r]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea label={words.note} autosize minRows={2} {...form.field('reason')} />
    </Dialog>
  )
}
