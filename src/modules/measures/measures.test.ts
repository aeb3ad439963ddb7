import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type InstrumentId, instrumentIds, questionnaireOf } from './instruments.ts'
import { changeSince, compared, contradictions, impossibleAnswers, scalesOf, score } from './measures.ts'
import {
  type Answers,
  askedQuestions,
  lookBackDays,
  mostOf,
  optionsOf,
  type Question,
  questionsOf,
} from './questionnaire.ts'

const nine = (n: number, last = 0): Answers => ({
  1: n,
  2: n,
  3: n,
  4: n,
  5: n,
  6: n,
  7: n,
  8: n,
  9: last,
})
const without = (answers: Answers, ...linkIds: string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([k]) => !linkIds.includes(k)))

const anyAnswerTo = (question: Question) =>
  question.type === 'choice'
    ? fc.constantFrom(...optionsOf(question).map((o) => o.ordinal))
    : fc.integer({ min: 0, max: mostOf(question) })
/** Any answers a person can give, some left out. */
const anyAnswers = (instrument: InstrumentId): fc.Arbitrary<Answers> =>
  fc
    .record(
      Object.fromEntries(questionsOf(questionnaireOf(instrument)).map((q) => [q.linkId, anyAnswerTo(q)])),
      { requiredKeys: [] },
    )
    .map((answers) => answers as Answers)

describe('PHQ-9', () => {
  test('R40 any answer but "Not at all" to item 9 is flagged, however low the total', () => {
    expect(score('phq-9', nine(0, 1))).toMatchObject({
      scores: { total: 1 },
      flags: ['suicide_item'],
      interpretation: { bands: { total: 'minimal' } },
    })
    expect(score('phq-9', nine(3, 0)).flags).toEqual([])
  })
  test('R40 the flag stands even where nothing else was answered', () => {
    expect(score('phq-9', { 9: 2 })).toMatchObject({ flags: ['suicide_item'], complete: false })
  })
  test('R41 up to two missing items are made up in proportion', () => {
    expect(score('phq-9', without(nine(2, 0), '1', '2'))).toMatchObject({
      scores: { total: 15 },
      missing: ['1', '2'],
      prorated: true,
      complete: true,
    })
    expect(score('phq-9', without(nine(1, 0), '3')).scores.total).toBe(8)
  })
  test('R41 with more than two missing there is no total', () => {
    const three = score('phq-9', without(nine(2, 0), '1', '2', '3'))
    expect(three).toMatchObject({ scores: { total: null }, complete: false, prorated: false })
    expect(three.interpretation.bands).toEqual({})
  })
  test('R41 item 9 is never made up: without it the response is incomplete', () => {
    fc.assert(
      fc.property(anyAnswers('phq-9'), (answers) => {
        const scored = score('phq-9', without(answers, '9'))
        expect(scored).toMatchObject({ scores: { total: null }, complete: false })
        expect(scored.missing).toContain('9')
      }),
    )
  })
  test('a total made up in proportion lies between all missing items at least and all at most', () => {
    fc.assert(
      fc.property(anyAnswers('phq-9'), (answers) => {
        const { scores, missing } = score('phq-9', answers)
        if (typeof scores.total !== 'number') return
        const filled = (n: number) => ({ ...answers, ...Object.fromEntries(missing.map((m) => [m, n])) })
        expect(scores.total).toBeGreaterThanOrEqual(score('phq-9', filled(0)).scores.total ?? 0)
        expect(scores.total).toBeLessThanOrEqual(score('phq-9', filled(3)).scores.total ?? 27)
        if (missing.length === 0) expect(scores.total).toBe(score('phq-9', filled(0)).scores.total)
      }),
    )
  })
  test.each([
    [nine(0), 'minimal'],
    [{ ...nine(0), 1: 3, 2: 1 }, 'minimal'],
    [{ ...nine(0), 1: 3, 2: 2 }, 'mild'],
    [{ ...nine(1), 1: 2, 2: 2 }, 'moderate'],
    [{ ...nine(2), 1: 1 }, 'moderately_severe'],
    [{ ...nine(2), 1: 3, 2: 3, 3: 3, 4: 3 }, 'severe'],
  ] as const)('%o is %s', (answers, band) => {
    expect(score('phq-9', answers).interpretation).toEqual({ version: 'phq-9/2001', bands: { total: band } })
  })
  test('item 10 is asked and not scored', () => {
    expect(score('phq-9', { ...nine(1), 10: 3 }).scores).toEqual(score('phq-9', nine(1)).scores)
  })
})

