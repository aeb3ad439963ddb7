import type { ItemOf } from './bundle.ts'
import { dayOf, earlier, later, namedBy, newestFirst, textOf, wordsOf } from './codes.ts'
import { type Concept, fhir, type Value } from './fhir.ts'
import { matterInWords, matterOf, treatedHere } from './matters.ts'
import type { Reading } from './mine.ts'
import {
  type Finding,
  findingKinds,
  type MatterKind,
  matterKinds,
  type Named,
  type Treatment,
} from './summary.ts'

type Kind = Finding['kind']
/** LOINC codes of results that an intake reads; body measures and blood counts are not among them. */
const loinc: ReadonlyMap<string, Kind> = new Map([
  ...listed(
    'screening',
    '75624-7 75626-2 82667-7 44261-6 55758-7 70274-6 69737-5 93373-9 76504-0 71354-5 99046-5',
  ),
  ...listed('pain', '72514-3 38208-5 38221-8'),
  ...listed('tobacco', '72166-2 11367-0 81229-7'),
  ...listed('pregnancy', '82810-3 2106-3 2118-8 80384-1'),
  ...listed('living', '71802-3 67875-5 76437-3 93038-8'),
])
function listed(kind: Kind, codes: string): [string, Kind][] {
  return codes.split(' ').map((code) => [code, kind])
}
const inWords: readonly (readonly [RegExp, Kind])[] = [
  [
    /\b(audit|audit-c|dast|phq-?[29]|gad-?[27]|c-?ssrs|pcl-?5|bam)\b.*score|total score.*\b(audit|dast|phq|gad)/i,
    'screening',
  ],
  [
    /\b(drugs? of abuse|opiates?|opioids?|oxycodone|cocaine|benzoylecgonine|amphetamines?|methamphetamine|benzodiazepines?|cannabinoids?|tetrahydrocannabinol|thc|methadone|eddp|buprenorphine|norbuprenorphine|fentanyl|barbiturates?|phencyclidine|ethanol|ethyl glucuronide|6-monoacetylmorphine|morphine)\b.*(presence|mass|moles|units|urine|serum|blood|saliva|screen)/i,
    'toxicology',
  ],
  [/\bpregnancy (test|status)|choriogonadotropin/i, 'pregnancy'],
]

const kindOf = (concept: Concept | null | undefined): Kind | null => {
  if (!concept) return null
  const byCode = concept.coding.map((c) => loinc.get(c.code ?? '')).find(Boolean)
  return byCode ?? inWords.find(([pattern]) => pattern.test(wordsOf(concept)))?.[1] ?? null
}

type Dated = Finding & { key: string }

/** Results of interest: of each the newest, with how many came before. */
export function findingsOf(reading: Reading): Finding[] {
  const all = reading.mine(fhir.Observation).flatMap((o) => {
    const found = resultsOf(o)
    if (found.length === 0) reading.leave(o, 'not_used')
    return found
  })
  all.sort((a, b) => newestFirst(a.on, b.on))
  const newest = new Map<string, Finding>()
  for (const { key, ...finding } of all) {
    const known = newest.get(key)
    newest.set(key, known ? { ...known, earlier: known.earlier + 1 } : finding)
  }
  return [...newest.values()].sort(
    (a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) || newestFirst(a.on, b.on),
  )
}

function resultsOf({ read: o }: ItemOf<typeof fhir.Observation>): Dated[] {
  const on = dayOf(o.effectiveDateTime ?? o.effectivePeriod?.start)
  return [o, ...o.component].flatMap((part) => {
    const kind = kindOf(part.code)
    const named = namedBy(part.code)
    const value = valueText(part)
    if (!kind || !named || !value) return []
    const key = named.codes[0]?.code ?? named.text.toLowerCase()
    return [{ ...named, kind, value, on, earlier: 0, key }]
  })
}

