import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import option from '../../../people/web/Option.module.css'
import { type InquiryView, inquiry, listInquiries, moveInquiry } from '../../inquiry/inquiry.contract.ts'
import { closedReasons } from '../../inquiry/inquiry.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'

/** Why it ends. It can be opened again. */
export function CloseDialog({ inquiry: i, onClose }: { inquiry: InquiryView; onClose: () => void }) {
  const { close: words, closedReasons: reasonWords, statuses, page } = useWords(inquiryWords)
  const { cancel, close } = useWords(uiWords)
  const move = useAction(moveInquiry, { refreshes: [inquiry, listInquiries], quiet: true })
  const form = useFields({ closedReason: '', closedNote: '' }, move.error)
  const { closedReason, closedNote } = form.values
  const send = () =>
    move.mutate(
      {
        inquiryId: i.id,
        version: i.version,
        status: 'closed',
        assessmentAt: null,
        closedReason: closedReasons.find((r) => r === closedReason) ?? null,
        closedNote,
      },
      {
        onSuccess: () => {
          notify.done(page.moved(statuses.closed))
          onClose()
        },
      },
    )
  return (
    <Modal opened onClose={onClose} title={words.title} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack gap="md">
          <ErrorSummary form={form} />
          <Text>{words.lead}</Text>
          <Radio.Group
            label={words.reason}
            value={closedReason}
            onChange={(v) => form.set('closedReason', v)}
          >
            <Stack gap={0}>
              {closedReasons.map((r) => (
                <Radio key={r} value={r} label={reasonWords[r]} className={option.option} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={words.note}
            description={words.noteHint}
            autosize
            minRows={2}
            {...form.field('closedNote')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" color="brick" loading={move.isPending}>
              {words.close}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
