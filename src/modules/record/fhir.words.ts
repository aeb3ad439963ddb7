import { sectionWords } from '#modules/intake/assessment/sections.words.ts'
import { questionnaireOf } from '#modules/measures/instruments.ts'
import { scalesOf } from '#modules/measures/measures.ts'
import { measuresWords } from '#modules/measures/measures.words.ts'
import { answerLabel, askedQuestions, optionsOf } from '#modules/measures/questionnaire.ts'
import { programWords } from '#modules/program/program.words.ts'
import { answersIn } from './answers.words.ts'
import { concept, documentBundle, loinc, type Resource, reference, type Section } from './bundle.ts'
import type { ClientRecord, Contact, Interview, Measured, Written } from './record.ts'
import { type Frame, noteFacts, placementFacts, recordWords, scoresOf } from './record.words.ts'

const words = recordWords.en

export type ForFhir = Frame & {
  clientId: string
  siteId: string
  givenName: string
  familyName: string
  now: Temporal.Instant
  newId: () => string
  notice: readonly string[]
  title: string
}

/** The record as a FHIR R4 document bundle, as JSON. What was not loaded has no section, no resource and no mention. */
export function fhirText(r: ClientRecord, f: ForFhir): string {
  const patient = patientOf(r.contact, f)
  const organization = { resourceType: 'Organization', id: f.siteId, name: f.siteName }
  const of: Of = { subject: reference(patient), organization: reference(organization), newId: f.newId }
  const bundle = documentBundle({
    ...{ patient, organization, notice: f.notice, title: f.title, at: f.now },
    id: f.newId(),
    compositionId: f.newId(),
    noticeTitle: 'Notice',
    sections: sectionsOf(r, of),
  })
  return JSON.stringify(bundle, null, 1)
}

type Of = { subject: { reference: string }; organization: { reference: string }; newId: () => string }

const sectionsOf = (r: ClientRecord, of: Of): Section[] => [
  { title: words.contact, resources: (r.contact?.supports ?? []).map((s) => relatedOf(s, of)) },
  { title: words.stays, resources: r.stays.map((s) => stayOf(s, of)) },
  { title: words.attended, resources: r.attended.map((a) => attendedOf(a, of)) },
  { title: 'Assessment', resources: r.interviews.map((i) => interviewOf(i, of)) },
  { title: 'Placement', resources: r.placements.map((p) => placementOf(p, of)) },
  { title: words.weeks, resources: r.weeks.map((w) => weekOf(w, of)) },
  { title: 'Medications', resources: r.medications.flatMap((m) => medicationsOf(m, of)) },
  { title: words.measures, resources: r.measures.flatMap((m) => measureOf(m, of)) },
  { title: words.notes, resources: r.notes.map((n) => noteOf(n, of)) },
]

const genders = { female: 'female', male: 'male', other: 'other', unknown: 'unknown' } as const
function patientOf(contact: Contact | null, f: ForFhir): Resource {
  const telecom = [
    ...(contact?.phone ? [{ system: 'phone', value: contact.phone }] : []),
    ...(contact?.email ? [{ system: 'email', value: contact.email }] : []),
  ]
  return {
    resourceType: 'Patient',
    id: f.clientId,
    name: [{ text: f.name, given: [f.givenName], family: f.familyName }],
    ...(f.bornOn ? { birthDate: f.bornOn.toString() } : {}),
    ...(contact?.sex ? { gender: genders[contact.sex] } : {}),
    ...(telecom.length ? { telecom } : {}),
    ...(contact?.address ? { address: [{ text: contact.address }] } : {}),
  }
}

const relatedOf = (s: Contact['supports'][number], of: Of): Resource => ({
  resourceType: 'RelatedPerson',
  id: s.id,
  patient: of.subject,
  name: [{ text: s.name }],
  ...(s.relation ? { relationship: [concept(s.relation)] } : {}),
  ...(s.phone ? { telecom: [{ system: 'phone', value: s.phone }] } : {}),
})

const stayOf = (s: ClientRecord['stays'][number], of: Of): Resource => ({
  resourceType: 'EpisodeOfCare',
  id: s.id,
  status: s.dischargedOn ? 'finished' : 'active',
  type: [concept(programWords.en.levels[s.levelOfCare])],
  patient: of.subject,
  managingOrganization: of.organization,
  period: {
    start: s.admittedOn.toString(),
    ...(s.dischargedOn ? { end: s.dischargedOn.toString() } : {}),
  },
})

/** Whoever came has an encounter; whoever did not, an appointment that says so. */
function attendedOf(a: ClientRecord['attended'][number], of: Of): Resource {
  const [start, end] = [a.startsAt.toString(), a.endsAt.toString()]
  // One session seats many clients: its own id in two clients' files would tell who sat together.
  const id = of.newId()
  if (a.mark === 'absent' || a.mark === 'excused')
    return {
      ...{ resourceType: 'Appointment', id, start, end },
      status: a.mark === 'absent' ? 'noshow' : 'cancelled',
      participant: [{ actor: of.subject, status: 'declined' }],
    }
  return {
    ...{ resourceType: 'Encounter', id },
    status: 'finished',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'AMB',
      display: 'ambulatory',
    },
    subject: of.subject,
    period: { start, end },
    length: { value: a.minutes, unit: 'min', system: 'http://unitsofmeasure.org', code: 'min' },
    serviceProvider: of.organization,
  }
}

