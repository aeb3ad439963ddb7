import type { Out } from '#kit/endpoint.ts'
import { levelsOfCare } from '#modules/program/program.ts'
import { programWords } from '#modules/program/program.words.ts'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatDay, formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import type { EpisodeView, episode } from '../episodes.contract.ts'
import { readinesses } from '../episodes.ts'
import { episodeWords } from '../episodes.words.ts'
import classes from './Episode.module.css'

type Change = EpisodeView['changes'][number]
type EpisodeHistoryProps = { of: EpisodeView; earlier: Out<typeof episode>['earlier'] }

/** What changed since the admission, and the episodes before. */
export function EpisodeHistory({ of: e, earlier }: EpisodeHistoryProps) {
  const { panel: words } = useWords(episodeWords)
  const { timeZone } = useSite()
  const named = useNames(e)
  return (
    <>
      <Section title={words.history}>
        <ul className={classes.history}>
          {e.changes.map((c) => (
            <li key={`${c.what} ${c.at} ${c.to}`}>
              <strong>{words.changed[c.what]}</strong>:{' '}
              {words.fromTo(c.from === null ? words.start : named(c, c.from), named(c, c.to))}
              {c.reason && <div>{c.reason}</div>}
              <div className={classes.small}>
                {formatInstant(c.at, timeZone, 'dateTime')} · {c.by}
              </div>
            </li>
          ))}
        </ul>
      </Section>
      {earlier.length > 0 && <Earlier of={earlier} />}
    </>
  )
}

function Earlier({ of: earlier }: { of: Out<typeof episode>['earlier'] }) {
  const { panel: words, dischargeReasons } = useWords(episodeWords)
  return (
    <Section title={words.earlier}>
      <ul className={classes.history}>
        {earlier.map((e) => (
          <li key={e.id}>
            <strong>
              {e.discharge
                ? words.span(formatDay(e.admittedOn, 'date'), formatDay(e.discharge.on, 'date'))
                : formatDay(e.admittedOn, 'date')}
            </strong>
            <div className={classes.small}>
              {[e.discharge && dischargeReasons[e.discharge.reason], words.days(e.lengthOfStay)]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A stage, level or readiness as people call it. */
function useNames(e: EpisodeView) {
  const { readinesses: readinessWords } = useWords(episodeWords)
  const { levels } = useWords(programWords)
  return ({ what }: Change, value: string): string => {
    const level = levelsOfCare.find((l) => l === value)
    const readiness = readinesses.find((r) => r === value)
    switch (what) {
      case 'stage':
        return e.stages.find((s) => s.id === value)?.name ?? value
      case 'level':
        return level ? levels[level] : value
      case 'readiness':
        return readiness ? readinessWords[readiness] : value
    }
  }
}
