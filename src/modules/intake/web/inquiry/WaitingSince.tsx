import { VisuallyHidden } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { type InquiryStatus, waiting, waitingTone } from '../../inquiry/inquiry.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import { useNow } from './useNow.ts'

/** Time since the first contact: `2 d 4 h`. */
export function WaitingSince({ at, status }: { at: Temporal.Instant; status: InquiryStatus }) {
  const words = useWords(inquiryWords)
  const now = useNow()
  const wait = waiting(at, Temporal.Instant.compare(now, at) < 0 ? at : now)
  return (
    <StatusBadge tone={waitingTone(wait, status)} icon={<IconHourglass aria-hidden />}>
      <time dateTime={at.toString()} aria-hidden>
        {words.waiting(wait)}
      </time>
      <VisuallyHidden>{words.waitingSpoken(wait)}</VisuallyHidden>
    </StatusBadge>
  )
}
