import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { client } from '#modules/people/client.contract.ts'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { useParam, useSearchParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { type AssessmentView, assessment, listAssessments } from '../../assessment/assessment.contract.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import { Reading } from './Reading.tsx'
import { useStart } from './useStart.ts'
import { Writing } from './Writing.tsx'

/** The client's assessment: written while it is open, read when it is completed or about to be printed. */
export function AssessmentPage() {
  const clientId = useParam('clientId')
  const words = useWords(assessmentWords)
  const { assessmentId: wanted }: { assessmentId?: string } = useParams({ strict: false })
  const [print, setPrint] = useSearchParam('view')
  const person = useEndpoint(client, { clientId })
  const list = useEndpoint(listAssessments, { clientId })
  const id = wanted ?? list.data?.assessments[0]?.id
  const query = useEndpoint(assessment, { clientId, assessmentId: id ?? '' }, { enabled: id !== undefined })
  const frame = (children: ReactNode, actions?: ReactNode, width: 'full' | 'narrow' = 'full') => (
    <Page
      title={words.title}
      lead={person.data && <Whom person={person.data} />}
      back={{ to: `/clients/${clientId}`, label: words.back }}
      {...{ width, actions }}
    >
      {children}
    </Page>
  )
  if (id === undefined)
    return frame(
      <QueryView query={list}>{(l) => <None clientId={clientId} mayStart={l.can.start} />}</QueryView>,
    )
  const reading = print === 'print' || query.data?.can.edit === false
  return frame(
    <QueryView query={query} skeleton={<Lines count={10} />}>
      {(view) =>
        reading ? <Reading clientId={clientId} view={view} /> : <Writing clientId={clientId} view={view} />
      }
    </QueryView>,
    query.data && (
      <Actions
        view={query.data}
        reading={reading}
        onPrint={() => setPrint('print')}
        onEdit={() => setPrint(undefined)}
      />
    ),
    reading ? 'narrow' : 'full',
  )
}

type Person = Parameters<typeof fullName>[0] & { bornOn: Temporal.PlainDate | null }
function Whom({ person }: { person: Person }) {
  const { born } = useWords(assessmentWords)
  return (
    <>
      <span translate="no">{fullName(person)}</span>
      {person.bornOn && ` · ${born(formatDay(person.bornOn, 'date'))}`}
    </>
  )
}

type ActionsProps = { view: AssessmentView; reading: boolean; onPrint: () => void; onEdit: () => void }
function Actions({ view, reading, onPrint, onEdit }: ActionsProps) {
  const words = useWords(assessmentWords)
  if (!reading)
    return (
      <Button variant="default" onClick={onPrint}>
        {words.print}
      </Button>
    )
  return (
    <>
      {view.can.edit && (
        <Button variant="default" onClick={onEdit}>
          {words.edit}
        </Button>
      )}
      <PrintButton />
    </>
  )
}

function None({ clientId, mayStart }: { clientId: string; mayStart: boolean }) {
  const { panel } = useWords(assessmentWords)
  const start = useStart(clientId)
  return (
    <EmptyState
      title={panel.none}
      action={
        mayStart && (
          <Button loading={start.isPending} onClick={start.go}>
            {panel.start}
          </Button>
        )
      }
    >
      {panel.noneSentence}
    </EmptyState>
  )
}
