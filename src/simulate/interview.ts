import type { Wire } from '#kit/endpoint.ts'
import type { saveSection } from '#modules/intake/assessment/assessment.contract.ts'
import { symptoms } from '#modules/intake/assessment/sections.ts'
import type { Character } from './cast.ts'
import type { Duty } from './duties.ts'
import type { Random } from './random.ts'
import * as words from './texts/interview.ts'

type Content = Wire<typeof saveSection>['content']
export function interviewOf(random: Random, c: Character, on: Temporal.PlainDate): Content[] {
  const { duties } = c
  return [
    {
      section: 'reason',
      inOwnWords: random.pick(words.reasons),
      whyNow: random.pick(words.whyNow),
      hopes: random.pick(words.hopes),
    },
    substancesOf(random, c, on),
    medicalOf(random, c),
    medicationsOf(random, c),
    symptomsOf(random, c),
    familyOf(random),
    personalOf(random, duties),
    {
      section: 'strengths',
      strengths: random.sample(words.strengths, 3),
      interests: 'Fishing, cooking, being outside.',
      coping: 'Walks, calling somebody, leaving the room.',
      goals: c.voice.goal,
    },
    barriersOf(random, duties),
    {
      section: 'duties',
      list: duties.map((d, i) => ({ key: `${i + 1}`, ...d, weekdays: [...d.weekdays], note: '' })),
      noDuties: duties.length === 0,
      preferredPart: 'any',
      travelMinutes: random.pick([10, 15, 20, 30]),
      byVideo: random.chance(0.3) ? 'yes' : 'no',
    },
    {
      section: 'summary',
      impression: random.pick(words.impressions),
      immediateNeeds: random.chance(0.4) ? 'Bus pass; appointment with the medical provider this week.' : '',
      recommendations: random.pick(words.recommendations),
    },
  ]
}

function substancesOf(random: Random, c: Character, on: Temporal.PlainDate): Content {
  const age = c.person.bornOn.until(on, { largestUnit: 'years' }).years
  const use = (key: string, substance: Character['substance'] | 'nicotine', daysAgo: number) => ({
    key,
    substance,
    route: substance === 'nicotine' ? ('smoking' as const) : words.routesOf[substance],
    frequency: random.pick(['one_or_two_a_week', 'three_to_six_a_week', 'daily'] as const),
    lastUsedOn: on.subtract({ days: daysAgo }).toString(),
    ageOfFirstUse: random.int(13, Math.min(24, age)),
  })
  const second =
    c.substance === 'cannabis' || random.chance(0.5) ? [] : [use('2', 'cannabis', random.int(3, 40))]
  const nicotine = random.chance(0.5) ? [use('3', 'nicotine', 0)] : []
  const opioids = c.substance === 'fentanyl' || c.substance === 'opioid_pills'
  return {
    section: 'substances',
    list: [use('1', c.substance, random.int(4, 24)), ...second, ...nicotine],
    overdoses: opioids ? random.pick(['none', 'once', 'more'] as const) : 'none',
    naloxone: opioids || random.chance(0.4) ? 'yes' : 'no',
    withdrawal: c.burden > 0.6 ? 'Sweating, restlessness and poor sleep for five days; over now.' : '',
    treatmentBefore: random.pick([
      'None.',
      'Outpatient counseling two years ago, three months.',
      'Residential treatment once; left after four weeks.',
    ]),
    longestWithout: random.pick(['eleven weeks', 'two years', 'nine days', 'six months']),
  }
}

function medicalOf(random: Random, c: Character): Content {
  const conditions = random.sample(words.conditions, random.int(0, 3))
  const allergic = random.chance(0.25)
  return {
    section: 'medical',
    conditions: conditions.map((name, i) => ({ key: `${i + 1}`, name, state: 'current', note: '' })),
    noConditions: conditions.length === 0,
    allergies: allergic ? [{ key: '1', substance: 'Penicillin', reaction: 'rash' }] : [],
    noAllergies: !allergic,
    pregnancy: c.person.sex === 'female' ? 'no' : 'not_applicable',
    hospitalStays: c.burden > 0.6 ? 'Three days this year for withdrawal.' : '',
    primaryCare: random.pick(['Harborside Family Medicine', 'Community Health on Vernon Street', '']),
  }
}

function medicationsOf(random: Random, c: Character): Content {
  const forRecovery = words.medicationsOf[c.substance]
  const takes = forRecovery !== null && random.chance(0.7)
  return {
    section: 'medications',
    list:
      takes && forRecovery
        ? [
            {
              key: '1',
              ...forRecovery,
              prescriber: 'Dr. Deshmukh',
              taking: random.pick(['as_prescribed', 'sometimes'] as const),
            },
          ]
        : [],
    noneTaken: !takes,
    forRecovery: takes ? 'Wants to stay on it.' : random.pick(['', 'Open to it, has questions.']),
  }
}

function symptomsOf(random: Random, c: Character): Content {
  const scale = ['none', 'mild', 'moderate', 'severe'] as const
  const felt = () => Math.min(3, Math.max(0, Math.round(c.burden * 3 + (random.next() - 0.6) * 2)))
  return {
    section: 'symptoms',
    rated: Object.fromEntries(
      symptoms.map((s) => [s, s === 'unusual_experiences' ? 'none' : (scale[felt()] ?? 'none')]),
    ),
    harmSelf: random.chance(0.12) ? 'past' : 'none',
    harmOthers: 'none',
    history: random.pick([
      '',
      'Counseling after a loss five years ago.',
      'Antidepressant for a year, helped.',
    ]),
  }
}

function familyOf(random: Random): Content {
  return {
    section: 'family',
    household: random.pick(words.households),
    dynamics: random.pick(words.dynamics),
    people: random
      .sample(words.supports, 2)
      .map(({ name, stance }, i) => ({ key: `${i + 1}`, name, relation: name, stance })),
    familyHistory: random.pick([
      'Father and an uncle drank.',
      'Nobody that is known.',
      'Mother in recovery for ten years.',
    ]),
    safeAtHome: 'yes',
  }
}

function personalOf(random: Random, duties: readonly Duty[]): Content {
  const works = duties.some((d) => d.kind === 'work')
  const studies = duties.some((d) => d.kind === 'school')
  return {
    section: 'personal',
    housing: random.weighted({ own_home: 45, with_others: 35, recovery_home: 15, shelter: 5 }),
    employment: works
      ? 'full_time'
      : studies
        ? 'student'
        : random.pick(['looking', 'homemaker', 'part_time'] as const),
    occupation: works ? random.pick(words.occupations) : '',
    education: random.pick(['high school', 'GED', 'two years of college', 'apprenticeship']),
    legal: random.chance(0.2) ? 'On probation until spring; reports monthly.' : '',
    served: random.chance(0.08) ? 'yes' : 'no',
  }
}

function barriersOf(random: Random, duties: readonly Duty[]): Content {
  const kinds = [
    ...(duties.some((d) => d.kind === 'work') ? (['work_hours'] as const) : []),
    ...(duties.some((d) => d.kind === 'childcare') ? (['childcare'] as const) : []),
    ...(random.chance(0.3) ? (['transport'] as const) : []),
    ...(random.chance(0.2) ? (['fear_of_being_seen'] as const) : []),
  ]
  return {
    section: 'barriers',
    kinds,
    none: kinds.length === 0,
    whatWouldHelp: kinds.length ? 'The same days every week, known in advance.' : '',
  }
}
