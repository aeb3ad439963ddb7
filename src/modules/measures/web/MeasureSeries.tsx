import { Anchor, Table } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { Since } from '#ui/Time.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import type { listMeasures } from '../measures.contract.ts'
import { scalesOf } from '../measures.ts'
import { measuresWords } from '../measures.words.ts'
import type { ScaleId } from '../scoring/scoring.ts'
import classes from './Measures.module.css'
import { ChangeNote, Scores } from './Scores.tsx'
import { Sparkline } from './Sparkline.tsx'

type Series = Out<typeof listMeasures>['series'][number]
type Taken = Series['taken'][number]

/** One instrument's history: the newest scores with their line and their change, and every response in a table. */
export function MeasureSeries({ series, onOpen }: { series: Series; onOpen: (responseId: string) => void }) {
  const { instrument, taken } = series
  const words = useWords(measuresWords)
  const [newest] = taken
  if (!newest) return null
  return (
    <Section
      title={words.instruments[instrument].short}
      lead={
        <>
          {words.instruments[instrument].about} · {words.list.when} <Since at={newest.completedAt} />
        </>
      }
    >
      <Scores
        instrument={instrument}
        scored={newest.scored}
        more={(scale) => (
          <>
            <ScaleLine {...{ series, scale }} />
            <ChangeNote change={newest.sinceFirst?.[scale]} since={words.change.sinceFirst} />
            <ChangeNote change={newest.sinceLast?.[scale]} since={words.change.sinceLast} />
          </>
        )}
      />
      {taken.length === 1 && <p className={classes.small}>{words.list.onlyOne}</p>}
      <History {...{ series, onOpen }} />
    </Section>
  )
}

function ScaleLine({ series, scale }: { series: Series; scale: ScaleId }) {
  const { list, scales } = useWords(measuresWords)
  const range = scalesOf(series.instrument).find((s) => s.id === scale)
  const values = series.taken
    .toReversed()
    .map((t) => t.scores[scale])
    .filter((v): v is number => typeof v === 'number')
  const [first, last] = [values[0], values.at(-1)]
  if (!range || first === undefined || last === undefined) return null
  const label = list.trendSentence(scales[scale], first, last, values.length)
  return <Sparkline values={values} least={range.least} most={range.most} label={label} />
}

function History({
  series: { instrument, taken },
  onOpen,
}: {
  series: Series
  onOpen: (id: string) => void
}) {
  const words = useWords(measuresWords)
  const { timeZone } = useSite()
  const scales = scalesOf(instrument)
  const day = (t: Taken) => formatInstant(t.completedAt, timeZone, 'date')
  return (
    <Table.ScrollContainer minWidth={260} mt="sm">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.list.when}</Table.Th>
            {scales.map(({ id }) => (
              <Table.Th key={id}>{words.scales[id]}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {taken.map((t) => (
            <Table.Tr key={t.id}>
              <Table.Td>
                <Anchor
                  component="button"
                  type="button"
                  className="fb-nowrap"
                  onClick={() => onOpen(t.id)}
                  aria-label={words.list.open(words.instruments[instrument].short, day(t))}
                >
                  {day(t)}
                </Anchor>
                {t.corrected && <small> · {words.list.corrected}</small>}
              </Table.Td>
              {scales.map(({ id }) => (
                <Table.Td key={id}>
                  <ScoreCell taken={t} scale={id} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function ScoreCell({ taken, scale }: { taken: Taken; scale: ScaleId }) {
  const { noScore, bands } = useWords(measuresWords)
  const value = taken.scores[scale]
  const band = taken.scored.interpretation.bands[scale]
  if (typeof value !== 'number') return noScore
  return (
    <>
      {value}
      {band && band !== 'usual' && <div className={classes.small}>{bands[band]}</div>}
    </>
  )
}
