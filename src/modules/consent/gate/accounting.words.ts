import type { Paper } from '#kit/paper.ts'
import type { Basis } from './gate.ts'
import { gateWords } from './gate.words.ts'

const words = gateWords.en
const day = (d: Temporal.PlainDate) => d.toLocaleString('en-US', { dateStyle: 'long' })

type Accounted = {
  name: string
  siteName: string
  timeZone: string
  from: Temporal.PlainDate
  through: Temporal.PlainDate
  disclosures: readonly {
    at: Temporal.Instant
    recipient: string
    description: string
    purpose: string
    basis: Basis
  }[]
}

/** The accounting as a client takes it home. */
export const accountingPaper = (a: Accounted): Paper => ({
  title: words.accounting.title,
  from: [a.siteName],
  footer: words.accounting.footer(a.name),
  blocks: [
    { kind: 'text', text: words.accounting.lead(a.name, day(a.from), day(a.through)) },
    a.disclosures.length === 0
      ? { kind: 'text', text: words.accounting.none }
      : {
          kind: 'table',
          head: Object.values(words.accounting.head),
          rows: a.disclosures.map((d) => [
            d.at.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: a.timeZone }),
            d.recipient,
            d.description,
            d.purpose,
            words.bases[d.basis],
          ]),
        },
  ],
})
