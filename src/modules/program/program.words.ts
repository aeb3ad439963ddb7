import { dictionary } from '#kit/words.ts'

export const programWords = dictionary({
  en: {
    /** What a new site's first programme is called. */
    firstProgram: 'Intensive outpatient program',
    kinds: {
      therapy_group: 'Therapy group',
      skills: 'Skills group',
      education: 'Education',
      individual: 'Individual session',
      family: 'Family session',
      case_management: 'Case management',
      medical: 'Medical visit',
      drug_test: 'Drug test',
      peer: 'Peer support',
      complementary: 'Complementary',
    },
    tracks: { day: 'Day', evening: 'Evening', weekend: 'Weekend', video: 'Video' },
    levels: {
      '0.5': 'Early intervention (0.5)',
      '1': 'Outpatient (1)',
      '1.5': 'Outpatient therapy (1.5)',
      '1.7': 'Medically managed outpatient (1.7)',
      '2.1': 'Intensive outpatient (2.1)',
      '2.5': 'High-intensity outpatient (2.5)',
      '2.7': 'Medically managed intensive outpatient (2.7)',
      '3.1': 'Residential (3.1)',
      '3.5': 'Residential (3.5)',
      '3.7': 'Residential (3.7)',
      '4': 'Inpatient (4)',
    },
  },
})
