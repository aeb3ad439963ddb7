import { useWords } from '#ui/words.tsx'
import { referralWords } from '../../referral/referral.words.ts'

/** Days of any precision as people write them: `since Aug 2001`, `Jan 3, 2011 – 2012`. */
export function useDays() {
  const { day, since, fromTo, untilDay } = useWords(referralWords)
  return {
    day: (on: string | null) => (on ? day(on) : ''),
    since: (on: string | null) => (on ? since(day(on)) : ''),
    span: (from: string | null, until: string | null) => {
      if (from && until) return from === until ? day(from) : fromTo(day(from), day(until))
      return from ? since(day(from)) : until ? untilDay(day(until)) : ''
    },
  }
}
