/**
 * Inquiries: somebody asks for help, by a call, the web form, at the door or through a referral. How long they have been
 * waiting is counted from the first contact and always shown; an inquiry ends with an admission or a reason.
 */
export const inquirySources = ['call', 'web_form', 'walk_in', 'referral'] as const
export type InquirySource = (typeof inquirySources)[number]

/** As stored. That somebody was admitted is told by their episode. */
export const storedStatuses = ['new', 'contacted', 'assessment_booked', 'assessed', 'closed'] as const
export type StoredStatus = (typeof storedStatuses)[number]
export const inquiryStatuses = [...storedStatuses, 'admitted'] as const
export type InquiryStatus = (typeof inquiryStatuses)[number]

export const closedReasons = [
  'no_contact',
  'declined',
  'other_program',
  'needs_other_care',
  'not_eligible',
  'duplicate',
  'other',
] as const
export type ClosedReason = (typeof closedReasons)[number]

export const isOpen = (status: InquiryStatus): boolean => status !== 'closed' && status !== 'admitted'

/** Where a person of intake may move an inquiry. `assessed` follows from the assessment, `admitted` from the episode. */
export const movesFrom: Record<InquiryStatus, readonly StoredStatus[]> = {
  new: ['contacted', 'assessment_booked', 'closed'],
  contacted: ['assessment_booked', 'closed'],
  assessment_booked: ['contacted', 'assessment_booked', 'closed'],
  assessed: ['closed'],
  closed: ['contacted'],
  admitted: [],
}

export const moveRefusals = [
  'move_not_possible',
  'booking_without_time',
  'booking_in_past',
  'closing_without_reason',
  'closing_without_note',
] as const
export type MoveRefusal = (typeof moveRefusals)[number]
export type Move = {
  status: StoredStatus
  assessmentAt: Temporal.Instant | null
  closedReason: ClosedReason | null
  closedNote: string
}

/** May an inquiry go from one status to another? @returns the refusal, or null. */
export function mayMove(from: InquiryStatus, to: Move, now: Temporal.Instant): MoveRefusal | null {
  if (!movesFrom[from].includes(to.status)) return 'move_not_possible'
  if (to.status === 'assessment_booked') {
    if (!to.assessmentAt) return 'booking_without_time'
    if (Temporal.Instant.compare(to.assessmentAt, now) < 0) return 'booking_in_past'
  }
  if (to.status !== 'closed') return null
  if (!to.closedReason) return 'closing_without_reason'
  return to.closedReason === 'other' && !to.closedNote ? 'closing_without_note' : null
}

/** How long somebody has been waiting since the first contact: whole days, hours and minutes of real time. */
export type Waiting = { days: number; hours: number; minutes: number }
export function waiting(firstContactAt: Temporal.Instant, now: Temporal.Instant): Waiting {
  const minutes = Math.max(0, Math.floor(firstContactAt.until(now).total('minutes')))
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 }
}

/** Days after which a wait without any answer is late, and very late. Defaults of ours, not a regulation's. */
export const waitingTone = ({ days }: Waiting, status: InquiryStatus): 'neutral' | 'attention' | 'danger' => {
  if (!isOpen(status)) return 'neutral'
  const answered = status !== 'new'
  return days >= (answered ? 14 : 2) ? 'danger' : days >= (answered ? 7 : 1) ? 'attention' : 'neutral'
}

export type NextStep = 'contact' | 'start_client' | 'book' | 'assess' | 'place' | null
/** What intake does next about an inquiry. */
export function nextStep({ status, hasClient }: { status: InquiryStatus; hasClient: boolean }): NextStep {
  switch (status) {
    case 'new':
      return 'contact'
    case 'contacted':
      return hasClient ? 'book' : 'start_client'
    case 'assessment_booked':
      return hasClient ? 'assess' : 'start_client'
    case 'assessed':
      return 'place'
    case 'closed':
    case 'admitted':
      return null
  }
}
