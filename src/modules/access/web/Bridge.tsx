import classes from './Entrance.module.css'

/** Height of a parabola from bank to bank at x; the banks are at x = -40 and x = 640. */
const arc = (x: number, bank: number, rise: number) => bank - rise * (1 - ((x - 300) / 340) ** 2)
const curve = (bank: number, rise: number) => `M-40 ${bank}Q300 ${bank - 2 * rise} 640 ${bank}`
const posts = Array.from({ length: 13 }, (_, i) => i * 50)

/** A footbridge in the evening, its arch mirrored in still water. */
export function Bridge() {
  return (
    <svg
      className={classes.bridge}
      viewBox="0 0 600 640"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <circle className={classes.sun} cx="408" cy="196" r="54" />
      <path className={classes.hillFar} d="M0 296Q120 206 262 276T600 226V360H0Z" />
      <path className={classes.hillNear} d="M0 330Q90 286 190 320T410 324T600 296V360H0Z" />
      <rect className={classes.water} y="356" width="600" height="284" />
      <g className={classes.mirror} transform="matrix(1 0 0 -0.55 0 556)">
        <Span />
      </g>
      <g className={classes.arch}>
        <Span />
      </g>
      <g className={classes.ripples}>
        <path d="M84 420q20-9 40 0t40 0t40 0M392 404q20-9 40 0t40 0t40 0" />
        <path d="M226 476q20-9 40 0t40 0t40 0t40 0M30 506q20-9 40 0t40 0" />
        <path d="M424 540q20-9 40 0t40 0" />
      </g>
    </svg>
  )
}

/** Deck, railing, the arch that carries them, and what joins the three. */
function Span() {
  return (
    <>
      <path d={curve(372, 130)} strokeWidth="7" />
      <path d={curve(306, 96)} strokeWidth="9" />
      <path d={curve(270, 96)} strokeWidth="3" />
      {posts.map((x) => (
        <path key={x} d={`M${x} ${arc(x, 306, 96)}v-36`} strokeWidth="2.5" />
      ))}
      {posts
        .filter((x) => arc(x, 372, 130) - arc(x, 306, 96) > 14)
        .map((x) => (
          <path key={x} d={`M${x} ${arc(x, 306, 96)}V${arc(x, 372, 130)}`} strokeWidth="3.5" />
        ))}
    </>
  )
}
