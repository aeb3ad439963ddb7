import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { addSupport, type ClientView, client, saveSupport } from '../client.contract.ts'
import { clientWords } from '../client.words.ts'
import classes from './Option.module.css'

type SupportFormProps = {
  clientId: string
  support: ClientView['supports'][number] | null
  onClose: () => void
}

/** Names a support, or changes one. */
export function SupportForm({ clientId, support, onClose }: SupportFormProps) {
  const { supports: words } = useWords(clientWords)
  const { cancel, close } = useWords(uiWords)
  const add = useAction(addSupport, { refreshes: [client], quiet: true })
  const save = useAction(saveSupport, { refreshes: [client], quiet: true })
  const form = useFields(
    {
      name: support?.name ?? '',
      relation: support?.relation ?? '',
      phone: support?.phone ?? '',
      emergencyContact: support?.emergencyContact ?? false,
    },
    add.error ?? save.error,
  )
  const send = () => {
    const input = { ...form.values, clientId }
    if (!support) return add.mutate(input, { onSuccess: onClose })
    save.mutate(
      { ...input, supportId: support.id, version: support.version, removed: false },
      { onSuccess: onClose },
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={support ? words.editTitle : words.add}
      closeButtonProps={{ 'aria-label': close }}
    >
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack gap="md">
          <ErrorSummary form={form} />
          <TextInput label={words.name} required data-autofocus autoComplete="off" {...form.field('name')} />
          <TextInput label={words.relation} description={words.relationHint} {...form.field('relation')} />
          <TextInput label={words.phone} type="tel" autoComplete="off" {...form.field('phone')} />
          <Checkbox
            className={classes.option}
            label={words.emergencyContact}
            {...form.check('emergencyContact')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={add.isPending || save.isPending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
