import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { sessionKinds } from '#modules/program/program.ts'
import { programWords } from '#modules/program/program.words.ts'
import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { Minutes } from '#ui/Minutes.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { Tile, Tiles } from '#ui/Tile.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { type PrescribedWeekView, prescribedWeeks } from '../plans.contract.ts'
import { planWords } from '../plans.words.ts'
import { PrescribeDialog } from './PrescribeDialog.tsx'
import classes from './Week.module.css'

type Found = Out<typeof prescribedWeeks>

/** What the plan asks of the client's week: now, coming, before. */
export function PrescribedWeek({ clientId }: { clientId: string }) {
  const { panel: words } = useWords(planWords)
  const query = useEndpoint(prescribedWeeks, { clientId })
  const [changing, setChanging] = useState(false)
  return (
    <Section
      title={words.title}
      lead={query.data?.current && words.since(formatDay(query.data.current.from, 'date'))}
      actions={
        query.data?.can.edit && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {words.change}
          </Button>
        )
      }
    >
      <QueryView query={query}>{(found) => <Weeks found={found} />}</QueryView>
      {changing && query.data?.episode && (
        <PrescribeDialog
          clientId={clientId}
          found={query.data}
          episode={query.data.episode}
          onClose={() => setChanging(false)}
        />
      )}
    </Section>
  )
}

function Weeks({ found: { current, weeks, warnings, episode, today } }: { found: Found }) {
  const { panel: words, warning } = useWords(planWords)
  const { levels } = useWords(programWords)
  const others = weeks.filter((w) => w.id !== current?.id)
  const coming = others.filter((w) => !w.replaced && Temporal.PlainDate.compare(w.from, today) > 0)
  const before = others.filter((w) => !coming.includes(w))
  return (
    <>
      {current ? (
        <Current of={current} />
      ) : (
        <Text c="dimmed">
          {words.none}. {weeks.length === 0 && words.noneSentence}
        </Text>
      )}
      {episode && warnings.length > 0 && (
        <Callout tone="attention" title={words.warn}>
          {warnings.map((w) => (
            <div key={w.reason}>{warning(w, levels[episode.levelOfCare])}</div>
          ))}
        </Callout>
      )}
      <Others title={words.coming} of={coming} />
      <Others title={words.history} of={before} />
    </>
  )
}

function Current({ of: w }: { of: PrescribedWeekView }) {
  const { panel: words } = useWords(planWords)
  const { kinds } = useWords(programWords)
  const mix = sessionKinds.flatMap((kind) => {
    const range = w.mix[kind]
    return range ? [{ kind, ...range }] : []
  })
  return (
    <>
      <Tiles>
        <Tile label={words.hours} value={<Minutes value={w.minutes} />} />
        <Tile label={words.days} value={words.dayRange(w.daysMin, w.daysMax)} />
      </Tiles>
      <ul className={classes.kinds} aria-label={words.mix}>
        {mix.length === 0 && <li>{words.noMix}</li>}
        {mix.map(({ kind, min, max }) => (
          <li key={kind}>
            {kinds[kind]}: <strong>{words.range(min, max)}</strong>
          </li>
        ))}
      </ul>
      {w.reason && <p>{w.reason}</p>}
    </>
  )
}

function Others({ title, of: weeks }: { title: string; of: readonly PrescribedWeekView[] }) {
  const { panel: words } = useWords(planWords)
  if (weeks.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className={classes.list}>
        {weeks.map((w) => (
          <li key={w.id}>
            <strong>
              <Minutes value={w.minutes} />
            </strong>
            , {words.dayRange(w.daysMin, w.daysMax)} {words.daysWord} · {spanOf(w, words)}
            <div className={classes.small}>
              {[w.reason, words.by(w.prescribedBy)].filter(Boolean).join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

type PanelWords = (typeof planWords)['en']['panel']

/** The days it holds; `until` is the first day it no longer does. */
function spanOf(w: PrescribedWeekView, words: PanelWords): string {
  const from = formatDay(w.from, 'date')
  if (w.replaced) return `${words.from(from)}, ${words.replaced}`
  return w.until ? words.span(from, formatDay(w.until.subtract({ days: 1 }), 'date')) : words.from(from)
}
