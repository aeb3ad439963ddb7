import type { Answers } from '../questionnaire.ts'
import {
  type Band,
  type Fault,
  type Flag,
  missingOf,
  type Scale,
  type ScaleId,
  type Scored,
  type Scores,
  type Scoring,
  sumOf,
} from './scoring.ts'

/**
 * Brief Addiction Monitor: three subscales and never a grand total (R43). Items 7A-G tell more about item 6 and are not
 * scored; item 17 stands outside. Each version is scored and charted for itself (R44).
 */
const subscales = {
  use: ['4', '5', '6'],
  risk: ['1', '2', '3', '8', '11', '15'],
  protective: ['9', '10', '12', '13', '14', '16'],
} as const
const ids = ['use', 'risk', 'protective'] as const
const drugs = ['7A', '7B', '7C', '7D', '7E', '7F', '7G']

/** Attention (VA): any use, risk 12 or more, protection 12 or less; the last two hold on the 0-24 scales only. */
type Attention = { use: number; risk: number | null; protective: number | null }
const onSmallScale: Attention = { use: 1, risk: 12, protective: 12 }
const onDayScale: Attention = { use: 1, risk: null, protective: null }

type Version = {
  version: string
  most: Record<(typeof ids)[number], number>
  attention: Attention
  /** The points of one answer, where they are not the answer itself. */
  points?: (linkId: string, answer: number) => number
}

const bam = ({ version, most, attention, points }: Version): Scoring => ({
  scales: ids.map(
    (id): Scale => ({ id, least: 0, most: most[id], better: id === 'protective' ? 'higher' : 'lower' }),
  ),
  check: inconsistencies,
  score: (given): Scored => {
    const answers = withSkipped(given)
    const missing = ids.flatMap((id) => missingOf(answers, subscales[id]))
    const worth = points
      ? Object.fromEntries(Object.entries(answers).map(([k, v]) => [k, points(k, v)]))
      : answers
    const scores: Scores = Object.fromEntries(
      ids.map((id) => [id, missingOf(answers, subscales[id]).length ? null : sumOf(worth, subscales[id])]),
    )
    const judged = judge(scores, attention)
    return {
      scores,
      missing,
      prorated: false,
      flags: ids.filter((id) => judged[id] === 'attention').map((id): Flag => `${id}_attention`),
      interpretation: { version, bands: judged },
      complete: missing.length === 0,
    }
  },
})

/** No alcohol on any day: no heavy day either, and the question was not asked. */
const withSkipped = (answers: Answers): Answers =>
  answers['4'] === 0 && answers['5'] === undefined ? { ...answers, 5: 0 } : answers

function judge(scores: Scores, attention: Attention): Partial<Record<ScaleId, Band>> {
  const above = (score: number, limit: number): Band => (score >= limit ? 'attention' : 'usual')
  const below = (score: number, limit: number): Band => (score <= limit ? 'attention' : 'usual')
  const { use, risk, protective } = scores
  return {
    ...(typeof use === 'number' ? { use: above(use, attention.use) } : {}),
    ...(typeof risk === 'number' && attention.risk !== null ? { risk: above(risk, attention.risk) } : {}),
    ...(typeof protective === 'number' && attention.protective !== null
      ? { protective: below(protective, attention.protective) }
      : {}),
  }
}

/** R46: heavy drinking days are drinking days. A drug's days are drug days too (the VA's own entry check). */
function inconsistencies(answers: Answers): Fault[] {
  const any = answers['4']
  const drug = answers['6']
  const heavy: Fault[] =
    any !== undefined && (answers['5'] ?? 0) > any ? [{ linkId: '5', reason: 'heavy_days_above_days' }] : []
  return [
    ...heavy,
    ...drugs
      .filter((linkId) => drug !== undefined && (answers[linkId] ?? 0) > drug)
      .map((linkId): Fault => ({ linkId, reason: 'drug_days_above_days' })),
  ]
}

/** Days as they are; words as 0, 8, 15, 22, 30 (the questionnaire's own ordinals). */
export const bamContinuous = bam({
  version: 'bam-continuous/2014',
  most: { use: 90, risk: 180, protective: 180 },
  attention: onDayScale,
})

export const bamCategorical = bam({
  version: 'bam-categorical/2014',
  most: { use: 12, risk: 24, protective: 24 },
  attention: onSmallScale,
})

const counted = new Set(['2', '3', '4', '5', '6', '10', '11', '13', '16'])
/**
 * The 7-day version is published with subscales of 0-12 and 0-24, like the categorical one. How its days become 0-4 is
 * not: these are the 30-day bins (1-3, 4-8, 9-15, 16-30) in proportion to a week. Changing them needs a new version.
 */
const pointsOfDays = [0, 1, 2, 3, 4, 4, 4, 4]

export const bamIop = bam({
  version: 'bam-iop/2026-11',
  most: { use: 12, risk: 24, protective: 24 },
  attention: onSmallScale,
  points: (linkId, answer) => (counted.has(linkId) ? (pointsOfDays[answer] ?? 4) : answer),
})
