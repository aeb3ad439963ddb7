import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Facts,
  isEmpty,
  linesIn,
  missingIn,
  missingInSection,
  namesNewRisk,
  newKey,
  stateOf,
} from './assessment.ts'
import { missingSentence } from './assessment.words.ts'
import { type Field, layout } from './layout.ts'
import { type Known, prefilled } from './prefill.ts'
import { blankSection, SectionContent, sectionNames, sectionSchemas } from './sections.ts'
import { sectionWords } from './sections.words.ts'
import { sourcesLeft } from './sources.ts'

const facts: Facts = {
  today: Temporal.PlainDate.from('2026-03-02'),
  bornOn: Temporal.PlainDate.from('1990-05-01'),
  measuresDone: [],
}
const section = (given: object) => SectionContent.parse(given)
const use = { key: '1', substance: 'alcohol', route: 'oral', frequency: 'daily', lastUsedOn: '2026-03-01' }

describe('what is missing', () => {
  test('a blank assessment misses something in every section', () => {
    const missing = missingIn(sectionNames.map(blankSection), facts)
    expect(new Set(missing.map((m) => m.section))).toEqual(new Set(sectionNames))
  })
  test('a list asks for a line, or for the word that there is none', () => {
    const blank = blankSection('medications')
    expect(missingInSection(blank, facts)).toEqual([
      { section: 'medications', path: ['list'], need: 'line_or_none' },
    ])
    expect(missingInSection(section({ section: 'medications', noneTaken: true }), facts)).toEqual([])
  })
  test('what is missing in a line is located by the line and its column', () => {
    const content = section({ section: 'substances', overdoses: 'none', list: [{ ...use, route: null }] })
    const missing = missingInSection(content, facts)
    expect(missing).toEqual([{ section: 'substances', path: ['list', '1', 'route'], need: 'fill', line: 1 }])
    expect(missing.map(missingSentence)).toEqual(['Substance use, Substances 1, Route: fill this in'])
  })
  test('a last use is a day or roughly when, and never in the future', () => {
    const needsOf = (more: object) =>
      missingInSection(
        section({ section: 'substances', overdoses: 'none', list: [{ ...use, ...more }] }),
        facts,
      ).map((m) => m.need)
    expect(needsOf({})).toEqual([])
    expect(needsOf({ lastUsedOn: null })).toEqual(['last_use'])
    expect(needsOf({ lastUsedOn: null, lastUsedRoughly: 'about a week ago' })).toEqual([])
    expect(needsOf({ lastUsedOn: '2026-03-03' })).toEqual(['not_in_future'])
    expect(needsOf({ ageOfFirstUse: 36 })).toEqual(['first_use_above_age'])
    expect(needsOf({ substance: 'other' })).toEqual(['name_substance'])
  })
  test('thoughts of harm now must be explained', () => {
    const rated = Object.fromEntries(
      (layout.symptoms[0]?.kind === 'ratings' ? layout.symptoms[0].rows : []).map((r) => [r, 'none']),
    )
    const asked = { section: 'symptoms', rated, harmSelf: 'now', harmOthers: 'none' }
    expect(missingInSection(section(asked), facts).map((m) => m.need)).toEqual(['explain_harm'])
    expect(missingInSection(section({ ...asked, harmNote: 'No plan; stays with sister' }), facts)).toEqual([])
  })
  test('a duty needs two times; a night shift ends the next morning', () => {
    const until = (time: string) => {
      const duty = { key: '1', kind: 'work', weekdays: [1], from: '22:00', until: time }
      return missingInSection(section({ section: 'duties', list: [duty] }), facts)
    }
    expect(until('06:00')).toEqual([])
    expect(until('22:00')).toEqual([
      { section: 'duties', path: ['list', '1', 'until'], need: 'same_time', line: 1 },
    ])
  })
  test('a questionnaire is answered, or declined with a reason', () => {
    const declined = { section: 'measures', declined: [{ key: '1', instrument: 'phq-9', reason: 'Tired' }] }
    expect(missingInSection(section(declined), { ...facts, measuresDone: ['gad-7', 'bam-iop'] })).toEqual([])
    expect(missingInSection(section(declined), facts).map((m) => m.path)).toEqual([['gad-7'], ['bam-iop']])
  })
  test('a section is empty, begun or complete by what stands in it', () => {
    expect(stateOf(blankSection('summary'), facts)).toBe('empty')
    expect(stateOf(section({ section: 'summary', recommendations: 'IOP' }), facts)).toBe('begun')
    expect(stateOf(section({ section: 'summary', impression: 'Clear' }), facts)).toBe('complete')
    expect(stateOf(blankSection('measures'), { ...facts, measuresDone: ['phq-9'] })).toBe('begun')
  })
})

