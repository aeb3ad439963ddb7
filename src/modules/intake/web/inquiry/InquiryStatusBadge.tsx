import { StatusBadge } from '#ui/StatusBadge.tsx'
import type { Tone } from '#ui/tone.tsx'
import { useWords } from '#ui/words.tsx'
import type { InquiryStatus } from '../../inquiry/inquiry.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'

const tones: Record<InquiryStatus, Tone> = {
  new: 'info',
  contacted: 'neutral',
  assessment_booked: 'neutral',
  assessed: 'neutral',
  admitted: 'good',
  closed: 'neutral',
}

/** Where an inquiry stands. */
export function InquiryStatusBadge({ status }: { status: InquiryStatus }) {
  const { statuses } = useWords(inquiryWords)
  return <StatusBadge tone={tones[status]}>{statuses[status]}</StatusBadge>
}
