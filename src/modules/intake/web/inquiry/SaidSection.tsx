import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import { useCan } from '#ui/can.tsx'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { Section } from '#ui/Section.tsx'
import { Day } from '#ui/Time.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { clientWords } from '../../../people/client.words.ts'
import { Fact, Facts } from '../../../people/web/Facts.tsx'
import { type InquiryView, inquiry, listInquiries, saveInquiry } from '../../inquiry/inquiry.contract.ts'
import { isOpen } from '../../inquiry/inquiry.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import { AskedFields, asInput, askedOf } from './AskedFields.tsx'
import classes from './Inquiries.module.css'

/** What they said, and who they are; changed in place. */
export function SaidSection({ inquiry: i }: { inquiry: InquiryView }) {
  const [editing, { open, close }] = useDisclosure(false)
  if (editing) return <EditForm inquiry={i} onDone={close} />
  return <Said inquiry={i} onEdit={open} />
}

function Said({ inquiry: i, onEdit }: { inquiry: InquiryView; onEdit: () => void }) {
  const { page: words, form } = useWords(inquiryWords)
  const { overview } = useWords(clientWords)
  const mayEdit = useCan('inquiry.edit') && isOpen(i.status)
  return (
    <>
      <Section title={words.reason}>
        <p className={classes.said}>{i.reason || words.noneGiven}</p>
      </Section>
      <Section title={words.barriers}>
        <p className={classes.said}>{i.barriers || words.noneGiven}</p>
      </Section>
      <Section
        title={words.person}
        actions={
          mayEdit && (
            <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
              {words.edit}
            </Button>
          )
        }
      >
        <Facts>
          <Fact label={form.givenName}>{i.givenName}</Fact>
          <Fact label={form.familyName}>{i.familyName}</Fact>
          <Fact label={form.bornOn}>{i.bornOn && <Day on={i.bornOn} style="date" />}</Fact>
          <Fact label={form.phone}>{i.phone}</Fact>
          <Fact label={form.email}>{i.email}</Fact>
          <Fact label={overview.bestTimeLabel}>{i.contact.bestTime}</Fact>
          {i.source !== 'referral' && (
            <Fact label={words.askedBy}>
              {i.askedBy
                ? [i.askedBy, i.askedByRelation].filter(Boolean).join('\n')
                : words.askedByThemselves}
            </Fact>
          )}
        </Facts>
        {i.askedBy && (
          <Text size="sm" c="dimmed" mt="sm">
            {form.askedByNote}
          </Text>
        )}
      </Section>
    </>
  )
}

function EditForm({ inquiry: i, onDone }: { inquiry: InquiryView; onDone: () => void }) {
  const { form: words } = useWords(inquiryWords)
  const { cancel } = useWords(uiWords)
  const save = useAction(saveInquiry, { refreshes: [inquiry, listInquiries], quiet: true })
  const form = useFields(askedOf(i), save.error)
  const send = () =>
    save.mutate({ ...asInput(form.values), inquiryId: i.id, version: i.version }, { onSuccess: onDone })
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Stack gap="lg">
        <ErrorSummary form={form} />
        <AskedFields form={form} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {words.saveChanges}
          </Button>
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
