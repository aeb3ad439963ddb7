import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileDownload, IconSend } from '@tabler/icons-react'
import { accounting } from '#modules/consent/gate/gate.contract.ts'
import { Accounting } from '#modules/consent/web/Accounting.tsx'
import { Emergencies } from '#modules/consent/web/Emergencies.tsx'
import { keepFile } from '#ui/call.ts'
import { useCan } from '#ui/can.tsx'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { ownRecord, ownRecordFhir } from '../record.contract.ts'
import { sendWords } from '../send.words.ts'
import { LegalDemands } from './LegalDemands.tsx'
import { SendDialog } from './SendDialog.tsx'

/** Everything that left about a client, and where it leaves from. */
export function ClientDisclosures({ clientId }: { clientId: string }) {
  const words = useWords(sendWords)
  const maySend = useCan('letter.send')
  const [sending, { open, close }] = useDisclosure(false)
  return (
    <>
      <Accounting
        clientId={clientId}
        actions={
          maySend && (
            <Button leftSection={<IconSend size={18} aria-hidden />} onClick={open} aria-haspopup="dialog">
              {words.send}
            </Button>
          )
        }
      />
      <OwnRecord clientId={clientId} />
      <Emergencies clientId={clientId} />
      <LegalDemands clientId={clientId} />
      {sending && <SendDialog clientId={clientId} onClose={close} />}
    </>
  )
}

function OwnRecord({ clientId }: { clientId: string }) {
  const words = useWords(sendWords)
  const pdf = useAction(ownRecord, { refreshes: [accounting] })
  const fhir = useAction(ownRecordFhir, { refreshes: [accounting] })
  if (!useCan('chart.send')) return null
  return (
    <Section title={words.own} lead={words.ownLead}>
      <Button.Group>
        <Button
          variant="default"
          leftSection={<IconFileDownload size={18} aria-hidden />}
          loading={pdf.isPending}
          onClick={() =>
            pdf.mutate(
              { clientId },
              {
                onSuccess: (file) => {
                  keepFile(file, 'application/pdf')
                  notify.done(words.given)
                },
              },
            )
          }
        >
          {words.ownPdf}
        </Button>
        <Button
          variant="default"
          loading={fhir.isPending}
          onClick={() =>
            fhir.mutate(
              { clientId },
              {
                onSuccess: (file) => {
                  keepFile(file, 'application/fhir+json')
                  notify.done(words.given)
                },
              },
            )
          }
        >
          {words.ownFhir}
        </Button>
      </Button.Group>
    </Section>
  )
}
