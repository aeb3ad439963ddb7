import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { client } from '#modules/people/client.contract.ts'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { type AdmissionView, admission } from '../admission/admission.contract.ts'
import { admissionWords } from '../admission/admission.words.ts'
import { AdmitForm } from './AdmitForm.tsx'

/** Admission: opens the episode with everything an ordinary one starts from filled in. */
export function AdmitPage() {
  const clientId = useParam('clientId')
  const words = useWords(admissionWords)
  const person = useEndpoint(client, { clientId })
  const query = useEndpoint(admission, { clientId })
  return (
    <Page
      title={words.title}
      lead={person.data && <span translate="no">{fullName(person.data)}</span>}
      back={{ to: `/clients/${clientId}`, label: words.back }}
      width="narrow"
    >
      <QueryView query={query} skeleton={<Lines count={10} />}>
        {(view) => <Ready clientId={clientId} view={view} />}
      </QueryView>
    </Page>
  )
}

/** The form, or what must be done first. */
function Ready({ clientId, view }: { clientId: string; view: AdmissionView }) {
  const words = useWords(admissionWords)
  const go = (to: string, label: string) => (
    <Button component={Link} to={`/clients/${clientId}/${to}`}>
      {label}
    </Button>
  )
  if (view.openEpisodeId)
    return <EmptyState title={words.alreadyAdmitted} action={go('episode', words.toEpisode)} />
  if (!view.placement)
    return (
      <EmptyState title={words.noPlacement} action={go('placement', words.toPlacement)}>
        {words.noPlacementSentence}
      </EmptyState>
    )
  const [program] = view.programs
  if (!program) return <EmptyState title={words.noProgram}>{words.noProgramSentence}</EmptyState>
  return <AdmitForm clientId={clientId} view={view} placement={view.placement} program={program} />
}
