import { dictionary } from '#kit/words.ts'
import type { Need } from './legal.ts'

export const legalWords = dictionary({
  en: {
    reasons: {
      order_undated: 'Say on which day the court ordered it',
      subpoena_alone:
        'A subpoena alone, or an order alone, is not enough for these records. Nothing was sent.',
    },
    needs: {
      part2_order:
        'A court order made under 42 CFR part 2, subpart E (2.61 to 2.67), after notice to the client and a chance to be heard where the rule asks for it',
      subpoena: 'A subpoena or similar demand that compels, beside the order: the order alone only permits',
      parts_named: 'The parts of the record that the order names',
    } satisfies Record<Need, string>,
    purpose: (section: string) => `Court order under 42 CFR ${section}`,
    demand: 'Demand of a court or attorney',
    title: 'Courts and attorneys',
    lead: 'A subpoena alone never opens these records.',
    start: 'Record a demand',
    demandedBy: 'Who demands it',
    receivedOn: 'Received on',
    hasSubpoena: 'There is a subpoena',
    order: 'Court order under 42 CFR part 2',
    noOrder: 'None',
    section: (section: string) => `Section ${section}`,
    orderedOn: 'Ordered on',
    parts: 'What the order names',
    note: 'Note',
    save: 'Record',
    denied: 'Nothing may be sent. Needed:',
    allowed: 'The order and the subpoena are there: what the order names may be sent.',
    answer:
      'You may answer: federal law (42 CFR part 2) forbids us to say whether records exist, unless there is a consent or a court order under its subpart E.',
    ready: 'May be sent',
    refused: 'Denied',
    recorded: 'Recorded',
  },
})
