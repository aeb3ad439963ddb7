import { type Field, layout } from './layout.ts'
import { assessmentInstruments, type SectionContent, type SectionName, sectionNames } from './sections.ts'

/**
 * Assessment: one intake in sections, written over several sittings. Rules of what is missing at the end, of how far a
 * section is, and of which prefilled fields still stand as their source had them.
 */
export const assessmentStatuses = ['draft', 'completed'] as const
export type AssessmentStatus = (typeof assessmentStatuses)[number]

/** Any value of a section, as the layout's reader sees it. */
export type Line = { key: string; [column: string]: unknown }
type Values = Record<string, unknown>

const lineOf = (value: unknown): Line[] => (Array.isArray(value) ? value.filter(isLine) : [])
const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string'
/** The lines of a list field. */
export const linesIn = (content: Values, field: string): Line[] => lineOf(content[field])

/** What keeps an assessment open. */
export const needs = [
  'fill',
  'line_or_none',
  'rate_all',
  'answer_measure',
  'name_substance',
  'last_use',
  'not_in_future',
  'first_use_above_age',
  'same_time',
  'explain_harm',
  'reason_declined',
] as const
export type Need = (typeof needs)[number]

/** Where: the field, and inside a list the line's key and the column; `line` is its place, from 1. */
export type Missing = { section: SectionName; path: readonly string[]; need: Need; line?: number }

export type Facts = {
  /** The site's day. */
  today: Temporal.PlainDate
  bornOn: Temporal.PlainDate | null
  /** Instruments completed since the assessment began. */
  measuresDone: string[]
}

/** Everything that is missing before the assessment can be completed, in the order of the pages. */
export const missingIn = (sections: readonly SectionContent[], facts: Facts): Missing[] =>
  sectionNames.flatMap((name) => {
    const content = sections.find((s) => s.section === name)
    return content ? missingInSection(content, facts) : [{ section: name, path: [], need: 'fill' as const }]
  })

/** What one section still needs, in the order of its fields. */
export function missingInSection(content: SectionContent, facts: Facts): Missing[] {
  const { section } = content
  const fields: readonly Field[] = layout[section]
  const found = [...fields.flatMap((f) => unfilled(f, content)), ...specials(content, facts)]
  const place = ([[field = '', key]]: Found) => [
    fields.findIndex((f) => f.name === field),
    key === undefined ? 0 : linesIn(content, field).findIndex((l) => l.key === key),
  ]
  return found
    .map((f) => ({ f, at: place(f) }))
    .sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0) || (a.at[1] ?? 0) - (b.at[1] ?? 0))
    .map(({ f: [path, need], at: [, line = 0] }) => ({
      ...{ section, path, need },
      ...(path.length > 2 ? { line: line + 1 } : {}),
    }))
}

type Found = [path: string[], need: Need]

function unfilled(field: Field, values: Values): Found[] {
  const value = values[field.name]
  switch (field.kind) {
    case 'list':
      return [
        ...noneAtAll(field, lineOf(value).length, values),
        ...lineOf(value).flatMap((l) =>
          field.columns.flatMap((c) =>
            unfilled(c, l).map(([path, need]): Found => [[field.name, l.key, ...path], need]),
          ),
        ),
      ]
    case 'choices':
      return noneAtAll(field, Array.isArray(value) ? value.length : 0, values)
    case 'ratings': {
      const rated = typeof value === 'object' && value !== null ? Object.keys(value) : []
      return field.needed && field.rows.some((r) => !rated.includes(r)) ? [[[field.name], 'rate_all']] : []
    }
    default:
      return field.needed && isEmpty(value) ? [[[field.name], 'fill']] : []
  }
}

const noneAtAll = (field: { name: string; orElse?: string }, count: number, values: Values): Found[] =>
  field.orElse && count === 0 && values[field.orElse] !== true ? [[[field.name], 'line_or_none']] : []

/** Nothing was written, chosen or listed. */
export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0)

function specials(content: SectionContent, facts: Facts): Found[] {
  switch (content.section) {
    case 'substances':
      return content.list.flatMap((u) =>
        substanceFaults(u, facts).map((f): Found => [['list', u.key, f[0]], f[1]]),
      )
    case 'medical':
      return afterToday(content.lastExamOn, facts) ? [[['lastExamOn'], 'not_in_future']] : []
    case 'symptoms':
      return (content.harmSelf === 'now' || content.harmOthers === 'now') && isEmpty(content.harmNote)
        ? [[['harmNote'], 'explain_harm']]
        : []
    case 'duties':
      return content.list
        .filter((d) => d.from !== null && d.until === d.from)
        .map((d): Found => [['list', d.key, 'until'], 'same_time'])
    case 'measures':
      return assessmentInstruments
        .filter((i) => !facts.measuresDone.includes(i))
        .flatMap((i) => measureNeeds(i, content.declined))
    default:
      return []
  }
}

type Use = Extract<SectionContent, { section: 'substances' }>['list'][number]

function substanceFaults(use: Use, facts: Facts): [string, Need][] {
  const age = facts.bornOn?.until(facts.today, { largestUnit: 'years' }).years
  const faults: [string, Need][] = []
  if (use.substance === 'other' && isEmpty(use.name)) faults.push(['name', 'name_substance'])
  if (isEmpty(use.lastUsedOn) && isEmpty(use.lastUsedRoughly)) faults.push(['lastUsedOn', 'last_use'])
  if (afterToday(use.lastUsedOn, facts)) faults.push(['lastUsedOn', 'not_in_future'])
  if (age !== undefined && use.ageOfFirstUse !== null && use.ageOfFirstUse > age)
    faults.push(['ageOfFirstUse', 'first_use_above_age'])
  return faults
}

type Declined = Extract<SectionContent, { section: 'measures' }>['declined']

function measureNeeds(instrument: string, declined: Declined): Found[] {
  const line = declined.find((d) => d.instrument === instrument)
  if (!line) return [[[instrument], 'answer_measure']]
  return isEmpty(line.reason) ? [[[instrument], 'reason_declined']] : []
}

const afterToday = (day: string | null, { today }: Facts) =>
  day !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(day), today) > 0

export const sectionStates = ['empty', 'begun', 'complete'] as const
export type SectionState = (typeof sectionStates)[number]

/** How far a section is; what stands in it decides, not whether somebody pressed a button. */
export function stateOf(content: SectionContent, facts: Facts): SectionState {
  if (missingInSection(content, facts).length === 0) return 'complete'
  const { section, ...values } = content
  if (section === 'measures' && facts.measuresDone.length > 0) return 'begun'
  return Object.values(values).every(isEmpty) ? 'empty' : 'begun'
}

/** True where thoughts of harm are there now and were not before: somebody must be told. */
export const namesNewRisk = (before: SectionContent, after: SectionContent): boolean =>
  harmNow(after) && !harmNow(before)
const harmNow = (c: SectionContent) =>
  c.section === 'symptoms' && (c.harmSelf === 'now' || c.harmOthers === 'now')

/** A key for a new line: the next number. */
export const newKey = (lines: readonly { key: string }[]): string =>
  String(Math.max(0, ...lines.map((l) => Number(l.key) || 0)) + 1)
