import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { useCan } from '#ui/can.tsx'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { Time } from '#ui/Time.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { questionnaireOf } from '../instruments.ts'
import { listMeasures, measureResponse, withdrawMeasure } from '../measures.contract.ts'
import { measuresWords } from '../measures.words.ts'
import { sourceOf } from '../questionnaire.ts'
import { CorrectMeasure } from './CorrectMeasure.tsx'
import type { Response } from './MeasureForm.tsx'
import classes from './Measures.module.css'
import { ReviewAnswers } from './ReviewAnswers.tsx'
import { Scores } from './Scores.tsx'

type MeasureDetailProps = { clientId: string; response: Response; onOpen: (responseId: string) => void }

/** A finished measure: the scores, the items behind them, and what became of it. */
export function MeasureDetail({ clientId, response, onOpen }: MeasureDetailProps) {
  const words = useWords(measuresWords)
  const mayEnter = useCan('measure.enter')
  const [correcting, setCorrecting] = useState(false)
  const { instrument, scored, answers, completedAt, enteredByName, status, supersededBy } = response
  const changeable = mayEnter && status === 'completed' && !supersededBy
  if (correcting)
    return (
      <CorrectMeasure
        {...{ clientId, response }}
        onDone={(id) => {
          setCorrecting(false)
          onOpen(id)
        }}
        onCancel={() => setCorrecting(false)}
      />
    )
  return (
    <div className={classes.block}>
      <Standing response={response} onOpen={onOpen} />
      {scored && <Scores {...{ instrument, scored }} />}
      <p className={classes.small}>
        {completedAt && <Time at={completedAt} style="dateTime" />}
        {enteredByName && ` · ${words.response.enteredBy} ${enteredByName}`}
      </p>
      <h3>{words.response.answers}</h3>
      <ReviewAnswers {...{ instrument, answers }} />
      <p className={classes.small}>
        {words.response.source}: {sourceOf(questionnaireOf(instrument))}
      </p>
      <p className={classes.small}>{questionnaireOf(instrument).copyright}</p>
      <Group mt="md" className="no-print">
        <PrintButton />
        {changeable && (
          <Button
            variant="default"
            leftSection={<IconPencil size={18} aria-hidden />}
            onClick={() => setCorrecting(true)}
          >
            {words.response.correct}
          </Button>
        )}
        {changeable && <Withdraw {...{ clientId, response }} />}
      </Group>
    </div>
  )
}

/** Whether it still counts. */
function Standing({ response, onOpen }: Omit<MeasureDetailProps, 'clientId'>) {
  const { response: words } = useWords(measuresWords)
  const { status, changeReason, supersedes, supersededBy } = response
  const link = (id: string, text: string) => (
    <Button size="compact-md" variant="subtle" onClick={() => onOpen(id)}>
      {text}
    </Button>
  )
  if (status === 'entered_in_error')
    return <Callout tone="attention">{words.errorNote(changeReason)}</Callout>
  return (
    <>
      {supersededBy && (
        <Callout tone="attention" action={link(supersededBy, words.seeLater)}>
          {words.supersededNote}
        </Callout>
      )}
      {supersedes && (
        <Callout tone="info" action={link(supersedes, words.seeEarlier)}>
          {words.correctedNote(changeReason)}
        </Callout>
      )}
    </>
  )
}

function Withdraw({ clientId, response }: { clientId: string; response: Response }) {
  const { response: words, form: formWords } = useWords(measuresWords)
  const ui = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  const withdraw = useAction(withdrawMeasure, { refreshes: [measureResponse, listMeasures], quiet: true })
  const form = useFields({ reason: '' }, withdraw.error)
  const send = () =>
    withdraw.mutate(
      { clientId, responseId: response.id, version: response.version, ...form.values },
      {
        onSuccess: () => {
          close()
          notify.done(words.withdrawn)
        },
      },
    )
  return (
    <>
      <Button variant="subtle" color="gray" onClick={open} aria-haspopup="dialog">
        {words.withdraw}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.withdrawTitle}
        closeButtonProps={{ 'aria-label': ui.close }}
      >
        <form onSubmit={form.onSubmit(send)} noValidate>
          <ErrorSummary form={form} />
          <p>{words.withdrawSentence}</p>
          <Textarea
            label={formWords.withdrawReason}
            autosize
            minRows={2}
            {...form.field('reason')}
            data-autofocus
          />
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={close}>
              {ui.cancel}
            </Button>
            <Button type="submit" color="brick" loading={withdraw.isPending}>
              {words.withdrawConfirm}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}
