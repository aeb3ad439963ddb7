import { blankSection, type SectionContent, type SectionName, sectionNames } from './sections.ts'
import type { Source, Sources } from './sources.ts'

/** What is known of a client before the interview. Days are those of the site. */
export type Known = {
  referral?: {
    on: string
    reason: string
    conditions: { name: string; current: boolean }[]
    allergies: { substance: string; reaction: string }[]
    medications: { name: string; dose: string }[]
    pregnant: boolean
  }
  inquiry?: { on: string; reason: string; barriers: string }
  supports: { name: string; relation: string }[]
  /** The last completed assessment: what rarely changes is carried over, to be asked again. */
  previous?: { on: string; sections: SectionContent[] }
  today: string
}

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
    return marked({ ...base('reason'), whyNow: referral.reason }, ['whyNow'], source)
  if (section === 'medical' && (referral.conditions.length || referral.allergies.length))
    return marked(
      {
        ...base('medical'),
        conditions: numbered(referral.conditions).map(({ current, ...c }) => ({
          ...c,
          state: current ? 'current' : 'past',
          note: '',
        })),
        allergies: numbered(referral.allergies),
        pregnancy: referral.pregnant ? 'yes' : null,
      },
      [
        ...keysOf('conditions', referral.conditions.length),
        ...keysOf('allergies', referral.allergies.length),
        ...(referral.pregnant ? ['pregnancy'] : []),
      ],
      source,
    )
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

function fromPrevious(section: SectionName, { previous }: Known): Prefilled | null {
  const content = previous?.sections.find((s) => s.section === section)
  if (!previous || !content || !carries(section)) return null
  const fields = Object.entries(content).flatMap(([field, value]) =>
    field === 'section' || value === null || value === '' || value === false
      ? []
      : Array.isArray(value) && value.some((v) => typeof v === 'object')
        ? value.flatMap((v) =>
            typeof v === 'object' && v !== null && 'key' in v ? [`${field}.${v.key}`] : [],
          )
        : Array.isArray(value) && value.length === 0
          ? []
          : [field],
  )
  return marked(content, fields, { kind: 'assessment', on: previous.on })
}

function rest(section: SectionName, { inquiry, supports, today }: Known): Prefilled {
  if (section === 'reason' && inquiry?.reason)
    return marked({ ...base('reason'), whyNow: inquiry.reason }, ['whyNow'], {
      kind: 'inquiry',
      on: inquiry.on,
    })
  if (section === 'barriers' && inquiry?.barriers)
    return marked({ ...base('barriers'), note: inquiry.barriers }, ['note'], {
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
