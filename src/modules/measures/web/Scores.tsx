import type { ReactNode } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import type { Tone } from '#ui/tone.tsx'
import { useWords } from '#ui/words.tsx'
import type { InstrumentId } from '../instruments.ts'
import { type Change, scalesOf } from '../measures.ts'
import { measuresWords } from '../measures.words.ts'
import type { Band, ScaleId, Scored } from '../scoring/scoring.ts'
import classes from './Measures.module.css'

const toneOf: Record<Band, Tone> = {
  minimal: 'good',
  mild: 'info',
  moderate: 'attention',
  moderately_severe: 'attention',
  severe: 'danger',
  attention: 'attention',
  usual: 'neutral',
}

/** The scores of one response, in figures and in words. `more` adds what stands under each scale. */
export function Scores({
  instrument,
  scored,
  more,
}: {
  instrument: InstrumentId
  scored: Scored
  more?: (scale: ScaleId) => ReactNode
}) {
  const words = useWords(measuresWords)
  return (
    <div className={classes.block}>
      <dl className={classes.scores}>
        {scalesOf(instrument).map(({ id, most }) => {
          const value = scored.scores[id]
          const band = scored.interpretation.bands[id]
          return (
            <div key={id} className={classes.score}>
              <dt className={classes.name}>{words.scales[id]}</dt>
              <dd className={classes.value}>
                <span className={classes.number}>{value ?? words.noScore}</span>
                {typeof value === 'number' && <span className={classes.outOf}>{words.ofMost(most)}</span>}
                {band && <BandBadge band={band} />}
              </dd>
              {more && <dd className={classes.more}>{more(id)}</dd>}
            </div>
          )
        })}
      </dl>
      <Remarks scored={scored} />
    </div>
  )
}

export function BandBadge({ band }: { band: Band }) {
  const { bands } = useWords(measuresWords)
  return <StatusBadge tone={toneOf[band]}>{bands[band]}</StatusBadge>
}

/** What must be known beside the figures. */
function Remarks({ scored: { flags, missing, prorated, complete } }: { scored: Scored }) {
  const words = useWords(measuresWords)
  return (
    <>
      {missing.length > 0 && (
        <p className={classes.small}>
          <StatusBadge tone={complete ? 'info' : 'attention'}>
            {prorated ? words.prorated(missing.length) : words.missing(missing.length)}
          </StatusBadge>
        </p>
      )}
      {flags.includes('suicide_item') && <Callout tone="danger" title={words.flags.suicide_item} />}
    </>
  )
}

/** `5 lower since the first: better`. */
export function ChangeNote({ change, since }: { change: Change | undefined; since: string }) {
  const { change: words } = useWords(measuresWords)
  if (!change) return null
  return (
    <p className={classes.small}>
      {since}: {change.toward === 'same' ? words.same : words[change.toward](change.by)}
    </p>
  )
}
