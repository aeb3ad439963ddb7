import { type PointerEvent, useRef } from 'react'
import { type Stroke, signatureField } from '#kit/paper.ts'
import classes from './Consents.module.css'

type Strokes = [number, number][][]
type SignaturePadProps = {
  id: string
  label: string
  /** Says whether something is drawn, for those who do not see it. */
  description: string
  strokes: Strokes
  onChange: (strokes: Strokes) => void
}

const { width, height } = signatureField

/** A field to sign in with finger, pen or mouse. Whoever cannot draw types their name instead: the form offers both. */
export function SignaturePad({ id, label, description, strokes, onChange }: SignaturePadProps) {
  const drawing = useRef(false)
  const at = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    const place = (from: number, size: number, most: number) =>
      Math.round(Math.min(most, Math.max(0, (from / size) * most)))
    return [
      place(event.clientX - box.left, box.width, width),
      place(event.clientY - box.top, box.height, height),
    ]
  }
  const start = (event: PointerEvent<SVGSVGElement>) => {
    drawing.current = true
    event.currentTarget.setPointerCapture(event.pointerId)
    onChange([...strokes, [at(event)]])
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const last = strokes.at(-1)
    if (!drawing.current || !last) return
    onChange([...strokes.slice(0, -1), [...last, at(event)]])
  }
  const stop = () => {
    drawing.current = false
  }
  return (
    <svg
      id={id}
      className={classes.pad}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${label}. ${description}`}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={stop}
      onPointerCancel={stop}
    >
      <Lines strokes={strokes} />
    </svg>
  )
}

/** A signature that was drawn. */
export function Ink({ strokes, label }: { strokes: readonly Stroke[]; label: string }) {
  return (
    <svg className={classes.ink} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <Lines strokes={strokes} />
    </svg>
  )
}

function Lines({ strokes }: { strokes: readonly Stroke[] }) {
  return (
    <>
      <line x1={40} x2={width - 40} y1={height - 50} y2={height - 50} stroke="#8d8679" strokeWidth={2} />
      {strokes.map((s, i) => (
        <polyline
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added
          key={i}
          points={s.map((p) => p.join(',')).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth={6}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </>
  )
}
