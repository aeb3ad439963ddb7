import { z } from 'zod'

/**
 * The part of a FHIR R4 Questionnaire that our instruments use. An answer is a number: the ordinal value of the chosen
 * option, or the count that was entered; a question without an answer is absent.
 */
const ordinalUrl = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'
const mostUrl = 'http://hl7.org/fhir/StructureDefinition/maxValue'
const lookBackUrl = 'https://footbridge.example/fhir/StructureDefinition/look-back-days'
const sourceUrl = 'https://footbridge.example/fhir/StructureDefinition/instrument-source'

const extension = z.object({
  url: z.url(),
  valueInteger: z.int().optional(),
  valueDecimal: z.number().optional(),
  valueString: z.string().optional(),
})
const coding = z.object({ system: z.url(), code: z.string(), display: z.string().optional() })

const Item = z.object({
  linkId: z.string(),
  extension: z.array(extension).default([]),
  code: z.array(coding).optional(),
  prefix: z.string().optional(),
  text: z.string(),
  type: z.enum(['group', 'choice', 'integer']),
  required: z.boolean().default(false),
  enableWhen: z
    .array(
      z.object({
        question: z.string(),
        operator: z.enum(['=', '>']),
        answerInteger: z.int().optional(),
        answerCoding: coding.optional(),
      }),
    )
    .default([]),
  answerOption: z
    .array(z.object({ extension: z.array(extension), valueCoding: coding.required({ display: true }) }))
    .default([]),
  get item() {
    return z.array(Item).default([])
  },
})
export type Item = z.output<typeof Item>

export const Questionnaire = z.object({
  resourceType: z.literal('Questionnaire'),
  id: z.string(),
  extension: z.array(extension),
  url: z.url(),
  version: z.string(),
  title: z.string(),
  description: z.string(),
  copyright: z.string(),
  code: z.array(coding).optional(),
  item: z.array(Item),
})
export type Questionnaire = z.output<typeof Questionnaire>

/** linkId → the ordinal of the chosen option, or the number entered. */
export type Answers = Readonly<Record<string, number>>

/** A question to be answered, with the groups it stands in: their texts are its stem. */
export type Question = Item & { stem: string | null; within: readonly Item[] }
export type Option = { ordinal: number; label: string }

const found = (extensions: readonly z.output<typeof extension>[], url: string) =>
  extensions.find((e) => e.url === url)

/** How many days before today the questions ask about. */
export const lookBackDays = (q: Questionnaire): number | null =>
  found(q.extension, lookBackUrl)?.valueInteger ?? null

/** Where the instrument comes from: its publication. */
export const sourceOf = (q: Questionnaire): string => found(q.extension, sourceUrl)?.valueString ?? ''

/** The most that may be entered to a counted question; days can be no more than the days looked back on. */
export const mostOf = (item: Item): number => found(item.extension, mostUrl)?.valueInteger ?? 0

/** The options of a choice with the number each stands for, as printed. */
export const optionsOf = (item: Item): Option[] =>
  item.answerOption.map((o) => ({
    ordinal: found(o.extension, ordinalUrl)?.valueDecimal ?? 0,
    label: o.valueCoding.display,
  }))

/** Every question in its order, whether or not it is asked. */
export function questionsOf(q: Questionnaire): Question[] {
  const flat = (items: readonly Item[], within: readonly Item[]): Question[] =>
    items.flatMap((item) =>
      item.type === 'group'
        ? flat(item.item, [...within, item])
        : [{ ...item, within, stem: within.at(-1)?.text ?? null }],
    )
  return flat(q.item, [])
}

/** The questions that these answers leave to be asked: FHIR's enableWhen, of the question and the groups around it. */
export function askedQuestions(q: Questionnaire, answers: Answers): Question[] {
  const all = questionsOf(q)
  const asked = new Set<string>()
  for (const question of all) {
    const open = [...question.within, question].every((item) => isEnabled(item, all, answers, asked))
    if (open) asked.add(question.linkId)
  }
  return all.filter((question) => asked.has(question.linkId))
}

/** Looks back only: a condition names an earlier question, and one that is not asked counts as not answered. */
function isEnabled(item: Item, all: readonly Question[], answers: Answers, asked: ReadonlySet<string>) {
  if (item.enableWhen.length === 0) return true
  return item.enableWhen.some(({ question, operator, answerInteger, answerCoding }) => {
    const answer = asked.has(question) ? answers[question] : undefined
    const wanted = answerInteger ?? ordinalOf(all, question, answerCoding?.code)
    if (answer === undefined || wanted === undefined) return false
    return operator === '=' ? answer === wanted : answer > wanted
  })
}

function ordinalOf(all: readonly Question[], linkId: string, code: string | undefined) {
  const option = all.find((x) => x.linkId === linkId)?.answerOption.find((o) => o.valueCoding.code === code)
  return option && found(option.extension, ordinalUrl)?.valueDecimal
}

/** The answers to questions that are asked; what was answered before its question fell away is left out. */
export function relevantAnswers(q: Questionnaire, answers: Answers): Answers {
  const kept = askedQuestions(q, answers).flatMap(({ linkId }) => {
    const answer = answers[linkId]
    return answer === undefined ? [] : [[linkId, answer] as const]
  })
  return Object.fromEntries(kept)
}

/** What people read as the answer: the option's words, or the number. */
export const answerLabel = (question: Question, answer: number): string =>
  optionsOf(question).find((o) => o.ordinal === answer)?.label ?? String(answer)
