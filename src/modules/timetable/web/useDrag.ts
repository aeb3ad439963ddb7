import { type PointerEvent, useState } from 'react'

/** Drawing a span of time over a day with the mouse. Fingers scroll instead, and keyboards have the form. */
export function useDrag(
  hours: { from: number; until: number },
  onEnd: ((a: number, b: number) => void) | undefined,
) {
  const [span, setSpan] = useState<[number, number] | null>(null)
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (!onEnd || event.pointerType === 'touch' || event.button !== 0 || event.target !== event.currentTarget)
      return
    const box = event.currentTarget.getBoundingClientRect()
    const minuteAt = (y: number) =>
      hours.from * 60 + Math.max(0, Math.min(1, (y - box.top) / box.height)) * (hours.until - hours.from) * 60
    const first = minuteAt(event.clientY)
    let last = first
    const move = (at: globalThis.PointerEvent) => {
      last = minuteAt(at.clientY)
      setSpan([first, last])
    }
    const stop = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', stop)
      setSpan(null)
    }
    const end = () => {
      stop()
      if (Math.abs(last - first) >= 10) onEnd(first, last)
    }
    event.preventDefault()
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', stop)
  }
  return { span, begin }
}