function valueText(v: Value): string {
  const { valueQuantity: q, valueCodeableConcept, valueString, valueInteger, valueBoolean } = v
  if (q && typeof q.value === 'number') {
    const unit = q.unit && !/^\{.*\}$|^1$/.test(q.unit) ? ` ${q.unit}` : ''
    return `${q.comparator ?? ''}${Math.round(q.value * 100) / 100}${unit}`
  }
  if (typeof valueInteger === 'number') return String(valueInteger)
  if (typeof valueBoolean === 'boolean') return String(valueBoolean)
  return textOf(valueCodeableConcept) || (valueString ?? '')
}

type Care = { named: Named; concept: Concept; from: string | null; until: string | null; current: boolean }

/** Earlier and present treatment of what matters here, from procedures, care plans and stays. */
export function treatmentsOf(reading: Reading): Treatment[] {
  const byName = new Map<string, Treatment>()
  for (const { named, concept, ...dates } of [...procedures(reading), ...plans(reading), ...stays(reading)]) {
    const matters = treatmentMatter(concept)
    if (!matters) continue
    const key = named.text.toLowerCase()
    const same = byName.get(key) ?? { ...named, ...dates, matters, times: 0 }
    byName.set(key, {
      ...same,
      times: same.times + 1,
      current: same.current || dates.current,
      from: earlier(same.from, dates.from),
      until: later(same.until, dates.until),
    })
  }
  return [...byName.values()].sort(
    (a, b) =>
      matterKinds.indexOf(a.matters) - matterKinds.indexOf(b.matters) ||
      Number(b.current) - Number(a.current) ||
      newestFirst(a.from, b.from),
  )
}

/** `Alcoholism counseling`, `smoking cessation therapy`: words of treatment around words of what is treated. */
const treatedInWords = (words: string) =>
  /counsel|therap|rehab|detox|treatment|program|cessation|psycho|management/i.test(words)
    ? matterInWords(words.replace(/counsel\w*|therapy|education|prevention|management/gi, 'abuse'))
    : null

/** Of what is treated here, or of tobacco use; antenatal care is not. */
function treatmentMatter(concept: Concept): MatterKind | null {
  const kind = matterOf(concept) ?? treatedInWords(wordsOf(concept))
  return kind && (treatedHere(kind) || kind === 'tobacco_use') ? kind : null
}
const isTreatment = (concept: Concept) => treatmentMatter(concept) !== null

const procedures = (reading: Reading): Care[] =>
  reading.mine(fhir.Procedure).flatMap((p) => {
    const { code, status, performedDateTime, performedPeriod } = p.read
    const named = namedBy(code)
    if (!named || !code || !isTreatment(code)) {
      reading.leave(p, 'not_used')
      return []
    }
    const from = dayOf(performedDateTime ?? performedPeriod?.start)
    return [
      { named, concept: code, from, until: dayOf(performedPeriod?.end), current: status === 'in-progress' },
    ]
  })

const plans = (reading: Reading): Care[] =>
  reading.mine(fhir.CarePlan).flatMap((p) => {
    const { status, period, category, activity } = p.read
    const dates = { from: dayOf(period?.start), until: dayOf(period?.end), current: status === 'active' }
    const care = [...category, ...activity.map((a) => a.detail?.code)].flatMap((concept) => {
      const named = namedBy(concept)
      return named && concept && isTreatment(concept) ? [{ named, concept, ...dates }] : []
    })
    if (care.length === 0) reading.leave(p, 'not_used')
    return care
  })

/** Stays whose type names a treatment: `Drug rehabilitation and detoxification`. */
const stays = (reading: Reading): Care[] =>
  reading.mine(fhir.Encounter).flatMap((item) => {
    const { type, period, status } = item.read
    const dates = { from: dayOf(period?.start), until: dayOf(period?.end), current: status === 'in-progress' }
    const care = type.flatMap((concept) => {
      const named = namedBy(concept)
      return named && isTreatment(concept) ? [{ named, concept, ...dates }] : []
    })
    if (care.length === 0) reading.leave(item, 'not_used')
    return care
  })
