import { isEmpty, linesIn } from './assessment.ts'
import { blankSection, type SectionContent, type SectionName, sectionNames } from './sections.ts'
import type { Source, Sources } from './sources.ts'

/** What is known of a client before the interview. Days are those of the site. */
export type Known = {
  referral?: {
    on: string
    reason: string
    conditions: { name: string; current: boolean }[]
    allergies: { substance: string; reaction: string }[]
    /** The referral says that there are none. */
    noAllergies: boolean
    treatments: string[]
    medications: { name: string; dose: string }[]
    pregnant: boolean
  }
  inquiry?: { on: string; reason: string; barriers: string }
  supports: { name: string; relation: string }[]
  /** The last completed assessment: what rarely changes is carried over, to be asked again. */
  previous?: { on: string; sections: SectionContent[] }
  today: string
}

/** A section's longest text. */
const longest = 8000

export type Prefilled = { content: SectionContent; sources: Sources }

const carriedOver = ['medical', 'medications', 'family', 'personal', 'strengths', 'duties'] as const
const carries = (section: SectionName) => carriedOver.some((c) => c === section)

/** Every section, prefilled where something is known, each field marked with where it comes from. */
export const prefilled = (known: Known): Prefilled[] =>
  sectionNames.map(
    (section) => fromReferral(section, known) ?? fromPrevious(section, known) ?? rest(section, known),
  )

/** A referral newer than the last assessment speaks for what it tells; else the last assessment does. */
function fromReferral(section: SectionName, { referral, previous }: Known): Prefilled | null {
  if (!referral || (previous && previous.on >= referral.on)) return null
  const source: Source = { kind: 'referral', on: referral.on }
  if (section === 'reason' && referral.reason)
    return marked({ ...base('reason'), whyNow: referral.reason.slice(0, longest) }, ['whyNow'], source)
  if (section === 'substances' && referral.treatments.length)
    return marked(
      { ...base('substances'), treatmentBefore: referral.treatments.join('\n').slice(0, longest) },
      ['treatmentBefore'],
      source,
    )
  if (section === 'medical') return fromHistory(referral, source)
  if (section === 'medications' && referral.medications.length)
    return marked(
      {
        ...base('medications'),
        list: numbered(referral.medications).map((m) => ({
          ...m,
          howOften: '',
          prescriber: '',
          taking: null,
        })),
      },
      keysOf('list', referral.medications.length),
      source,
    )
  return null
}

function fromHistory(r: NonNullable<Known['referral']>, source: Source): Prefilled | null {
  const flags = [
    ...(r.pregnant ? ['pregnancy'] : []),
    ...(r.noAllergies && r.allergies.length === 0 ? ['noAllergies'] : []),
  ]
  const paths = [
    ...keysOf('conditions', r.conditions.length),
    ...keysOf('allergies', r.allergies.length),
    ...flags,
  ]
  if (paths.length === 0) return null
  return marked(
    {
      ...base('medical'),
      conditions: numbered(r.conditions).map(({ current, ...c }) => ({
        ...c,
        state: current ? 'current' : 'past',
        note: '',
      })),
      allergies: numbered(r.allergies),
      noAllergies: flags.includes('noAllergies'),
      pregnancy: r.pregnant ? 'yes' : null,
    },
    paths,
    source,
  )
}

function fromPrevious(section: SectionName, { previous }: Known): Prefilled | null {
  const content = previous?.sections.find((s) => s.section === section)
  if (!previous || !content || !carries(section)) return null
  const { section: _, ...rest } = content
  const values: Record<string, unknown> = rest
  const fields = Object.keys(values).flatMap((field) => {
    const lines = linesIn(values, field)
    if (lines.length) return lines.map((l) => `${field}.${l.key}`)
    return isEmpty(values[field]) ? [] : [field]
  })
  return marked(content, fields, { kind: 'assessment', on: previous.on })
}

function rest(section: SectionName, { inquiry, supports, today }: Known): Prefilled {
  if (section === 'reason' && inquiry?.reason)
    return marked({ ...base('reason'), whyNow: inquiry.reason.slice(0, longest) }, ['whyNow'], {
      kind: 'inquiry',
      on: inquiry.on,
    })
  if (section === 'barriers' && inquiry?.barriers)
    return marked({ ...base('barriers'), note: inquiry.barriers.slice(0, longest) }, ['note'], {
      kind: 'inquiry',
      on: inquiry.on,
    })
  if (section === 'family' && supports.length)
    return marked(
      {
        ...base('family'),
        people: numbered(supports).map((s) => ({ ...s, stance: null, note: '' })),
      },
      keysOf('people', supports.length),
      { kind: 'client_record', on: today },
    )
  return { content: blankSection(section), sources: {} }
}

type Of<S extends SectionName> = Extract<SectionContent, { section: S }>

/** A blank section, typed by its name. */
function base<S extends SectionName>(section: S): Of<S> {
  const blank = blankSection(section)
  if (!isOf(blank, section)) throw new Error(`${section} is not ${blank.section}`)
  return blank
}
const isOf = <S extends SectionName>(content: SectionContent, section: S): content is Of<S> =>
  content.section === section

const numbered = <T extends object>(items: readonly T[]) =>
  items.map((item, i) => ({ key: String(i + 1), ...item }))
const keysOf = (field: string, count: number) => Array.from({ length: count }, (_, i) => `${field}.${i + 1}`)
const marked = (content: SectionContent, paths: readonly string[], source: Source): Prefilled => ({
  content,
  sources: Object.fromEntries(paths.map((p) => [p, source])),
})