const weekOf = (w: ClientRecord['weeks'][number], of: Of): Resource => ({
  resourceType: 'CarePlan',
  id: w.id,
  status: w.until ? 'completed' : 'active',
  intent: 'plan',
  subject: of.subject,
  period: { start: w.from.toString(), ...(w.until ? { end: w.until.toString() } : {}) },
  description: words.week(`${w.minutes / 60} h`, w.daysMin, w.daysMax),
})

const interviewOf = (i: Interview, of: Of): Resource => ({
  resourceType: 'QuestionnaireResponse',
  id: i.id,
  status: 'completed',
  subject: of.subject,
  authored: i.completedAt.toString(),
  item: i.sections
    .map((s) => ({
      linkId: s.section,
      text: sectionWords.en[s.section].title,
      item: answersIn(s).map(([text, answer], n) => ({
        linkId: `${s.section}.${n + 1}`,
        text,
        answer: [{ valueString: answer }],
      })),
    }))
    .filter((s) => s.item.length > 0),
})

function medicationsOf({ from, content }: ClientRecord['medications'][number], of: Of): Resource[] {
  const statuses = { as_prescribed: 'active', sometimes: 'active', stopped: 'stopped' } as const
  return content.list.map((m) => ({
    resourceType: 'MedicationStatement',
    id: of.newId(),
    status: m.taking ? statuses[m.taking] : 'unknown',
    medicationCodeableConcept: concept(m.name),
    subject: of.subject,
    dateAsserted: from.completedAt.toString(),
    ...(m.dose || m.howOften ? { dosage: [{ text: [m.dose, m.howOften].filter(Boolean).join(', ') }] } : {}),
  }))
}

/** The answers, and each score beside them as an observation that names where it comes from. */
function measureOf(m: Measured, of: Of): Resource[] {
  const questionnaire = questionnaireOf(m.instrument)
  const response: Resource = {
    resourceType: 'QuestionnaireResponse',
    id: m.id,
    questionnaire: `${questionnaire.url}|${m.instrumentVersion}`,
    status: 'completed',
    subject: of.subject,
    authored: m.completedAt.toString(),
    item: askedQuestions(questionnaire, m.answers).flatMap((q) => {
      const answer = m.answers[q.linkId]
      if (answer === undefined) return []
      const value =
        optionsOf(q).length > 0 ? { valueString: answerLabel(q, answer) } : { valueInteger: answer }
      return [{ linkId: q.linkId, text: q.text, answer: [value] }]
    }),
  }
  const scores = scoresOf(m).map(([scale, score]): Resource => {
    const code = scalesOf(m.instrument).find((s) => s.id === scale)?.loinc
    const text = `${questionnaire.title}: ${measuresWords.en.scales[scale]}`
    return {
      resourceType: 'Observation',
      id: of.newId(),
      status: 'final',
      category: [
        concept('Survey', {
          system: 'http://terminology.hl7.org/CodeSystem/observation-category',
          code: 'survey',
        }),
      ],
      code: concept(text, code ? loinc(code, text) : undefined),
      subject: of.subject,
      effectiveDateTime: m.completedAt.toString(),
      valueInteger: score,
      derivedFrom: [reference(response)],
    }
  })
  return [response, ...scores]
}

const placementOf = (p: ClientRecord['placements'][number], of: Of): Resource =>
  document(p.id, of, {
    type: concept('Placement decision'),
    docStatus: 'final',
    date: p.decidedAt,
    author: p.decidedBy,
    lines: placementFacts(p),
  })

const noteOf = (n: Written, of: Of): Resource =>
  document(n.id, of, {
    type: concept('Progress note', loinc('34904-3', 'Mental health Progress note')),
    docStatus: n.status === 'signed' ? 'final' : 'preliminary',
    date: n.signedAt,
    author: n.author,
    lines: [
      ...noteFacts(n),
      ...n.addenda.map((a): [string, string] => [words.signed(a.author, a.signedAt.toString()), a.text]),
    ],
  })

type Text = {
  type: object
  docStatus: string
  date: Temporal.Instant
  author: string
  lines: readonly (readonly [string, string])[]
}
const document = (id: string, of: Of, t: Text): Resource => ({
  resourceType: 'DocumentReference',
  id,
  status: 'current',
  docStatus: t.docStatus,
  type: t.type,
  subject: of.subject,
  date: t.date.toString(),
  author: [{ display: t.author }],
  content: [
    {
      attachment: {
        contentType: 'text/plain; charset=utf-8',
        data: new TextEncoder()
          .encode(t.lines.map(([label, text]) => `${label}: ${text}`).join('\n'))
          .toBase64(),
      },
    },
  ],
})
