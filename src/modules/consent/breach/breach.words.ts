import { dictionary } from '#kit/words.ts'
import type { Duty } from './breach.ts'

export const breachWords = dictionary({
  en: {
    reasons: {
      discovered_ahead: 'A breach cannot be discovered on a day to come',
      happened_later: 'It cannot have happened after it was discovered',
      not_a_duty: 'Nobody must tell them of this breach.',
    },
    duties: {
      individuals: 'The people concerned',
      hhs: 'Department of Health and Human Services',
      media: 'The media',
    } satisfies Record<Duty, string>,
    page: 'Privacy',
    pageLead: 'Breaches with their clocks, and the state’s rule for minors.',
    title: 'Breaches',
    lead: 'The clocks start on the day of discovery: 60 days, no longer.',
    none: 'No breach on record',
    noneLead: 'Lost papers, a wrong fax, a stolen device: record it the day it comes to light.',
    start: 'Record a breach',
    change: 'Change',
    dialogTitle: 'Breach',
    site: 'Site',
    discoveredOn: 'Discovered on',
    happenedOn: 'Happened on',
    what: 'What happened',
    whatHint:
      'No names of clients: how many is asked below, and whose records they were stays in the privacy officer’s own file.',
    people: 'How many people are concerned',
    peopleHint: 'From 500 on, HHS and the media are told within the same 60 days.',
    save: 'Save',
    saved: 'The breach is recorded',
    discovered: (day: string) => `Discovered ${day}`,
    peopleCount: (n: number) => (n === 1 ? '1 person' : `${n} people`),
    tell: 'Tell by',
    due: (day: string, left: number) =>
      left < 0 ? `${day}, ${-left} days over` : left === 0 ? `${day}, today` : `${day}, ${left} days left`,
    done: (day: string) => `Told on ${day}`,
    markDone: 'Told today',
    marked: 'Recorded',
  },
})