describe('GAD-7', () => {
  test('R42 the lowest answer reads "Not at all"', () => {
    for (const question of questionsOf(questionnaireOf('gad-7')))
      expect(optionsOf(question).map((o) => o.label)).toEqual([
        'Not at all',
        'Several days',
        'More than half the days',
        'Nearly every day',
      ])
  })
  test('bands begin at 5, 10 and 15, and one missing answer leaves no total', () => {
    const of = (first: number, rest: number): Answers => ({
      1: first,
      2: rest,
      3: rest,
      4: rest,
      5: rest,
      6: rest,
      7: rest,
    })
    const band = (a: Answers) => score('gad-7', a).interpretation.bands.total
    expect([of(3, 0), of(0, 1), of(3, 1), of(3, 2), of(3, 3)].map(band)).toEqual([
      'minimal',
      'mild',
      'mild',
      'severe',
      'severe',
    ])
    expect(score('gad-7', without(of(1, 1), '4'))).toMatchObject({ scores: { total: null }, missing: ['4'] })
  })
})

const bam = (n: Record<string, number>): Answers => ({
  1: 0,
  2: 0,
  3: 0,
  4: 0,
  6: 0,
  8: 0,
  9: 0,
  10: 0,
  11: 0,
  12: 0,
  13: 0,
  14: 0,
  15: 0,
  16: 0,
  ...n,
})
const bamIds = ['bam-iop', 'bam-continuous', 'bam-categorical'] as const

describe('BAM', () => {
  test('R43 there are Use, Risk and Protective, and never a grand total', () => {
    for (const id of bamIds)
      fc.assert(
        fc.property(anyAnswers(id), (answers) => {
          expect(Object.keys(score(id, answers).scores)).toEqual(['use', 'risk', 'protective'])
        }),
        { numRuns: 30 },
      )
  })
  test('continuous: days count as they are, words as 0, 8, 15, 22, 30', () => {
    const answers = bam({
      1: 15,
      2: 10,
      3: 4,
      4: 6,
      5: 2,
      6: 3,
      8: 22,
      9: 30,
      10: 12,
      11: 5,
      13: 20,
      14: 30,
      15: 8,
      16: 9,
    })
    expect(score('bam-continuous', answers)).toMatchObject({
      scores: { use: 11, risk: 64, protective: 101 },
      flags: ['use_attention'],
      interpretation: { bands: { use: 'attention' } },
      complete: true,
    })
  })
  test('items 7A to 7G and 17 change no score', () => {
    const plain = bam({ 4: 2, 5: 1, 6: 4 })
    const more = { ...plain, '7A': 4, '7E': 1, 17: 22 }
    expect(score('bam-continuous', more).scores).toEqual(score('bam-continuous', plain).scores)
  })
  test('categorical: use from 1, risk from 12, protection up to 12 call for attention', () => {
    expect(score('bam-categorical', bam({ 1: 4, 2: 4, 3: 4, 9: 4, 12: 4, 14: 4 }))).toMatchObject({
      scores: { use: 0, risk: 12, protective: 12 },
      flags: ['risk_attention', 'protective_attention'],
    })
    expect(
      score('bam-categorical', bam({ 1: 4, 2: 4, 3: 3, 4: 1, 5: 0, 9: 4, 10: 1, 12: 4, 14: 4 })),
    ).toMatchObject({
      scores: { use: 1, risk: 11, protective: 13 },
      flags: ['use_attention'],
    })
  })
  test('without alcohol the heavy days are not asked and count as none', () => {
    const q = questionnaireOf('bam-iop')
    expect(askedQuestions(q, bam({ 4: 0 })).map((x) => x.linkId)).not.toContain('5')
    expect(askedQuestions(q, bam({ 4: 1 })).map((x) => x.linkId)).toContain('5')
    expect(score('bam-iop', bam({})).complete).toBe(true)
    expect(score('bam-iop', bam({ 4: 1 }))).toMatchObject({ scores: { use: null }, missing: ['5'] })
    expect(score('bam-iop', bam({ 4: 0, 5: 3 })).scores.use).toBe(0)
  })
  test('without drugs 7A to 7G are not asked', () => {
    for (const id of bamIds) {
      const asked = (n: number) =>
        askedQuestions(questionnaireOf(id), bam({ 6: n })).filter((x) => x.linkId.startsWith('7'))
      expect([asked(0).length, asked(1).length]).toEqual([0, 7])
    }
  })
  test('R44 each version is a series of its own', () => {
    expect(new Set(bamIds.map((id) => questionnaireOf(id).url)).size).toBe(3)
    expect(bamIds.map((id) => lookBackDays(questionnaireOf(id)))).toEqual([7, 30, 30])
    expect(new Set(bamIds.map((id) => score(id, bam({})).interpretation.version)).size).toBe(3)
  })
  test('R45 the 7-day version takes no more than 7 days', () => {
    expect(impossibleAnswers('bam-iop', { 4: 7 })).toEqual([])
    expect(impossibleAnswers('bam-iop', { 4: 8, 13: 30 })).toEqual([
      { linkId: '4', reason: 'day_above_look_back' },
      { linkId: '13', reason: 'day_above_look_back' },
    ])
    expect(impossibleAnswers('bam-continuous', { 4: 30 })).toEqual([])
    expect(impossibleAnswers('bam-continuous', { 4: 31 })).toEqual([
      { linkId: '4', reason: 'day_above_look_back' },
    ])
  })
  test('R46 more heavy drinking days than drinking days are refused', () => {
    const fault = [{ linkId: '5', reason: 'heavy_days_above_days' }]
    for (const id of bamIds) {
      expect(contradictions(id, bam({ 4: 2, 5: 3 }))).toEqual(fault)
      expect(contradictions(id, bam({ 4: 3, 5: 3 }))).toEqual([])
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(30), (any, heavy) => {
        expect(contradictions('bam-continuous', bam({ 4: any, 5: heavy }))).toEqual(heavy > any ? fault : [])
      }),
    )
  })
  test('no drug can be used on more days than drugs were', () => {
    expect(contradictions('bam-iop', bam({ 6: 2, '7A': 2, '7C': 3 }))).toEqual([
      { linkId: '7C', reason: 'drug_days_above_days' },
    ])
  })
})

