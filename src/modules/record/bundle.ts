/** A record as a FHIR R4 document: a Composition, and the resources its sections name. */
import { type Coding, labels, obligation } from './labels.ts'

export type Resource = { resourceType: string; id: string; [element: string]: unknown }
export type Section = { title: string; resources: readonly Resource[] }

export const reference = (r: Pick<Resource, 'id'>) => ({ reference: `urn:uuid:${r.id}` })
export const concept = (text: string, coding?: Coding) => ({ ...(coding ? { coding: [coding] } : {}), text })
export const loinc = (code: string, display: string): Coding => ({
  system: 'http://loinc.org',
  code,
  display,
})

export type DocumentOf = {
  id: string
  compositionId: string
  at: Temporal.Instant
  title: string
  patient: Resource
  organization: Resource
  /** Lines that go with a disclosure by consent; none for the client's own copy. */
  notice: readonly string[]
  noticeTitle: string
  sections: readonly Section[]
}

/** Every resource carries the labels. A section that holds nothing is left out, granted or not: nothing shows what is missing. */
export function documentBundle(d: DocumentOf) {
  const security = d.notice.length ? [...labels, obligation] : labels
  const held = d.sections.filter((s) => s.resources.length > 0)
  const composition: Resource = {
    resourceType: 'Composition',
    id: d.compositionId,
    status: 'final',
    type: concept('Summary of care', loinc('34133-9', 'Summarization of episode note')),
    subject: reference(d.patient),
    date: d.at.toString(),
    author: [reference(d.organization)],
    title: d.title,
    confidentiality: 'R',
    section: [
      ...(d.notice.length ? [{ title: d.noticeTitle, text: narrative(d.notice) }] : []),
      ...held.map((s) => ({ title: s.title, entry: s.resources.map(reference) })),
    ],
  }
  const resources = [composition, d.patient, d.organization, ...held.flatMap((s) => s.resources)]
  return {
    resourceType: 'Bundle',
    id: d.id,
    meta: { security },
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${d.id}` },
    type: 'document',
    timestamp: d.at.toString(),
    entry: resources.map((r) => ({
      fullUrl: `urn:uuid:${r.id}`,
      resource: { ...r, meta: { security } },
    })),
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const narrative = (lines: readonly string[]) => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${lines.map((l) => `<p>${escaped(l)}</p>`).join('')}</div>`,
})
