import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { client } from '#modules/people/client.contract.ts'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { placements } from '../../placement/placement.contract.ts'
import { placementWords } from '../../placement/placement.words.ts'
import { Evidence } from './Evidence.tsx'
import classes from './Placement.module.css'
import { PlacementForm } from './PlacementForm.tsx'
import { useDecision } from './useDecision.ts'

/** Deciding the level of care, with what the assessment found beside it. */
export function PlacementPage() {
  const clientId = useParam('clientId')
  const words = useWords(placementWords)
  const person = useEndpoint(client, { clientId })
  const query = useEndpoint(placements, { clientId })
  return (
    <Page
      title={words.title}
      lead={person.data && <span translate="no">{fullName(person.data)}</span>}
      back={{ to: `/clients/${clientId}/placements`, label: words.back }}
      width="full"
    >
      <QueryView query={query} skeleton={<Lines count={10} />}>
        {(found) =>
          found.can.decide ? (
            <Deciding clientId={clientId} found={found} />
          ) : (
            <EmptyState
              title={words.notYours}
              action={
                <Button component={Link} to={`/clients/${clientId}/placements`} variant="default">
                  {words.back}
                </Button>
              }
            />
          )
        }
      </QueryView>
    </Page>
  )
}

type Found = Parameters<typeof useDecision>[1]

function Deciding({ clientId, found }: { clientId: string; found: Found }) {
  const { placementId: correcting }: { placementId?: string } = useParams({ strict: false })
  const decision = useDecision(clientId, found, correcting)
  return (
    <div className={classes.deciding}>
      <PlacementForm decision={decision} />
      <Evidence clientId={clientId} assessmentId={found.assessmentId} dimension={decision.focused} />
    </div>
  )
}
