import { dictionary } from '#kit/words.ts'
import type { emergencyFaults } from './emergency.ts'

export const emergencyWords = dictionary({
  en: {
    reasons: {
      recipient_missing: 'Name who received it',
      affiliation_missing: 'Name the hospital or service they belong to',
      discloser_missing: 'Name who told it',
      time_missing: 'Say when it was told',
      time_ahead: 'This time is yet to come',
      nature_missing: 'Say what the emergency was',
      closed_already: 'This record is closed already.',
    } satisfies Record<(typeof emergencyFaults)[number] | 'closed_already', string>,
    purpose: 'Medical emergency',
    somebody: 'Emergency care',
    title: 'Medical emergency',
    lead: 'In a true emergency, when consent cannot be had in time, tell what care needs. Then write down at once who, when, by whom and why.',
    start: 'Tell in an emergency',
    dialogTitle: 'Told in a medical emergency',
    closeTitle: 'Close the record',
    recipient: 'Who received it',
    affiliation: 'Of which hospital or service',
    discloser: 'Who told it',
    day: 'Day',
    time: 'Time',
    nature: 'What the emergency was',
    parts: 'What was told',
    transport: 'How',
    save: 'Write it down',
    savedOpen: 'Written down. Something is still missing: close the record soon.',
    savedClosed: 'Written down, with all four facts',
    open: 'Facts are missing',
    closed: 'Complete',
    complete: 'Complete it',
    unknown: 'Not known yet',
  },
})
