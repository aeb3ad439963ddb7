import { type InstrumentId, questionnaireOf } from './instruments.ts'
import { type Answers, mostOf, optionsOf, questionsOf, relevantAnswers } from './questionnaire.ts'
import { bamCategorical, bamContinuous, bamIop } from './scoring/bam.ts'
import { gad7 } from './scoring/gad7.ts'
import { phq9 } from './scoring/phq9.ts'
import type { Fault, Scale, ScaleId, Scored, Scores, Scoring } from './scoring/scoring.ts'

/**
 * Measures: instruments as data (FHIR Questionnaire), one scoring module each. A completed response never changes;
 * a correction is a new one that supersedes it (R59). Series of different instruments are never joined (R44).
 */
const scorings: Record<InstrumentId, Scoring> = {
  'phq-9': phq9,
  'gad-7': gad7,
  'bam-iop': bamIop,
  'bam-continuous': bamContinuous,
  'bam-categorical': bamCategorical,
}

export const responseStatuses = ['in_progress', 'completed', 'entered_in_error'] as const
export type ResponseStatus = (typeof responseStatuses)[number]

export const scalesOf = (instrument: InstrumentId): readonly Scale[] => scorings[instrument].scales

/** Scores the answers to the questions that were asked. */
export const score = (instrument: InstrumentId, answers: Answers): Scored =>
  scorings[instrument].score(relevantAnswers(questionnaireOf(instrument), answers))

/** What cannot be an answer at all; kept out even of a draft. R45: no more days than are looked back on. */
export function impossibleAnswers(instrument: InstrumentId, answers: Answers): Fault[] {
  const questions = questionsOf(questionnaireOf(instrument))
  return Object.entries(answers).flatMap(([linkId, answer]): Fault[] => {
    const question = questions.find((q) => q.linkId === linkId)
    if (!question) return [{ linkId, reason: 'unknown_question' }]
    if (question.type === 'choice')
      return optionsOf(question).some((o) => o.ordinal === answer)
        ? []
        : [{ linkId, reason: 'not_an_answer' }]
    if (!Number.isInteger(answer) || answer < 0) return [{ linkId, reason: 'not_an_answer' }]
    return answer > mostOf(question) ? [{ linkId, reason: 'day_above_look_back' }] : []
  })
}

/** Everything that stands against completing: impossible answers, and answers that contradict each other. */
export function contradictions(instrument: InstrumentId, answers: Answers): Fault[] {
  const impossible = impossibleAnswers(instrument, answers)
  if (impossible.length) return impossible
  return scorings[instrument].check(relevantAnswers(questionnaireOf(instrument), answers))
}

export type Change = { by: number; toward: 'better' | 'worse' | 'same' }

/** How far each score lies from an earlier one; only where both could be given. */
export function changeSince(
  instrument: InstrumentId,
  now: Scores,
  then: Scores,
): Partial<Record<ScaleId, Change>> {
  const changes = scalesOf(instrument).flatMap(({ id, better }) => {
    const [a, b] = [then[id], now[id]]
    if (typeof a !== 'number' || typeof b !== 'number') return []
    const by = b - a
    const improved = better === 'lower' ? by < 0 : by > 0
    const toward: Change['toward'] = by === 0 ? 'same' : improved ? 'better' : 'worse'
    return [[id, { by, toward }] as const]
  })
  return Object.fromEntries(changes)
}

export type Taken = { scores: Scores }
export type Compared<T> = T & {
  sinceFirst: Partial<Record<ScaleId, Change>> | null
  sinceLast: Partial<Record<ScaleId, Change>> | null
}

/** Each response of one series, oldest first, beside the first and the one before it. The first has nothing beside it. */
export const compared = <T extends Taken>(instrument: InstrumentId, series: readonly T[]): Compared<T>[] =>
  series.map((response, i) => {
    const [first, last] = [series[0], series[i - 1]]
    return {
      ...response,
      sinceFirst: first && last ? changeSince(instrument, response.scores, first.scores) : null,
      sinceLast: last ? changeSince(instrument, response.scores, last.scores) : null,
    }
  })

/** The question whose answer must not wait (R40), so that the form can say so while it is being asked. */
export const alertQuestion = (instrument: InstrumentId): string | null =>
  instrument === 'phq-9' ? '9' : null
