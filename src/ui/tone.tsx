import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconHandStop,
  IconInfoCircleFilled,
} from '@tabler/icons-react'

/** What a colour may say; each comes with a sign of its own, so that colour is never the only one. */
export const tones = ['neutral', 'info', 'good', 'attention', 'danger'] as const
export type Tone = (typeof tones)[number]

const signs = {
  neutral: IconCircleDashed,
  info: IconInfoCircleFilled,
  good: IconCircleCheckFilled,
  attention: IconAlertTriangleFilled,
  danger: IconHandStop,
} satisfies Record<Tone, unknown>

export function ToneSign({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Sign = signs[tone]
  return <Sign size={size} aria-hidden />
}
