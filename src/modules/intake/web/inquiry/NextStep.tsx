import { Button, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCan } from '#ui/can.tsx'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { type InquiryView, inquiry, listInquiries, moveInquiry } from '../../inquiry/inquiry.contract.ts'
import { nextStep, type NextStep as Step, type StoredStatus } from '../../inquiry/inquiry.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import { BookDialog } from './BookDialog.tsx'
import { CloseDialog } from './CloseDialog.tsx'
import { StartClientDialog } from './StartClientDialog.tsx'

type Dialog = 'book' | 'close' | 'start' | null

/** What intake does next, as the one filled button; whatever else is possible stands below it. */
export function NextStep({ inquiry: i }: { inquiry: InquiryView }) {
  const { page: words } = useWords(inquiryWords)
  const mayEdit = useCan('inquiry.edit')
  const [dialog, setDialog] = useState<Dialog>(null)
  const step = nextStep({ status: i.status, hasClient: i.clientId !== null })
  const close = () => setDialog(null)
  return (
    <Section title={words.next} lead={step ? words.steps[step] : undefined}>
      {!step && <Text mb="sm">{i.status === 'admitted' ? words.noNext.admitted : words.noNext.closed}</Text>}
      {mayEdit && (
        <Stack gap="xs">
          {step && <Primary step={step} inquiry={i} onDialog={setDialog} />}
          <Others step={step} inquiry={i} onDialog={setDialog} />
        </Stack>
      )}
      {dialog === 'book' && <BookDialog inquiry={i} onClose={close} />}
      {dialog === 'close' && <CloseDialog inquiry={i} onClose={close} />}
      {dialog === 'start' && <StartClientDialog inquiry={i} onClose={close} />}
    </Section>
  )
}

type ActionProps = { inquiry: InquiryView; onDialog: (dialog: Dialog) => void }

function Primary({ step, inquiry: i, onDialog }: ActionProps & { step: NonNullable<Step> }) {
  const { page: words } = useWords(inquiryWords)
  switch (step) {
    case 'contact':
      return <MoveButton inquiry={i} to="contacted" label={words.contacted} filled />
    case 'start_client':
      return <Button onClick={() => onDialog('start')}>{words.start}</Button>
    case 'book':
      return <Button onClick={() => onDialog('book')}>{words.book}</Button>
    case 'assess':
    case 'place':
      return i.clientId ? <Onward step={step} clientId={i.clientId} /> : null
  }
}

/** The assessment and the placement are pages of the client's record. */
function Onward({ step, clientId }: { step: 'assess' | 'place'; clientId: string }) {
  const { page: words } = useWords(inquiryWords)
  const [mayAssess, mayPlace] = [useCan('assessment.read'), useCan('placement.read')]
  if (step === 'assess' && mayAssess)
    return (
      <Button component={Link} to={`/clients/${clientId}/assessment`}>
        {words.assess}
      </Button>
    )
  if (step === 'place' && mayPlace)
    return (
      <Button component={Link} to={`/clients/${clientId}/placement`}>
        {words.place}
      </Button>
    )
  return (
    <Button component={Link} to={`/clients/${clientId}`}>
      {words.openClient}
    </Button>
  )
}

function Others({ step, inquiry: i, onDialog }: ActionProps & { step: Step }) {
  const { page: words } = useWords(inquiryWords)
  const can = (status: StoredStatus) => i.moves.includes(status)
  const booked = i.status === 'assessment_booked'
  return (
    <>
      {can('assessment_booked') && step !== 'book' && (
        <Button variant="default" onClick={() => onDialog('book')}>
          {booked ? words.bookAgain : words.book}
        </Button>
      )}
      {!i.clientId && step !== 'start_client' && can('closed') && (
        <Button variant="default" onClick={() => onDialog('start')}>
          {words.start}
        </Button>
      )}
      {booked && can('contacted') && <MoveButton inquiry={i} to="contacted" label={words.unbook} />}
      {i.status === 'closed' && <MoveButton inquiry={i} to="contacted" label={words.reopen} filled />}
      {can('closed') && (
        <Button variant="subtle" color="gray" onClick={() => onDialog('close')}>
          {words.close}
        </Button>
      )}
    </>
  )
}

type MoveButtonProps = { inquiry: InquiryView; to: 'contacted'; label: string; filled?: boolean }

function MoveButton({ inquiry: i, to, label, filled = false }: MoveButtonProps) {
  const { page: words, statuses } = useWords(inquiryWords)
  const move = useAction(moveInquiry, { refreshes: [inquiry, listInquiries] })
  const send = () =>
    move.mutate(
      {
        inquiryId: i.id,
        version: i.version,
        status: to,
        assessmentAt: null,
        closedReason: null,
        closedNote: '',
      },
      { onSuccess: () => notify.done(words.moved(statuses[to])) },
    )
  return (
    <Button variant={filled ? 'filled' : 'default'} loading={move.isPending} onClick={send}>
      {label}
    </Button>
  )
}
