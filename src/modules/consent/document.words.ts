import type { Paper } from '#kit/paper.ts'
import { type ConsentKind, isTpo, type Signer, type Terms } from './consent.ts'
import { consentWords } from './consent.words.ts'

const words = consentWords.en
const said = words.document
const day = (d: Temporal.PlainDate) =>
  d.toLocaleString('en-US', { day: 'numeric', month: 'long', year: 'numeric' })

export type Whose = { name: string; bornOn: Temporal.PlainDate | null; siteName: string }

/** What a client reads before signing, line by line: every element of 42 CFR 2.31(a) but the signature. */
export function consentLines(t: Terms, whose: Whose): [label: string, text: string][] {
  const partLines = t.parts.map((p) => words.parts[p]).join('; ')
  const lines: [string, string][] = [
    [said.whose, whose.name],
    [said.born, whose.bornOn ? day(whose.bornOn) : ''],
    [said.discloser, t.discloser],
    [said.recipient, said.named(t.recipient, words.recipientClasses[t.recipientClass].toLowerCase())],
    [said.participants, t.recipientKind === 'intermediary' ? t.participants : ''],
    [said.what, partLines],
    [said.exactly, t.description],
    [said.purpose, purposeText(t)],
    [said.until, untilText(t)],
    [said.revocation, t.revocation],
    [said.consequences, t.consequences],
    [said.redisclosure, isTpo(t.purposes) ? said.redisclosureTpo : said.redisclosureOther],
  ]
  return lines.filter(([, text]) => text !== '')
}

export const purposeText = (t: Pick<Terms, 'purposes' | 'purposeNote'>) =>
  [t.purposes.map((p) => words.purposes[p]).join(', '), t.purposeNote].filter(Boolean).join(': ')

export function untilText(t: Pick<Terms, 'expiry' | 'expiresOn' | 'expiresEvent'>): string {
  switch (t.expiry) {
    case 'date':
      return t.expiresOn ? said.untilDay(day(t.expiresOn)) : ''
    case 'event':
      return t.expiresEvent ? said.untilEvent(t.expiresEvent) : ''
    case 'end_of_treatment':
      return said.untilEnd
    case 'none':
      return said.untilNone
  }
}

export type Signed = {
  signer: Signer
  name: string
  authority: string
  strokes: readonly (readonly (readonly [number, number])[])[]
  method: 'drawn' | 'typed'
  at: string
}

/** The signed copy: what was read, as it was read, and who signed it. */
export const consentPaper = (p: {
  kind: ConsentKind
  whose: Whose
  lines: readonly (readonly [string, string])[]
  signatures: readonly Signed[]
  revokedAt: string | null
}): Paper => ({
  title: words.kinds[p.kind],
  from: [p.whose.siteName],
  footer: said.footer(p.whose.name),
  blocks: [
    ...(p.revokedAt ? [{ kind: 'notice', lines: [said.revokedOn(p.revokedAt)] } as const] : []),
    ...p.lines.flatMap(
      ([label, text]) =>
        [
          { kind: 'text', text: label, bold: true },
          { kind: 'text', text },
        ] as const,
    ),
    { kind: 'heading', text: said.signatures },
    ...p.signatures.map(
      (s) =>
        ({
          kind: 'signature',
          strokes: s.strokes,
          typed: s.method === 'typed' ? s.name : '',
          under: [
            said.signature(s.name, words.signers[s.signer].toLowerCase(), s.at),
            s.authority && said.authority(s.authority),
          ]
            .filter(Boolean)
            .join(', '),
        }) as const,
    ),
  ],
})
