import { Button, Group, Textarea } from '@mantine/core'
import { useCallback, useId, useState } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { questionnaireOf } from '../instruments.ts'
import { correctMeasure, listMeasures, measureResponse } from '../measures.contract.ts'
import { measuresWords } from '../measures.words.ts'
import { type Answers, relevantAnswers } from '../questionnaire.ts'
import { faultsOf, questionPath } from './faults.ts'
import type { Response } from './MeasureForm.tsx'
import classes from './Measures.module.css'
import { QuestionnaireForm } from './QuestionnaireForm.tsx'

type CorrectMeasureProps = {
  clientId: string
  response: Response
  onDone: (responseId: string) => void
  onCancel: () => void
}

/** R59: the answers again, and why; saved as a new version beside the old one. */
export function CorrectMeasure({ clientId, response, onDone, onCancel }: CorrectMeasureProps) {
  const { instrument } = response
  const { form: words, instruments } = useWords(measuresWords)
  const ui = useWords(uiWords)
  const [answers, setAnswers] = useState<Answers>(response.answers)
  const [explaining, setExplaining] = useState(false)
  const correct = useAction(correctMeasure, { refreshes: [measureResponse, listMeasures], quiet: true })
  const form = useFields({ reason: '' }, correct.error)
  const id = useId()
  const idOf = useCallback((linkId: string) => `${id}-${questionPath(linkId)}`, [id])
  const where = (path: string) => (path === 'reason' ? form.idOf(path) : `${id}-${path}`)
  const send = () =>
    correct.mutate(
      {
        ...{ clientId, responseId: response.id, reason: form.values.reason },
        answers: relevantAnswers(questionnaireOf(instrument), answers),
      },
      {
        onSuccess: (out) => {
          notify.done(words.corrected)
          onDone(out.id)
        },
      },
    )
  return (
    <form onSubmit={form.onSubmit(send)} noValidate className={classes.block}>
      <h3>{words.correctTitle(instruments[instrument].short)}</h3>
      <p>{words.correctLead}</p>
      <ErrorSummary form={{ refusal: correct.error, idOf: where }} />
      <QuestionnaireForm
        {...{ instrument, answers, idOf }}
        faults={faultsOf(instrument, answers, correct.error)}
        onChange={setAnswers}
        onDone={() => setExplaining(true)}
        doneLabel={words.goOn}
      />
      {explaining && (
        <Textarea
          mt="md"
          label={words.reason}
          description={words.reasonHint}
          autosize
          minRows={2}
          autoFocus
          {...form.field('reason')}
        />
      )}
      <Group mt="md">
        <Button variant="default" onClick={onCancel}>
          {ui.cancel}
        </Button>
        {explaining && (
          <Button type="submit" loading={correct.isPending}>
            {words.saveCorrection}
          </Button>
        )}
      </Group>
    </form>
  )
}
