import { NativeSelect, Text, Textarea } from '@mantine/core'
import { client, listClients } from '#modules/people/client.contract.ts'
import { useAction } from '#ui/data.ts'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { changeStage, type EpisodeView, episode } from '../episodes.contract.ts'
import { episodeWords } from '../episodes.words.ts'
import { Dialog } from './Dialog.tsx'

type StageDialogProps = { clientId: string; of: EpisodeView; onClose: () => void }

/** To another stage, forward or back; nothing else changes (R10). */
export function StageDialog({ clientId, of: e, onClose }: StageDialogProps) {
  const { stageDialog: words } = useWords(episodeWords)
  const save = useAction(changeStage, { refreshes: [episode, client, listClients], quiet: true })
  const now = e.stages.findIndex((s) => s.id === e.stage)
  const next = e.stages[now + 1] ?? e.stages[now - 1]
  const form = useFields({ stage: next?.id ?? '', reason: '' }, save.error)
  const backward = e.stages.findIndex((s) => s.id === form.values.stage) < now
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
      <NativeSelect
        label={words.stage}
        data={e.stages.filter((s) => s.id !== e.stage).map((s) => ({ value: s.id, label: s.name }))}
        {...form.field('stage')}
      />
      {backward && <Text size="sm">{words.backward}</Text>}
      <Textarea label={words.reason} autosize minRows={2} required {...form.field('reason')} />
    </Dialog>
  )
}
