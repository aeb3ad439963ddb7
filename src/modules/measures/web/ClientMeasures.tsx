import { Button, Group, Menu } from '@mantine/core'
import { IconChevronDown, IconChevronLeft } from '@tabler/icons-react'
import type { Out } from '#kit/endpoint.ts'
import { Callout } from '#ui/Callout.tsx'
import { useAction, useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useSearchParam } from '#ui/params.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { Since } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { instrumentIds } from '../instruments.ts'
import { listMeasures, startMeasure } from '../measures.contract.ts'
import { measuresWords } from '../measures.words.ts'
import { MeasureResponse } from './MeasureResponse.tsx'
import { MeasureSeries } from './MeasureSeries.tsx'
import classes from './Measures.module.css'

type Listed = Out<typeof listMeasures>

/** The client page's panel: what is open, how each series went, and one response when the address names it. */
export function ClientMeasures({ clientId }: { clientId: string }) {
  const words = useWords(measuresWords)
  const [shown, show] = useSearchParam('response')
  const query = useEndpoint(listMeasures, { clientId })
  if (shown) return <One {...{ clientId, shown, show }} />
  return (
    <QueryView query={query}>
      {(listed) => (
        <>
          {listed.series.length === 0 && listed.open.length === 0 ? (
            <EmptyState
              title={words.list.empty}
              action={listed.can.enter && <Take {...{ clientId, show, label: words.list.start }} />}
            >
              {words.list.emptySentence}
            </EmptyState>
          ) : (
            <Group justify="space-between" className="no-print">
              <span className={classes.small}>{words.lead}</span>
              {listed.can.enter && <Take {...{ clientId, show, label: words.list.start }} />}
            </Group>
          )}
          <Open listed={listed} show={show} />
          {listed.series.map((series) => (
            <MeasureSeries key={series.instrument} series={series} onOpen={show} />
          ))}
        </>
      )}
    </QueryView>
  )
}

type Show = (responseId: string | undefined) => void

function One({ clientId, shown, show }: { clientId: string; shown: string; show: Show }) {
  const words = useWords(measuresWords)
  const query = useEndpoint(listMeasures, { clientId })
  const instrument =
    query.data?.open.find((o) => o.id === shown)?.instrument ??
    query.data?.series.find((s) => s.taken.some((t) => t.id === shown))?.instrument
  return (
    <Section
      title={instrument ? words.instruments[instrument].short : words.title}
      lead={instrument && words.instruments[instrument].about}
      actions={
        <Button
          variant="default"
          leftSection={<IconChevronLeft size={18} aria-hidden />}
          onClick={() => show(undefined)}
        >
          {words.list.all}
        </Button>
      }
    >
      <MeasureResponse {...{ clientId }} responseId={shown} onOpen={show} onClose={() => show(undefined)} />
    </Section>
  )
}

function Open({ listed: { open, can }, show }: { listed: Listed; show: Show }) {
  const { list: words, instruments } = useWords(measuresWords)
  return open.map(({ id, instrument, startedAt, answered, asked }) => (
    <Callout
      key={id}
      tone="info"
      title={words.startedBut(instruments[instrument].short)}
      action={
        can.enter && (
          <Button variant="light" onClick={() => show(id)}>
            {words.resume}
          </Button>
        )
      }
    >
      {words.progress(answered, asked)} · <Since at={startedAt} />
    </Callout>
  ))
}

/** Starts an instrument, or goes on with the one that was started. */
function Take({ clientId, show, label }: { clientId: string; show: Show; label: string }) {
  const { instruments } = useWords(measuresWords)
  const start = useAction(startMeasure, { refreshes: [listMeasures] })
  return (
    <Menu position="bottom-start" width={320} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={18} aria-hidden />} loading={start.isPending}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {instrumentIds.map((instrument) => (
          <Menu.Item
            key={instrument}
            onClick={() => start.mutate({ clientId, instrument }, { onSuccess: ({ id }) => show(id) })}
          >
            <strong>{instruments[instrument].short}</strong>
            <br />
            <small>{instruments[instrument].about}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
