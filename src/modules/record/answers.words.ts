import { isEmpty, linesIn } from '#modules/intake/assessment/assessment.ts'
import type { FieldWords } from '#modules/intake/assessment/fieldWords.ts'
import { type Field, layout } from '#modules/intake/assessment/layout.ts'
import type { SectionContent } from '#modules/intake/assessment/sections.ts'
import { sectionWords } from '#modules/intake/assessment/sections.words.ts'

type Values = Record<string, unknown>

/** One section of an interview as people read it: what was answered, by its labels. */
export function answersIn(content: SectionContent): [label: string, answer: string][] {
  const values: Values = content
  const words = sectionWords.en[content.section].fields
  const fields: readonly Field[] = layout[content.section]
  return fields
    .filter((f) => !isEmpty(values[f.name]))
    .map((f) => {
      const named = words[f.name] ?? { label: f.name }
      return [named.label, answer(f, named, values[f.name])]
    })
}

function answer(field: Field, words: FieldWords, value: unknown): string {
  if (field.kind === 'list') return lines(field.columns, words, value)
  if (field.kind === 'ratings') return rated(words, value)
  return field.kind === 'flag' ? 'Yes' : said(field, words, value)
}

const lines = (columns: readonly Field[], words: FieldWords, value: unknown) =>
  linesIn({ value }, 'value')
    .map((line) =>
      columns
        .filter((c) => !isEmpty(line[c.name]))
        .map((c) => {
          const named = words.columns?.[c.name]
          const text = said(c, named ?? { label: c.name }, line[c.name])
          return c.kind === 'day' || c.kind === 'number' ? `${named?.label ?? c.name}: ${text}` : text
        })
        .join(', '),
    )
    .join('; ')

const rated = (words: FieldWords, value: unknown) =>
  Object.entries(typeof value === 'object' && value !== null ? value : {})
    .map(([row, to]) => `${words.columns?.[row]?.label ?? row}: ${words.options?.[String(to)] ?? String(to)}`)
    .join('; ')

function said(field: Field, words: FieldWords, value: unknown): string {
  const named = (v: unknown) => words.options?.[String(v)] ?? String(v)
  if (field.kind === 'choice') return named(value)
  return Array.isArray(value) ? value.map(named).join(', ') : String(value)
}
