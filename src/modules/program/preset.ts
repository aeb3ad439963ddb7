import type { Definition, Mix, Stage } from './program.ts'

// Four sequential stages after TIP 47; the wording is ours. What depends on payer, state or edition stays editable data.
const stage = (
  id: string,
  [name, clientName]: [string, string],
  usualWeeks: [number, number],
  week: [minutes: number, daysMin: number, daysMax: number, mix: Mix],
  goals: string[],
): Stage => ({
  id,
  name,
  clientName,
  goals,
  usualWeeks,
  week: { minutes: week[0], daysMin: week[1], daysMax: week[2], mix: week[3] },
})

const intensive: Mix = {
  therapy_group: { min: 2, max: 4 },
  skills: { min: 2, max: 4 },
  education: { min: 0, max: 2 },
  individual: { min: 0, max: 1 },
}

/** The four-stage programme a new site starts from. */
export const fourStages: Definition = {
  stages: [
    stage(
      'engagement',
      ['Engagement', 'Settling in'],
      [1, 3],
      [540, 3, 4, intensive],
      [
        'Agree on goals and what each of us does for them',
        'Get through the first weeks safely',
        'Write the plan together',
      ],
    ),
    stage(
      'early',
      ['Early recovery', 'Building'],
      [6, 12],
      [540, 3, 5, intensive],
      [
        'Keep up the change',
        'Know the triggers and have a plan for each',
        'Find people outside who support recovery',
      ],
    ),
    stage(
      'mid',
      ['Mid recovery', 'Growing'],
      [8, 52],
      [360, 2, 3, { therapy_group: { min: 1, max: 3 }, skills: { min: 0, max: 2 } }],
      ['Practise what works in daily life', 'Widen the circle of support'],
    ),
    stage(
      'late',
      ['Late recovery', 'Keeping on'],
      [12, 104],
      [360, 1, 2, { therapy_group: { min: 0, max: 2 } }],
      ['Live a life that recovery is part of'],
    ),
  ],
  counts: {
    therapy_group: ['level_of_care', 'per_diem', 'medicare', 'program'],
    skills: ['level_of_care', 'per_diem', 'medicare', 'program'],
    education: ['level_of_care', 'per_diem', 'medicare', 'program'],
    individual: ['level_of_care', 'per_diem', 'medicare', 'program'],
    family: ['level_of_care', 'per_diem', 'medicare', 'program'],
    case_management: ['program'],
    medical: ['program'],
    drug_test: [],
    peer: ['program'],
    // R24: complementary and recreational time is programme time, never Medicare or per-diem time.
    complementary: ['program'],
  },
  groupCaps: { therapy_group: 12, skills: 12 },
  bands: [
    { level: '2.1', ageGroup: 'adult', fromMinutes: 540, untilMinutes: 1140 },
    { level: '2.1', ageGroup: 'adolescent', fromMinutes: 360, untilMinutes: 1140 },
    { level: '1', ageGroup: 'adult', fromMinutes: 0, untilMinutes: 539 },
    { level: '1', ageGroup: 'adolescent', fromMinutes: 0, untilMinutes: 359 },
    { level: '1.5', ageGroup: 'adult', fromMinutes: 0, untilMinutes: 539 },
    { level: '1.5', ageGroup: 'adolescent', fromMinutes: 0, untilMinutes: 359 },
    { level: '2.5', ageGroup: 'adult', fromMinutes: 1200, untilMinutes: null },
    { level: '2.5', ageGroup: 'adolescent', fromMinutes: 1200, untilMinutes: null },
  ],
  attendance: { outreachHours: 24, dischargeAfterDays: 30 },
  admission: { readmissionDays: 30 },
  documentation: { noteHours: 48, placementReviewDays: 30, admissionItemDays: 3, cloneSimilarity: 0.9 },
  holidays: [],
}
