import { dictionary } from '#kit/words.ts'

/** A field as people read it; `options` are the words of its choices, `columns` those of a list's lines. */
export type FieldWords = {
  label: string
  hint?: string
  options?: Record<string, string>
  columns?: Record<string, FieldWords>
  /** Of lists: the button for another line, and what one line is called when it is removed. */
  add?: string
  line?: string
}
type SectionWords = { title: string; lead: string; fields: Record<string, FieldWords> }
const section = (title: string, lead: string, fields: Record<string, FieldWords>): SectionWords => ({
  title,
  lead,
  fields,
})

const yesNo = { yes: 'Yes', no: 'No' }
const harm = { none: 'No', past: 'In the past', now: 'Now' }

/** Titles, questions and answers of the assessment's sections; our own wording throughout. */
export const sectionWords = dictionary({
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
    family: section(
      'Family and supports',
      'Naming somebody here allows no contact with them: that needs the client’s written consent.',
      {
        household: { label: 'Who they live with', hint: 'Children too' },
        dynamics: { label: 'How it is at home', hint: 'Closeness, conflict, what changed with the use' },
        people: {
          label: 'People around them',
          add: 'Add a person',
          line: 'person',
          columns: {
            name: { label: 'Name' },
            relation: { label: 'Relation' },
            stance: {
              label: 'Toward recovery',
              options: {
                supportive: 'Supports it',
                doubtful: 'Has doubts',
                uses_too: 'Uses too',
                unclear: 'Not clear',
              },
            },
            note: { label: 'Note' },
          },
        },
        nobody: { label: 'Nobody they wish to name' },
        familyHistory: { label: 'In the family', hint: 'Substance use and mental health of relatives' },
        safeAtHome: { label: 'Feels safe at home', options: { ...yesNo, unsure: 'Not sure' } },
      },
    ),
    personal: section('Living and work', 'Where they live, what they do, and what else shapes their days.', {
      housing: {
        label: 'Housing',
        options: {
          own_home: 'Own or rented home',
          with_others: 'With family or friends',
          recovery_home: 'Recovery home',
          shelter: 'Shelter',
          no_housing: 'No place to live',
          institution: 'Institution',
          other: 'Something else',
        },
      },
      employment: {
        label: 'Work',
        options: {
          full_time: 'Full time',
          part_time: 'Part time',
          looking: 'Looking for work',
          student: 'In school',
          homemaker: 'At home for others',
          retired: 'Retired',
          unable: 'Cannot work now',
          other: 'Something else',
        },
      },
      occupation: { label: 'Occupation' },
      education: { label: 'Schooling' },
      legal: { label: 'Legal matters', hint: 'Court, probation, custody, dates that bind' },
      served: { label: 'Served in the military', options: yesNo },
      culture: { label: 'Culture, faith, identity', hint: 'What we should know to be of help' },
    }),
    strengths: section('Strengths', 'What carries this person. The plan builds on it.', {
      strengths: { label: 'Strengths', hint: 'One at a time, Enter after each' },
      interests: { label: 'Interests', hint: 'What they like, or used to like' },
      coping: { label: 'What has helped before' },
      goals: { label: 'Goals in life' },
    }),
    barriers: section('Barriers', 'What may keep them from coming, and what would help.', {
      kinds: {
        label: 'What may get in the way',
        options: {
          transport: 'Getting here',
          childcare: 'Childcare',
          work_hours: 'Working hours',
          money: 'Money',
          insurance: 'Insurance',
          housing: 'Housing',
          legal: 'Legal matters',
          health: 'Health',
          phone_or_internet: 'Phone or internet',
          language: 'Language',
          home_not_supportive: 'No support at home',
          fear_of_being_seen: 'Worry about being seen here',
          not_sure_it_helps: 'Not sure it helps',
          other: 'Something else',
        },
      },
      none: { label: 'Nothing named' },
      note: { label: 'More about it' },
      whatWouldHelp: { label: 'What would help' },
    }),
    duties: section(
      'Work, school and care',
      'Times in the week that are taken. The schedule keeps clear of them.',
      {
        list: {
          label: 'Times that are taken',
          add: 'Add a time',
          line: 'time',
          columns: {
            kind: {
              label: 'For',
              options: {
                work: 'Work',
                school: 'School',
                childcare: 'Childcare',
                care: 'Caring for somebody',
                travel: 'Travel',
                court: 'Court or probation',
                worship: 'Worship',
                rest: 'Sleep or rest',
                other: 'Something else',
              },
            },
            weekdays: {
              label: 'Days',
              options: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
            },
            from: { label: 'From' },
            until: { label: 'Until', hint: 'A night shift ends the next morning' },
            note: { label: 'Note' },
          },
        },
        noDuties: { label: 'No fixed times' },
        preferredPart: {
          label: 'Would rather come',
          options: {
            any: 'Any time',
            morning: 'In the morning',
            afternoon: 'In the afternoon',
            evening: 'In the evening',
          },
        },
        travelMinutes: { label: 'Way here, in minutes' },
        byVideo: { label: 'Video sessions are possible', options: yesNo },
      },
    ),
    measures: section('Questionnaires', 'Where things stand today, to see later what has changed.', {
      declined: {
        label: 'Declined',
        columns: {
          instrument: {
            label: 'Questionnaire',
            options: { 'phq-9': 'PHQ-9', 'gad-7': 'GAD-7', 'bam-iop': 'BAM' },
          },
          reason: { label: 'Reason' },
        },
      },
    }),
    summary: section('Summary', 'What it adds up to, for the placement decision and the plan.', {
      impression: { label: 'Clinical impression' },
      immediateNeeds: { label: 'What cannot wait' },
      recommendations: { label: 'Recommendations' },
    }),
  },
})