describe('every instrument', () => {
  test.each(instrumentIds)('%s: any answers score within the published range, or not at all', (id) => {
    fc.assert(
      fc.property(anyAnswers(id), (answers) => {
        expect(impossibleAnswers(id, answers)).toEqual([])
        const { scores, missing, complete } = score(id, answers)
        for (const { id: scale, least, most } of scalesOf(id)) {
          const value = scores[scale]
          if (typeof value !== 'number') continue
          expect(value).toBeGreaterThanOrEqual(least)
          expect(value).toBeLessThanOrEqual(most)
          expect(Number.isInteger(value)).toBe(true)
        }
        if (missing.length === 0) expect(complete).toBe(true)
      }),
    )
  })
  test.each(instrumentIds)('%s: the ends of the range can be reached', (id) => {
    const most = (which: 'lowest' | 'highest') =>
      Object.fromEntries(
        questionsOf(questionnaireOf(id)).map((q) => {
          const values = q.type === 'choice' ? optionsOf(q).map((o) => o.ordinal) : [0, mostOf(q)]
          return [q.linkId, which === 'lowest' ? Math.min(...values) : Math.max(...values)]
        }),
      )
    for (const { id: scale, least, most: top } of scalesOf(id)) {
      expect(score(id, most('lowest')).scores[scale]).toBe(least)
      expect(score(id, most('highest')).scores[scale]).toBe(top)
    }
  })
  test('what is no answer is refused', () => {
    expect(impossibleAnswers('phq-9', { 1: 4, 2: 1.5, 77: 0 })).toEqual([
      { linkId: '1', reason: 'not_an_answer' },
      { linkId: '2', reason: 'not_an_answer' },
      { linkId: '77', reason: 'unknown_question' },
    ])
    expect(impossibleAnswers('bam-iop', { 4: -1, 6: 0.5 }).map((f) => f.reason)).toEqual([
      'not_an_answer',
      'not_an_answer',
    ])
  })
  test('only LOINC codes that were checked are in the files', () => {
    const checked = new Set([
      ...['44249-1', '44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3'],
      ...['44260-8', '69722-7', 'LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9', '69737-5'],
    ])
    const used = instrumentIds.flatMap((id) =>
      [...JSON.stringify(questionnaireOf(id)).matchAll(/"http:\/\/loinc\.org","code":"([^"]+)"/g)].map(
        (m) => m[1],
      ),
    )
    expect(used.filter((c) => !checked.has(c ?? ''))).toEqual([])
    expect(used.length).toBeGreaterThan(40)
  })
  test('every file says whose it is and where it comes from', () => {
    for (const id of instrumentIds) {
      const q = questionnaireOf(id)
      expect([q.id, q.url]).toEqual([id, `https://footbridge.example/fhir/Questionnaire/${id}`])
      expect(q.copyright).toMatch(/No permission required|United States Government/)
    }
  })
})

describe('change', () => {
  test('fewer points are better where points are symptoms, worse where they are protection', () => {
    expect(changeSince('phq-9', { total: 8 }, { total: 15 })).toEqual({ total: { by: -7, toward: 'better' } })
    expect(
      changeSince(
        'bam-categorical',
        { use: 1, risk: 9, protective: 10 },
        { use: 1, risk: 7, protective: 14 },
      ),
    ).toEqual({
      use: { by: 0, toward: 'same' },
      risk: { by: 2, toward: 'worse' },
      protective: { by: -4, toward: 'worse' },
    })
    expect(changeSince('phq-9', { total: null }, { total: 15 })).toEqual({})
  })
  test('each stands beside the first and the one before', () => {
    const series = compared('phq-9', [
      { scores: { total: 18 } },
      { scores: { total: 12 } },
      { scores: { total: 13 } },
    ])
    expect(series[0]).toMatchObject({ sinceFirst: null, sinceLast: null })
    expect(series[2]).toMatchObject({ sinceFirst: { total: { by: -5 } }, sinceLast: { total: { by: 1 } } })
  })
})
