import classes from './Measures.module.css'

type SparklineProps = {
  /** Oldest first. */
  values: readonly number[]
  least: number
  most: number
  /** What it shows, in words; the same figures stand in the table below it. */
  label: string
}

const width = 240
const height = 48
const pad = 5

/** A score over time on its published range, so that two lines of one scale can be compared. */
export function Sparkline({ values, least, most, label }: SparklineProps) {
  if (values.length < 2) return null
  const x = (i: number) => pad + (i * (width - 2 * pad)) / (values.length - 1)
  const y = (v: number) => height - pad - ((v - least) * (height - 2 * pad)) / (most - least)
  const points = values.map((v, i) => ({ at: x(i), up: y(v) }))
  const last = points.at(-1)
  return (
    <svg
      className={classes.line}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={label}
      fill="none"
    >
      <line className={classes.ground} x1={pad} x2={width - pad} y1={height - pad} y2={height - pad} />
      <polyline
        points={points.map((p) => `${p.at},${p.up}`).join(' ')}
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last && <circle cx={last.at} cy={last.up} r="4" fill="currentColor" />}
    </svg>
  )
}
