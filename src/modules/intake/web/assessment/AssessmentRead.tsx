import { Fragment } from 'react'
import { formatDay, formatTime } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { isEmpty, linesIn } from '../../assessment/assessment.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import type { FieldWords } from '../../assessment/fieldWords.ts'
import { type Field, layout } from '../../assessment/layout.ts'
import type { SectionContent } from '../../assessment/sections.ts'
import { sectionWords } from '../../assessment/sections.words.ts'
import classes from './Read.module.css'

type Values = Record<string, unknown>

/** One section to read: what was answered, by its labels. */
export function SectionRead({ content }: { content: SectionContent }) {
  const { notAnswered } = useWords(assessmentWords)
  const { fields } = useWords(sectionWords)[content.section]
  const values: Values = content
  const answered = layout[content.section].filter((f) => !isEmpty(values[f.name]))
  const declined = linesIn(values, 'declined')
  if (content.section === 'measures' && declined.length) return <Declined lines={declined} />
  if (answered.length === 0) return <p className={classes.nothing}>{notAnswered}</p>
  return (
    <dl className={classes.answers}>
      {answered.map((f: Field) => {
        const words = fields[f.name] ?? { label: f.name }
        return (
          <Fragment key={f.name}>
            <dt>{words.label}</dt>
            <dd>
              <Answer field={f} words={words} value={values[f.name]} />
            </dd>
          </Fragment>
        )
      })}
    </dl>
  )
}

function Answer({ field, words, value }: { field: Field; words: FieldWords; value: unknown }) {
  const { ticked } = useWords(assessmentWords)
  if (field.kind === 'list') return <Lines field={field} words={words} value={value} />
  if (field.kind === 'ratings') return <Rated words={words} value={value} />
  if (field.kind === 'flag') return ticked
  return inWords(field, words, value)
}

function Lines({
  field,
  words,
  value,
}: {
  field: Extract<Field, { kind: 'list' }>
  words: FieldWords
  value: unknown
}) {
  return (
    <ul className={classes.lines}>
      {linesIn({ value }, 'value').map((line) => {
        const [first = '', ...more] = field.columns
          .filter((c) => !isEmpty(line[c.name]))
          .map((c) => inLine(c, words.columns?.[c.name], line[c.name]))
        return (
          <li key={line.key}>
            <strong>{first}</strong>
            {more.map((m) => ` · ${m}`)}
          </li>
        )
      })}
    </ul>
  )
}

/** Days and numbers say what they are; choices speak for themselves. */
const inLine = (c: Field, words: FieldWords | undefined, value: unknown) => {
  const said = inWords(c, words ?? { label: c.name }, value)
  return c.kind === 'day' || c.kind === 'number' ? `${words?.label ?? c.name}: ${said}` : said
}

function Rated({ words, value }: { words: FieldWords; value: unknown }) {
  const rated = Object.entries(typeof value === 'object' && value !== null ? value : {})
  const by = new Map<string, string[]>()
  for (const [row, to] of rated)
    by.set(String(to), [...(by.get(String(to)) ?? []), words.columns?.[row]?.label ?? row])
  return (
    <ul className={classes.lines}>
      {Object.entries(words.options ?? {})
        .toReversed()
        .filter(([option]) => by.has(option))
        .map(([option, label]) => (
          <li key={option}>
            <strong>{label}</strong>: {by.get(option)?.join(', ')}
          </li>
        ))}
    </ul>
  )
}

/** Questionnaires that were declined, and why. */
function Declined({ lines }: { lines: readonly Values[] }) {
  const { declined } = useWords(assessmentWords)
  const options = useWords(sectionWords).measures.fields.declined?.columns?.instrument?.options ?? {}
  return (
    <ul className={classes.lines}>
      {lines.map((l) => (
        <li key={String(l.instrument)}>
          <strong>{options[String(l.instrument)]}</strong>: {declined}, {String(l.reason)}
        </li>
      ))}
    </ul>
  )
}

function inWords(field: Field, words: FieldWords, value: unknown): string {
  const named = (v: unknown) => words.options?.[String(v)] ?? String(v)
  switch (field.kind) {
    case 'day':
      return formatDay(Temporal.PlainDate.from(String(value)), 'date')
    case 'time':
      return formatTime(Temporal.PlainTime.from(String(value)))
    case 'choice':
      return named(value)
    case 'choices':
    case 'weekdays':
    case 'tags':
      return Array.isArray(value) ? value.map(named).join(', ') : ''
    default:
      return String(value)
  }
}
