import { type InstrumentId, questionnaireOf } from '#modules/measures/instruments.ts'
import {
  type Answers,
  askedQuestions,
  mostOf,
  optionsOf,
  type Question,
} from '#modules/measures/questionnaire.ts'
import type { Character } from './cast.ts'
import type { Random } from './random.ts'

/** How heavy it weighs on somebody on a day, 0 to 1: from the burden at admission along their course. */
export function weightOn(c: Character, on: Temporal.PlainDate): number {
  const weeks = Math.max(0, c.admittedOn.until(on).days / 7)
  switch (c.course) {
    case 'better':
      return c.burden * (0.3 + 0.7 * 0.84 ** weeks)
    case 'wavering':
      return Math.min(1, c.burden * (0.8 + 0.25 * Math.sin(weeks * 1.3)))
    case 'worse':
      return Math.min(0.98, c.burden * 0.7 + 0.05 * weeks)
  }
}

/** Where more is better. */
const protective = new Set(['9', '10', '12', '13', '14', '16', '17'])
/** Days of use and of each kind of drug in the BAM. */
const useItems = new Set(['4', '5', '6', '7A', '7B', '7C', '7D', '7E', '7F', '7G'])
const itemOf: Partial<Record<Character['substance'], string>> = {
  cannabis: '7A',
  cocaine: '7C',
  methamphetamine: '7D',
  fentanyl: '7E',
  opioid_pills: '7E',
}

/** Answers as somebody would give them under that weight. @param suicideItem PHQ-9 item 9 is 0 unless the story says so (R40) */
export function answersTo(
  random: Random,
  instrument: InstrumentId,
  {
    weight,
    substance,
    suicideItem = 0,
  }: { weight: number; substance: Character['substance']; suicideItem?: number },
): Answers {
  const questionnaire = questionnaireOf(instrument)
  const answers: Record<string, number> = {}
  for (;;) {
    const open = askedQuestions(questionnaire, answers).find((q) => answers[q.linkId] === undefined)
    if (!open) return answers
    answers[open.linkId] = answerTo(random, instrument, open, { weight, substance, suicideItem, answers })
  }
}

function answerTo(
  random: Random,
  instrument: InstrumentId,
  question: Question,
  given: { weight: number; substance: Character['substance']; suicideItem: number; answers: Answers },
): number {
  const { linkId } = question
  const { weight, substance, suicideItem, answers } = given
  if (instrument === 'phq-9' && linkId === '9') return suicideItem
  const isBam = instrument.startsWith('bam')
  if (isBam && useItems.has(linkId)) return daysOfUse(random, linkId, weight, substance, answers)
  const share = isBam && protective.has(linkId) ? 1 - weight * 0.9 : weight
  const felt = Math.min(1, Math.max(0, share + (random.next() - 0.5) * 0.4))
  const options = optionsOf(question)
  const [option] = options.slice(Math.min(options.length - 1, Math.floor(felt * options.length)))
  return option?.ordinal ?? Math.round(felt * mostOf(question))
}

/** Most people in the programme do not use; who does, uses what they came for, on one or two days a week. */
function daysOfUse(
  random: Random,
  linkId: string,
  weight: number,
  substance: Character['substance'],
  answers: Answers,
) {
  const limit = linkId === '5' ? (answers['4'] ?? 0) : linkId.startsWith('7') ? (answers['6'] ?? 0) : 7
  const theirs = linkId === (substance === 'alcohol' ? '4' : '6') || linkId === itemOf[substance]
  if (linkId === itemOf[substance]) return limit
  const any = theirs || linkId === '5'
  return any && random.chance(weight * 0.7) ? Math.min(limit, random.int(1, weight > 0.75 ? 4 : 2)) : 0
}
