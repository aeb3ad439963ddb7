import {
  IconCheck,
  IconCircleDashed,
  IconClockHour4,
  IconDoorExit,
  IconMessageCheck,
  IconUserX,
} from '@tabler/icons-react'
import type { Tone } from '#ui/tone.tsx'
import type { Mark } from '../attendance.ts'

const signs = {
  present: IconCheck,
  late: IconClockHour4,
  left_early: IconDoorExit,
  excused: IconMessageCheck,
  absent: IconUserX,
} satisfies Record<Mark, unknown>

export const toneOfMark = {
  present: 'good',
  late: 'attention',
  left_early: 'attention',
  excused: 'info',
  absent: 'danger',
} as const satisfies Record<Mark, Tone>

/** A mark's picture; it always stands beside its word. */
export function MarkSign({ mark, size = 20 }: { mark: Mark | null; size?: number }) {
  const Sign = mark ? signs[mark] : IconCircleDashed
  return <Sign size={size} stroke={2} aria-hidden />
}
