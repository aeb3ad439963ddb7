import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { clientConsents } from '../consent.contract.ts'
import { consentScreenWords } from '../screen.words.ts'
import { ConsentCard } from './ConsentCard.tsx'
import classes from './Consents.module.css'

/** A client's consents: what each allows, and everything that can be done with it. */
export function ClientConsents({ clientId }: { clientId: string }) {
  const words = useWords(consentScreenWords)
  const query = useEndpoint(clientConsents, { clientId })
  const mayEdit = query.data?.can.edit === true
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        mayEdit && (
          <Button
            component={Link}
            to={`/clients/${clientId}/consents/new`}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {words.make}
          </Button>
        )
      }
    >
      {query.data?.signing === null && <Callout tone="attention">{words.noBirthDate}</Callout>}
      {query.data?.signing === 'minor_with_parent' && !query.data.minorRuleKnown && (
        <Callout tone="info">{words.minorUnknown}</Callout>
      )}
      <QueryView
        query={query}
        skeleton={<Rows count={3} />}
        isEmpty={(d) => d.consents.length === 0}
        empty={<EmptyState title={words.empty}>{words.emptyLead}</EmptyState>}
      >
        {({ consents }) => (
          <ul className={classes.list}>
            {consents.map((c) => (
              <ConsentCard key={c.id} clientId={clientId} consent={c} mayEdit={mayEdit} />
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  )
}
