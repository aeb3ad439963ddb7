import { dictionary } from '#kit/words.ts'

/** Words of the accounting on screen. */
export const accountingWords = dictionary({
  en: {
    accounting: {
      title: 'Accounting of disclosures',
      lead: (from: string, through: string) => `To others, from ${from} through ${through}.`,
      print: 'On paper',
      empty: 'Nothing was sent to anybody',
      emptyLead: 'What is sent from here appears here at once.',
      count: (n: number) => (n === 1 ? '1 disclosure' : `${n} disclosures`),
      head: { at: 'When', recipient: 'To whom', what: 'What', purpose: 'Purpose', basis: 'Basis', by: 'By' },
      own: 'Given to the client',
    },
    refused: {
      title: 'Refused',
      lead: 'What somebody tried to send, and why it stayed here. For the privacy officer.',
      none: 'Nothing was refused.',
      head: { at: 'When', what: 'What', why: 'Why', by: 'By' },
    },
  },
})
