import { useParams } from '@tanstack/react-router'
import { useEndpoint } from '#ui/data.ts'
import { Page } from '#ui/Page.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { clientConsents } from '../consent.contract.ts'
import { consentWords } from '../consent.words.ts'
import { usualEnd } from '../presets.ts'
import { consentScreenWords } from '../screen.words.ts'
import { ConsentForm, type TypedTerms } from './ConsentForm.tsx'

/** Writing a consent: a new one, or one that nobody has signed. */
export function ConsentPage() {
  const clientId = useParam('clientId')
  const { consentId }: { consentId?: string } = useParams({ strict: false })
  const { form: words } = useWords(consentScreenWords)
  const { defaults } = useWords(consentWords)
  const query = useEndpoint(clientConsents, { clientId })
  const back = { to: `/clients/${clientId}/consents`, label: words.back }
  return (
    <Page title={consentId ? words.editTitle : words.title} lead={words.lead} back={back} width="narrow">
      <QueryView query={query} skeleton={<Lines count={10} />}>
        {({ consents, siteName, today }) => {
          const found = consents.find((c) => c.id === consentId)
          const blank: TypedTerms = {
            ...{ discloser: siteName, recipientKind: 'named', recipientClass: 'supervision', recipient: '' },
            ...{ participants: '', parts: ['attendance'], description: '', purposes: ['supervision'] },
            ...{ purposeNote: '', expiry: 'date', expiresOn: usualEnd(today).toString(), expiresEvent: '' },
            revocation: defaults.revocation,
            consequences: defaults.consequences,
          }
          const initial: TypedTerms = found
            ? {
                ...found,
                parts: [...found.parts],
                purposes: [...found.purposes],
                expiresOn: found.expiresOn?.toString() ?? '',
              }
            : blank
          return (
            <ConsentForm
              key={consentId ?? 'new'}
              clientId={clientId}
              draft={found ? { consentId: found.id, version: found.version } : null}
              initial={initial}
              today={today}
            />
          )
        }}
      </QueryView>
    </Page>
  )
}
