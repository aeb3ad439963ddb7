import { Button, Group } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction, useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Since } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { InstrumentId } from '../instruments.ts'
import { listMeasures, startMeasure } from '../measures.contract.ts'
import { measuresWords } from '../measures.words.ts'
import { MeasureResponse } from './MeasureResponse.tsx'
import classes from './Measures.module.css'
import { Scores } from './Scores.tsx'

type MeasureEntryProps = { clientId: string; instrument: InstrumentId }

/** One instrument inside another screen: its last result, and taking it here and now. Goes on where it was left. */
export function MeasureEntry({ clientId, instrument }: MeasureEntryProps) {
  const { instruments, list: words, response: responseWords } = useWords(measuresWords)
  const query = useEndpoint(listMeasures, { clientId })
  const start = useAction(startMeasure, { refreshes: [listMeasures] })
  const [shown, setShown] = useState<string>()
  const begin = () => start.mutate({ clientId, instrument }, { onSuccess: ({ id }) => setShown(id) })
  if (shown)
    return (
      <>
        <MeasureResponse
          {...{ clientId }}
          responseId={shown}
          onOpen={setShown}
          onClose={() => setShown(undefined)}
        />
        <Group mt="md" className="no-print">
          <Button variant="default" onClick={() => setShown(undefined)}>
            {responseWords.close}
          </Button>
        </Group>
      </>
    )
  return (
    <QueryView query={query}>
      {({ open, series, can }) => {
        const last = series.find((s) => s.instrument === instrument)?.taken[0]
        const started = open.find((o) => o.instrument === instrument)
        return (
          <div>
            {last ? (
              <>
                <Scores {...{ instrument }} scored={last.scored} />
                <p className={classes.small}>
                  {responseWords.taken} <Since at={last.completedAt} />
                </p>
              </>
            ) : (
              <p className={classes.small}>{instruments[instrument].about}</p>
            )}
            {started && <p className={classes.small}>{words.progress(started.answered, started.asked)}</p>}
            <Group mt="sm" className="no-print">
              {can.enter && (
                <Button
                  variant={last && !started ? 'default' : 'filled'}
                  leftSection={<IconClipboardText size={18} aria-hidden />}
                  loading={start.isPending}
                  onClick={begin}
                >
                  {started ? words.resume : last ? words.again : words.take(instruments[instrument].short)}
                </Button>
              )}
              {last && (
                <Button variant="subtle" onClick={() => setShown(last.id)}>
                  {words.answers}
                </Button>
              )}
            </Group>
          </div>
        )
      }}
    </QueryView>
  )
}
