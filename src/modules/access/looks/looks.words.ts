import { dictionary } from '#kit/words.ts'
import { chartsAnHour, type Oddity, type RecordPart } from './looks.ts'

/** Sentences of the log of who looked at whose record. */
export const lookWords = dictionary({
  en: {
    title: 'Who looked',
    lead: 'Every look at a record is kept. What is odd stands first; it is a question, not a verdict.',
    clientLead: (count: number) =>
      count === 1 ? 'One person on one day in the last year.' : `${count} entries in the last year.`,
    since: 'In the last',
    days: (days: number) => (days === 1 ? '24 hours' : days === 365 ? 'year' : `${days} days`),
    who: 'Who',
    everyone: 'Everybody',
    onlyOdd: 'Only what is odd',
    record: 'Record',
    when: 'When',
    what: 'What they saw',
    times: (count: number) => (count === 1 ? 'once' : `${count} times`),
    why: 'Why it stands here',
    emptyTitle: 'Nobody looked',
    empty: 'No record was opened in these days by whom you chose.',
    nothingOddTitle: 'Nothing odd',
    nothingOdd: 'All looks in these days fit the work of whoever looked.',
    cut: 'There were more. Choose fewer days to see them all.',
    parts: {
      record: 'Name and contact',
      assessment: 'Assessment',
      measures: 'Measures',
      placement: 'Placement',
      episode: 'Episode',
      plan: 'Plan',
      week: 'Week',
      hours: 'Hours',
      notes: 'Notes',
      referral: 'Referral',
      consents: 'Consents and disclosures',
      tasks: 'Tasks',
    } satisfies Record<RecordPart, string>,
    odd: {
      same_surname: 'Same surname',
      no_care_relation: 'Not in the care team',
      many_charts: `Over ${chartsAnHour} records in an hour`,
    } satisfies Record<Oddity, string>,
  },
})
