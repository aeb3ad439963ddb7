import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEndpoint } from '#ui/data.ts'
import { Page } from '#ui/Page.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView, Refused } from '#ui/QueryView.tsx'
import { refusalFrom } from '#ui/refusal.ts'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { type ConsentView, clientConsents } from '../consent.contract.ts'
import { consentWords } from '../consent.words.ts'
import { consentScreenWords } from '../screen.words.ts'
import classes from './Consents.module.css'
import { Preview } from './Preview.tsx'
import { Ink } from './SignaturePad.tsx'
import { SignForm } from './SignForm.tsx'

/** The page that the client reads and signs on the tablet: plain words, what would be seen, the signature. */
export function SignPage() {
  const clientId = useParam('clientId')
  const consentId = useParam('consentId')
  const { sign: words } = useWords(consentScreenWords)
  const said = useWords(consentWords)
  const query = useEndpoint(clientConsents, { clientId })
  const consent = query.data?.consents.find((c) => c.id === consentId)
  const back = { to: `/clients/${clientId}/consents`, label: words.back }
  return (
    <Page
      title={consent ? said.kinds[consent.kind] : words.title}
      lead={words.lead}
      back={back}
      width="narrow"
    >
      <QueryView query={query} skeleton={<Lines count={12} />}>
        {() => (consent ? <Reading clientId={clientId} consent={consent} /> : <Refused refusal={gone} />)}
      </QueryView>
    </Page>
  )
}
const gone = refusalFrom(404, { type: '/problems/not_found', title: '' })

function Reading({ clientId, consent: c }: { clientId: string; consent: ConsentView }) {
  const { sign: words } = useWords(consentScreenWords)
  const isOpen = c.standing === 'draft'
  return (
    <>
      <Section title={words.title}>
        <dl className={classes.lines}>
          {c.lines.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {isOpen && c.signatures.length === 0 && (
          <Button
            mt="sm"
            variant="default"
            component={Link}
            to={`/clients/${clientId}/consents/${c.id}/edit`}
          >
            {words.change}
          </Button>
        )}
      </Section>
      <Preview clientId={clientId} consentId={c.id} recipient={c.recipient} />
      <Section title={words.signing}>
        <Signatures consent={c} />
        {isOpen && <SignForm key={c.signatures.length} clientId={clientId} consent={c} />}
      </Section>
    </>
  )
}

function Signatures({ consent: c }: { consent: ConsentView }) {
  const { document, signers } = useWords(consentWords)
  const { timeZone } = useSite()
  if (c.signatures.length === 0) return null
  return (
    <ul className={classes.signatures}>
      {c.signatures.map((s) => {
        const at = formatInstant(s.signedAt, timeZone, 'dateTime')
        const under = document.signature(s.name, signers[s.signer].toLowerCase(), at)
        return (
          <li key={s.signer}>
            {s.method === 'drawn' && <Ink strokes={s.strokes} label={under} />}
            {under}
          </li>
        )
      })}
    </ul>
  )
}
