import { hoursAndMinutes } from '#kit/time.ts'
import { dictionary } from '#kit/words.ts'
import type { WeekFault, WeekWarning } from './plans.ts'

const warning = ({ reason, fromMinutes, untilMinutes }: WeekWarning, level: string): string => {
  switch (reason) {
    case 'below_minimum':
      return `Below the ${hoursAndMinutes(fromMinutes ?? 0)} a week of ${level}.`
    case 'exceeds_band':
      return `Above the ${hoursAndMinutes(untilMinutes ?? 0)} a week of ${level}. Review whether a higher level fits.`
    case 'long_days':
      return 'More than 8 hours on every day.'
  }
}

export const planWords = dictionary({
  en: {
    reasons: {
      days_turned: 'The most days are fewer than the least',
      mix_turned: 'The most is less than the least',
      not_admitted: 'The client is not in an open episode.',
      from_in_past: 'Weeks that are over stay as they were. Choose this week or later.',
    } satisfies Record<WeekFault['reason'], string> & Record<string, string>,
    warning,
    panel: {
      title: 'Prescribed week',
      none: 'No week is prescribed',
      noneSentence: 'Admission prescribes the first one.',
      change: 'Change the week',
      hours: 'Hours',
      days: 'Days',
      daysWord: 'days',
      mix: 'Sessions a week',
      dayRange: (least: number, most: number) => (least === most ? `${least}` : `${least} to ${most}`),
      range: (least: number, most: number) =>
        least === most ? `${least}` : least === 0 ? `up to ${most}` : `${least} to ${most}`,
      noMix: 'No mix of services set',
      since: (day: string) => `since ${day}`,
      from: (day: string) => `from ${day}`,
      span: (from: string, until: string) => `${from} – ${until}`,
      coming: 'Coming',
      history: 'Before',
      replaced: 'never began',
      by: (name: string) => `by ${name}`,
      warn: 'Outside the usual',
    },
    editor: {
      hours: 'Hours a week',
      hoursHint: '6 to 30 hours, in quarter hours',
      fewer: 'A quarter hour less',
      more: 'A quarter hour more',
      daysMin: 'Days, at least',
      daysMax: 'Days, at most',
      mix: 'Sessions a week',
      mixHint: 'At least and at most, by kind',
      least: (kind: string) => `${kind}, at least`,
      most: (kind: string) => `${kind}, at most`,
      fits: (level: string) => `Within the hours of ${level}`,
      noBand: (level: string) => `No hours are set for ${level}`,
      kind: 'Kind',
      leastColumn: 'At least',
      mostColumn: 'At most',
      allKinds: 'Show all kinds',
    },
    dialog: {
      title: 'Change the prescribed week',
      from: 'From',
      fromHint: 'A Monday keeps program weeks whole',
      reason: 'Why',
      submit: 'Prescribe',
      done: 'The week is prescribed',
    },
  },
})
