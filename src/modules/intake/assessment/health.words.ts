import { dictionary } from '#kit/words.ts'
import { section } from './fieldWords.ts'

const yesNo = { yes: 'Yes', no: 'No' }
const harm = { none: 'No', past: 'In the past', now: 'Now' }

/** Sections about use and health: why now, substances, medical history, medications, symptoms. */
export const healthWords = dictionary({
  en: {
    reason: section('Why now', 'What brings the person here, in their own words before anybody else’s.', {
      inOwnWords: { label: 'In their own words', hint: 'What they would like help with' },
      whyNow: { label: 'What led to this', hint: 'Who referred them, what happened lately' },
      hopes: { label: 'What they hope for', hint: 'How life would look if this helps' },
    }),
    substances: section('Substance use', 'Every substance used, the one that matters most first.', {
      list: {
        label: 'Substances',
        add: 'Add a substance',
        line: 'substance',
        columns: {
          substance: {
            label: 'Substance',
            options: {
              alcohol: 'Alcohol',
              cannabis: 'Cannabis',
              fentanyl: 'Fentanyl',
              heroin: 'Heroin',
              opioid_pills: 'Opioid pills',
              other_opioids: 'Other opioids',
              cocaine: 'Cocaine or crack',
              methamphetamine: 'Methamphetamine',
              other_stimulants: 'Other stimulants',
              benzodiazepines: 'Benzodiazepines',
              other_sedatives: 'Other sedatives',
              hallucinogens: 'Hallucinogens',
              inhalants: 'Inhalants',
              kratom: 'Kratom',
              nicotine: 'Nicotine',
              other: 'Something else',
            },
          },
          name: { label: 'Name or brand', hint: 'If it needs one' },
          route: {
            label: 'Route',
            options: {
              oral: 'By mouth',
              smoking: 'Smoked or vaped',
              inhalation: 'Through the nose',
              injection: 'Injected',
              other: 'Another way',
            },
          },
          frequency: {
            label: 'How often',
            options: {
              not_past_month: 'Not in the past month',
              one_to_three_past_month: '1 to 3 times in the past month',
              one_or_two_a_week: '1 or 2 times a week',
              three_to_six_a_week: '3 to 6 times a week',
              daily: 'Every day',
            },
          },
          lastUsedOn: { label: 'Last use' },
          lastUsedRoughly: { label: 'Or roughly', hint: 'Like about two weeks ago' },
          ageOfFirstUse: { label: 'Age of first use' },
        },
      },
      noneUsed: { label: 'Uses no substances' },
      overdoses: { label: 'Overdoses', options: { none: 'None', once: 'Once', more: 'More than once' } },
      naloxone: { label: 'Has naloxone at hand', options: yesNo },
      withdrawal: {
        label: 'When they stopped before',
        hint: 'Withdrawal, seizures, confusion, hospital; what helped',
      },
      treatmentBefore: { label: 'Treatment before', hint: 'Where, when, what helped and what did not' },
      longestWithout: { label: 'Longest time without', hint: 'How long, when, and how' },
    }),
    medical: section('Medical history', 'Conditions, allergies, and what the group room must know.', {
      conditions: {
        label: 'Conditions',
        add: 'Add a condition',
        line: 'condition',
        columns: {
          name: { label: 'Condition' },
          state: { label: 'State', options: { current: 'Current', past: 'Past' } },
          note: { label: 'Note' },
        },
      },
      noConditions: { label: 'No conditions' },
      allergies: {
        label: 'Allergies',
        add: 'Add an allergy',
        line: 'allergy',
        columns: { substance: { label: 'Allergic to' }, reaction: { label: 'Reaction' } },
      },
      noAllergies: { label: 'No known allergies' },
      pregnancy: {
        label: 'Pregnant',
        options: { no: 'No', yes: 'Yes', maybe: 'Maybe', not_applicable: 'Does not apply' },
      },
      hospitalStays: { label: 'Hospital stays and operations', hint: 'Also detox and inpatient stays' },
      primaryCare: { label: 'Primary care', hint: 'Name and place' },
      lastExamOn: { label: 'Last physical exam' },
    }),
    medications: section('Medications', 'All of them: prescribed, over the counter, and for recovery.', {
      list: {
        label: 'Medications',
        add: 'Add a medication',
        line: 'medication',
        columns: {
          name: { label: 'Medication' },
          dose: { label: 'Dose' },
          howOften: { label: 'How often' },
          prescriber: { label: 'Prescribed by' },
          taking: {
            label: 'Taken',
            options: { as_prescribed: 'As prescribed', sometimes: 'Now and then', stopped: 'No longer' },
          },
        },
      },
      noneTaken: { label: 'Takes no medication' },
      forRecovery: {
        label: 'Medication for recovery',
        hint: 'What they take, took or think of: buprenorphine, methadone, naltrexone, acamprosate …',
      },
    }),
    symptoms: section(
      'Current symptoms',
      'The past two weeks. Ask about harm directly: asking does not cause it.',
      {
        rated: {
          label: 'In the past two weeks',
          columns: {
            low_mood: { label: 'Low mood' },
            worry: { label: 'Worry, being on edge' },
            panic: { label: 'Panic' },
            sleep: { label: 'Trouble sleeping' },
            appetite: { label: 'Change in appetite' },
            concentration: { label: 'Trouble concentrating' },
            irritability: { label: 'Anger, irritability' },
            trauma_memories: { label: 'Memories of trauma' },
            unusual_experiences: { label: 'Hearing or seeing what others do not' },
            cravings: { label: 'Cravings' },
            withdrawal_signs: { label: 'Signs of withdrawal' },
            pain: { label: 'Pain' },
          },
          options: { none: 'None', mild: 'Mild', moderate: 'Moderate', severe: 'Severe' },
        },
        harmSelf: { label: 'Thoughts of ending their life or hurting themselves', options: harm },
        harmOthers: { label: 'Thoughts of hurting somebody else', options: harm },
        harmNote: {
          label: 'About these thoughts',
          hint: 'Plan, means, what protects; what was done right away',
        },
        history: { label: 'Mental health history', hint: 'Diagnoses, treatment, hospital stays, trauma' },
      },
    ),
  },
})
