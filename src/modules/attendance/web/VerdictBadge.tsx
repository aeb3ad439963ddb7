import { hoursAndMinutes } from '#kit/time.ts'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import type { Tone } from '#ui/tone.tsx'
import { useWords } from '#ui/words.tsx'
import { type Forecast, isShort, type WeekVerdict } from '../ledger.ts'
import { ledgerWords } from '../ledger.words.ts'

export const toneOfVerdict = {
  nothing_prescribed: 'neutral',
  partial_week: 'neutral',
  reached: 'good',
  on_track: 'good',
  short: 'attention',
  below_minimum: 'danger',
} as const satisfies Record<WeekVerdict, Tone>

/** Bars and columns stay calm: what is short draws attention, the badge beside it says how grave it is. */
export const toneOfBar = { ...toneOfVerdict, below_minimum: 'attention' } as const

/** A week's forecast in a word or two: what it needs where it is short. */
export function VerdictBadge({ of }: { of: Pick<Forecast, 'verdict' | 'needs'> }) {
  const words = useWords(ledgerWords)
  return (
    <StatusBadge tone={toneOfVerdict[of.verdict]}>
      {isShort(of) ? words.short(hoursAndMinutes(of.needs)) : words.verdicts[of.verdict]}
    </StatusBadge>
  )
}
