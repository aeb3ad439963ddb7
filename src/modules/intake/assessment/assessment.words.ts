import { dictionary } from '#kit/words.ts'
import type { Missing, Need } from './assessment.ts'
import type { FieldWords } from './fieldWords.ts'
import { sectionWords } from './sections.words.ts'

export const assessmentWords = dictionary({
  en: {
    reasons: {
      incomplete: 'Something is still missing',
      assessment_final:
        'This assessment is completed and cannot be changed. Start a new one for what has changed.',
    },
    needs: {
      fill: 'fill this in',
      line_or_none: 'add one, or say that there is none',
      rate_all: 'rate every line',
      answer_measure: 'not answered yet',
      name_substance: 'name it',
      last_use: 'give a day, or roughly when',
      not_in_future: 'this day is yet to come',
      first_use_above_age: 'more than the client’s age',
      same_time: 'must be another time than the start',
      explain_harm: 'say more: there are thoughts of harm now',
      reason_declined: 'say why it was declined',
    } satisfies Record<Need, string>,
    title: 'Assessment',
    back: 'Client',
    panel: {
      title: 'Assessment',
      none: 'No assessment yet',
      noneSentence: 'One interview in sections: start now, stop any time, go on where you left off.',
      start: 'Start the assessment',
      startAgain: 'Start a new assessment',
      go: 'Continue',
      read: 'Read',
      draft: 'In progress',
      completed: 'Completed',
      startedBy: (name: string) => `Started by ${name}`,
      completedBy: (name: string) => `Completed by ${name}`,
    },
    /** What was ticked, to read. */
    ticked: 'Yes',
    sections: 'Sections',
    states: { empty: 'Not begun', begun: 'Begun', complete: 'Complete' },
    progress: (done: number, all: number) => `${done} of ${all} sections complete`,
    next: 'Next',
    previous: 'Back',
    finish: 'Complete the assessment',
    finishTitle: 'Complete the assessment?',
    finishSentence: 'It can be read by the team from then on, and no longer changed.',
    finished: 'The assessment is completed',
    missingTitle: (n: number) => (n === 1 ? 'One thing is missing' : `${n} things are missing`),
    placementNext: 'Decide the placement',
    from: {
      referral: (day: string) => `from the referral of ${day}`,
      inquiry: (day: string) => `from the inquiry of ${day}`,
      assessment: (day: string) => `from the assessment of ${day}`,
      client_record: (day: string) => `from the client’s record, ${day}`,
    },
    risk: 'Do not leave the client alone with this. Follow your crisis steps now; the team was told.',
    remove: (line: string) => `Remove ${line}`,
    removed: (line: string) => `Removed one ${line}`,
    lineNumber: (line: string, n: number) => `${line.charAt(0).toUpperCase()}${line.slice(1)} ${n}`,
    missingInSection: (n: number) => `${n} missing`,
    setAllNone: 'Set the rest to none',
    choose: 'Choose',
    clear: 'Clear',
    declined: 'Declined',
    decline: (name: string) => `The client declines the ${name}`,
    declinedReason: 'Why it was declined',
    takeBack: 'Ask after all',
    done: 'Answered',
    reload: 'See theirs',
    keepMine: 'Save mine over theirs',
    printTitle: 'Assessment',
    print: 'Print view',
    edit: 'Continue writing',
    notAnswered: 'Not answered',
    confidential: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    draftMark: 'Not completed yet',
    born: (day: string) => `Born ${day}`,
  },
})

/** `Substance use, Substances 2, Route: fill this in`. */
export function missingSentence({ section, path, need, line }: Missing): string {
  const { title, fields } = sectionWords.en[section]
  const [label = '', ...inside] = labelsAlong(fields, path)
  const labels = [line ? `${label} ${line}` : label, ...inside]
  return `${[title, ...labels].join(', ')}: ${assessmentWords.en.needs[need]}`
}

/** The labels of a field and, inside a list, of the column. */
function labelsAlong(fields: Record<string, FieldWords>, path: readonly string[]): string[] {
  const [name = '', , column] = path
  const field = fields[name]
  if (!field) return instrumentLabel(name)
  const inside = column === undefined ? undefined : field.columns?.[column]?.label
  return inside ? [field.label, inside] : [field.label]
}

const instrumentLabel = (name: string): string[] => {
  const label = sectionWords.en.measures.fields.declined?.columns?.instrument?.options?.[name]
  return label ? [label] : []
}