test('only newly named harm is told', () => {
  const at = (harmSelf: string) => section({ section: 'symptoms', harmSelf })
  expect(namesNewRisk(at('past'), at('now'))).toBe(true)
  expect(namesNewRisk(at('now'), at('now'))).toBe(false)
  expect(namesNewRisk(at('now'), at('none'))).toBe(false)
})

describe('prefilling', () => {
  const known: Known = {
    today: '2026-03-05',
    referral: {
      on: '2026-03-03',
      reason: 'After a detox stay',
      conditions: [{ name: 'Asthma', current: true }],
      allergies: [{ substance: 'Penicillin', reaction: 'Rash' }],
      noAllergies: false,
      treatments: ['Detox, 2025'],
      medications: [{ name: 'Buprenorphine', dose: '8 mg' }],
      pregnant: false,
    },
    inquiry: { on: '2026-03-01', reason: 'A call', barriers: 'No car' },
    supports: [{ name: 'Ana', relation: 'sister' }],
  }
  const of = (all: ReturnType<typeof prefilled>, name: string) => all.find((p) => p.content.section === name)

  test('every section is there once, and each prefilled field says where it comes from', () => {
    const all = prefilled(known)
    expect(all.map((p) => p.content.section)).toEqual([...sectionNames])
    expect(of(all, 'reason')).toMatchObject({
      content: { whyNow: 'After a detox stay' },
      sources: { whyNow: { kind: 'referral', on: '2026-03-03' } },
    })
    expect(of(all, 'medications')?.sources).toEqual({ 'list.1': { kind: 'referral', on: '2026-03-03' } })
    expect(of(all, 'barriers')?.sources).toEqual({ note: { kind: 'inquiry', on: '2026-03-01' } })
    expect(of(all, 'family')?.sources).toEqual({ 'people.1': { kind: 'client_record', on: '2026-03-05' } })
    for (const p of all) expect(SectionContent.parse(p.content)).toEqual(p.content)
  })
  test('the last assessment carries over what rarely changes, unless a newer referral tells it', () => {
    const sections = [
      section({ section: 'medical', noAllergies: true, primaryCare: 'Dr. Lee' }),
      section({ section: 'summary', impression: 'Then' }),
    ]
    const later = prefilled({ ...known, previous: { on: '2026-03-04', sections } })
    expect(of(later, 'medical')?.sources).toMatchObject({
      primaryCare: { kind: 'assessment', on: '2026-03-04' },
    })
    expect(of(later, 'summary')?.content).toEqual(blankSection('summary'))
    const earlier = prefilled({ ...known, previous: { on: '2025-01-04', sections } })
    expect(of(earlier, 'medical')?.content).toMatchObject({ conditions: [{ name: 'Asthma' }] })
  })
  test('a mark goes when its field is changed, and stays with its line when others are added or removed', () => {
    const { content, sources } = of(prefilled(known), 'medications') ?? {
      content: blankSection('reason'),
      sources: {},
    }
    const list = linesIn(content, 'list')
    const more = section({ ...content, list: [{ key: '2', name: 'Ibuprofen' }, ...list] })
    expect(sourcesLeft(sources, content, more)).toEqual(sources)
    const changed = section({ ...content, list: list.map((l) => ({ ...l, dose: '16 mg' })) })
    expect(sourcesLeft(sources, content, changed)).toEqual({})
    expect(sourcesLeft(sources, content, section({ ...content, list: [] }))).toEqual({})
  })
})

test('a new line never takes the key of another', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 })), (keys) => {
      expect(keys).not.toContain(newKey(keys.map((key) => ({ key }))))
    }),
  )
})

test('every field has its words, every choice too, and every field of a schema is laid out', () => {
  const check = (field: Field, words: { label: string; options?: object; columns?: object } | undefined) => {
    expect([field.name, typeof words?.label]).toEqual([field.name, 'string'])
    if (field.kind === 'choice' || field.kind === 'choices' || field.kind === 'ratings')
      expect([field.name, Object.keys(words?.options ?? {}).sort()]).toEqual([
        field.name,
        [...field.options].sort(),
      ])
    if (field.kind === 'list')
      for (const c of field.columns) check(c, (words?.columns as Record<string, never>)?.[c.name])
  }
  for (const name of sectionNames) {
    for (const field of layout[name]) check(field, sectionWords.en[name].fields[field.name])
    if (name !== 'measures')
      expect(layout[name].map((f) => f.name).sort()).toEqual(
        Object.keys(sectionSchemas[name].shape)
          .filter((k) => k !== 'section')
          .sort(),
      )
  }
})

test('what is empty is empty whatever its kind', () => {
  for (const v of [null, undefined, '', '  ', [], {}, false]) expect(isEmpty(v)).toBe(true)
  for (const v of [0, 'a', [0], { a: 1 }, true]) expect(isEmpty(v)).toBe(false)
})
