import { dictionary } from '#kit/words.ts'

export const ledgerWords = dictionary({
  en: {
    title: 'Hours',
    verdicts: {
      nothing_prescribed: 'Nothing prescribed',
      partial_week: 'Part of a week',
      reached: 'Reached',
      on_track: 'On track',
      short: 'Short',
      below_minimum: 'Below the minimum',
    },
    week: (days: string) => `Week of ${days}`,
    thisWeek: 'This week',
    previous: 'The week before',
    next: 'The week after',
    backToThis: 'Back to this week',
    /** The forecast as a sentence; `over`: nothing is ahead in this week any more. */
    forecast: {
      willEnd: (at: string) => `Will end at ${at}`,
      ended: (at: string) => `Ended at ${at}`,
      needs: (minutes: string) => `needs ${minutes}`,
      missing: (minutes: string) => `${minutes} short of what is prescribed`,
      enough: 'nothing is missing',
      partial: (days: number) =>
        `the episode covers ${days === 1 ? 'one day' : `${days} days`} of this week, so it is not judged`,
      none: 'Nothing is prescribed in this week.',
      noSeats: 'No seats are taken in this week.',
    },
    belowMinimum: (minimum: string) =>
      `That is under the ${minimum} a week of this level of care. Find make-ups, or review the level.`,
    unmarked: (minutes: string) => `${minutes} are not marked yet and count as nothing until they are.`,
    bar: (credited: string, ahead: string, prescribed: string) =>
      `${credited} credited, ${ahead} ahead, ${prescribed} prescribed`,
    minutes: {
      prescribed: 'Prescribed',
      scheduled: 'Scheduled',
      credited: 'Credited',
      ahead: 'Ahead',
      excused: 'Excused',
      missed: 'Missed',
      madeUp: 'Made up',
      unmarked: 'Not marked',
      programCancelled: 'Cancelled',
    },
    hints: {
      madeUp: 'part of the credited',
      programCancelled: 'nobody’s absence',
    },
    sessions: {
      title: 'Sessions of the week',
      session: 'Session',
      when: 'When',
      what: 'Mark',
      credited: 'Credited',
      none: 'No seats in this week. Take seats on the client’s week.',
      cancelled: 'Cancelled',
      ahead: 'Ahead',
      makeUp: 'Make-up',
      notCounted: 'programme time only',
    },
    history: {
      title: 'The eight weeks before',
      lead: 'Credited hours toward the level of care; the line is what was prescribed.',
      week: 'Week',
      /** After the credited hours and the Monday. */
      of: (prescribed: string, verdict: string) => `of ${prescribed}, ${verdict.toLowerCase()}`,
      outside: 'not in the programme',
    },
    fact: (credited: string, prescribed: string) => `${credited} of ${prescribed} this week`,
    short: (needs: string) => `needs ${needs}`,
  },
})
