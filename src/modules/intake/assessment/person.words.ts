import { dictionary } from '#kit/words.ts'
import { section } from './fieldWords.ts'

const yesNo = { yes: 'Yes', no: 'No' }
/** Sections about the person: family, living, strengths, barriers, the week, questionnaires, the summary. */
export const personWords = dictionary({
  en: {
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
