import { IconCheck, IconX } from '@tabler/icons-react'
import type { Out } from '#kit/endpoint.ts'
import { useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { previewConsent } from '../consent.contract.ts'
import { consentWords } from '../consent.words.ts'
import { consentScreenWords } from '../screen.words.ts'
import classes from './Consents.module.css'

type Part = Out<typeof previewConsent>['parts'][number]

/** "What would they see?", part by part, as of today, before anything is signed. */
export function Preview(p: { clientId: string; consentId: string; recipient: string }) {
  const { sign: words } = useWords(consentScreenWords)
  const query = useEndpoint(previewConsent, { clientId: p.clientId, consentId: p.consentId })
  return (
    <Section title={words.see} lead={words.seeLead}>
      <QueryView query={query}>
        {({ parts }) => (
          <div className={classes.see}>
            <List title={words.yes} parts={parts.filter((x) => x.granted)} />
            <List title={words.never} parts={parts.filter((x) => !x.granted)} />
          </div>
        )}
      </QueryView>
    </Section>
  )
}

function List({ title, parts }: { title: string; parts: readonly Part[] }) {
  const { sign: words } = useWords(consentScreenWords)
  const said = useWords(consentWords)
  const told = (p: Part) => {
    const days = p.from && p.until ? words.span(formatDay(p.from, 'date'), formatDay(p.until, 'date')) : ''
    return [words.entries(p.entries), days].filter(Boolean).join(', ')
  }
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {parts.map((p) => (
          <li key={p.part}>
            {p.granted ? <IconCheck size={20} aria-hidden /> : <IconX size={20} aria-hidden />}
            <span>
              {said.parts[p.part]}
              {p.granted && <div className={classes.soft}>{told(p)}</div>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
