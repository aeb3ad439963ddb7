import classes from './Entrance.module.css'

const posts = [90, 150, 210, 270, 330, 390, 450]
/** Height of the deck at x: a parabola from bank to bank. */
const deck = (x: number) => 250 - 92 * (1 - ((x - 270) / 250) ** 2)

/** A footbridge in the evening, its arch mirrored in still water. */
export function Bridge() {
  return (
    <svg
      className={classes.bridge}
      viewBox="0 0 540 560"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <circle className={classes.sun} cx="372" cy="168" r="56" />
      <path className={classes.hillFar} d="M0 236 Q110 150 236 222 T540 180 V300 H0Z" />
      <path className={classes.hillNear} d="M0 274 Q80 226 170 262 T370 268 T540 240 V300 H0Z" />
      <rect className={classes.water} y="292" width="540" height="268" />
      <g className={classes.mirror} transform="matrix(1 0 0 -0.62 0 474)">
        <Arch />
      </g>
      <g className={classes.arch}>
        <Arch />
      </g>
      <g className={classes.ripples}>
        <path d="M60 352q22-10 44 0t44 0t44 0M330 340q22-10 44 0t44 0t44 0" />
        <path d="M196 408q22-10 44 0t44 0t44 0t44 0M20 440q22-10 44 0t44 0" />
        <path d="M388 478q22-10 44 0t44 0M120 506q22-10 44 0t44 0t44 0" />
      </g>
    </svg>
  )
}

function Arch() {
  return (
    <>
      <path d="M20 250 Q270 66 520 250" strokeWidth="9" />
      <path d="M20 292 Q270 158 520 292" strokeWidth="6" />
      {posts.map((x) => (
        <path key={x} d={`M${x} ${deck(x) + 2}V${deck(x) - 30}`} strokeWidth="3.5" />
      ))}
      <path d="M20 216 Q270 36 520 216" strokeWidth="3.5" />
    </>
  )
}
