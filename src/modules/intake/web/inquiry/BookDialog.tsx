import { Button, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { type InquiryView, inquiry, listInquiries, moveInquiry } from '../../inquiry/inquiry.contract.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import { momentAt } from './momentAt.ts'

/** Day and time of the assessment, on the site's clock. */
export function BookDialog({ inquiry: i, onClose }: { inquiry: InquiryView; onClose: () => void }) {
  const { book: words, statuses, page } = useWords(inquiryWords)
  const { cancel, close } = useWords(uiWords)
  const move = useAction(moveInquiry, { refreshes: [inquiry, listInquiries], quiet: true })
  const form = useFields({ day: '', time: '09:00' }, move.error)
  const send = () => {
    const assessmentAt = momentAt(form.values, i.timeZone) ?? null
    move.mutate(
      {
        inquiryId: i.id,
        version: i.version,
        status: 'assessment_booked',
        assessmentAt,
        closedReason: null,
        closedNote: '',
      },
      {
        onSuccess: () => {
          const at = assessmentAt ? formatInstant(assessmentAt, i.timeZone, 'dayTime') : ''
          notify.done(page.moved(`${statuses.assessment_booked} ${at}`))
          onClose()
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} title={words.title} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack gap="md">
          <ErrorSummary form={form} />
          <SimpleGrid cols={2}>
            <TextInput type="date" label={words.day} required data-autofocus {...form.field('day')} />
            <TextInput type="time" label={words.time} required {...form.field('time')} />
          </SimpleGrid>
          <Text size="sm" c="dimmed">
            {words.zone(i.siteName)}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={move.isPending}>
              {words.book}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
