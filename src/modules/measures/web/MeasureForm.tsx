import { Button, Group } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { Callout } from '#ui/Callout.tsx'
import { ConfirmButton } from '#ui/ConfirmButton.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { SaveState } from '#ui/SaveState.tsx'
import { useWords } from '#ui/words.tsx'
import type { measureResponse } from '../measures.contract.ts'
import { alertQuestion, score } from '../measures.ts'
import { measuresWords } from '../measures.words.ts'
import type { Answers } from '../questionnaire.ts'
import classes from './Measures.module.css'
import { QuestionnaireForm } from './QuestionnaireForm.tsx'
import { ReviewAnswers } from './ReviewAnswers.tsx'
import { useOpenMeasure } from './useOpenMeasure.ts'

export type Response = Out<typeof measureResponse>
type Instrument = Response['instrument']
type MeasureFormProps = { clientId: string; response: Response; onDiscarded: () => void }

/** An open measure: questions, saved as they are answered; then the review; then finished and scored. */
export function MeasureForm({ clientId, response, onDiscarded }: MeasureFormProps) {
  const { instrument } = response
  const { form: words } = useWords(measuresWords)
  const open = useOpenMeasure(clientId, response, onDiscarded)
  const { answers, faults, idOf } = open
  const [reviewing, setReviewing] = useState(false)
  const [startAt, setStartAt] = useState<string>()
  const goTo = (linkId: string) => {
    setStartAt(linkId)
    setReviewing(false)
  }
  return (
    <div className={classes.block}>
      <Group justify="space-between" className="no-print">
        <SaveState saving={open.saving} onStale={<Stale onSettle={open.settle} />} />
        <Discard onDiscard={open.discard} />
      </Group>
      <ErrorSummary form={{ refusal: open.refusal, idOf: open.fieldId }} />
      {reviewing ? (
        <Review
          {...{ instrument, answers, faults, idOf }}
          busy={open.busy}
          onChange={goTo}
          onBack={() => setReviewing(false)}
          onFinish={open.finish}
        />
      ) : (
        <QuestionnaireForm
          {...{ instrument, answers, faults, idOf, startAt }}
          notices={noticesOf(instrument, answers, <AlertNotice />)}
          onChange={open.change}
          onDone={() => setReviewing(true)}
          doneLabel={words.review}
        />
      )}
    </div>
  )
}

function noticesOf(instrument: Instrument, answers: Answers, notice: ReactNode): Record<string, ReactNode> {
  const linkId = alertQuestion(instrument)
  return linkId && score(instrument, answers).flags.includes('suicide_item') ? { [linkId]: notice } : {}
}

/** R40, while it is being asked: what follows from this answer. */
function AlertNotice() {
  const { form: words } = useWords(measuresWords)
  return (
    <Callout tone="danger" title={words.suicideNotice}>
      {words.suicideNoticeMore} {words.crisis}
    </Callout>
  )
}

function Stale({ onSettle }: { onSettle: (whose: 'theirs' | 'mine') => unknown }) {
  const { form: words } = useWords(measuresWords)
  return (
    <>
      <Button size="compact-sm" variant="light" onClick={() => onSettle('theirs')}>
        {words.loadTheirs}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onSettle('mine')}>
        {words.keepMine}
      </Button>
    </>
  )
}

function Discard({ onDiscard }: { onDiscard: () => unknown }) {
  const { form: words } = useWords(measuresWords)
  return (
    <ConfirmButton
      variant="subtle"
      color="gray"
      size="compact-md"
      title={words.discardTitle}
      sentence={words.discardSentence}
      confirm={words.discardConfirm}
      onConfirm={onDiscard}
    >
      {words.discard}
    </ConfirmButton>
  )
}

type ReviewProps = {
  instrument: Instrument
  answers: Answers
  faults: Record<string, string>
  idOf: (linkId: string) => string
  busy: boolean
  onChange: (linkId: string) => void
  onBack: () => void
  onFinish: () => void
}

function Review({ instrument, answers, busy, onBack, onFinish, ...rest }: ReviewProps) {
  const { form: words } = useWords(measuresWords)
  const gaps = score(instrument, answers).missing.length
  return (
    <section aria-label={words.reviewTitle} className={classes.block}>
      <h3>{words.reviewTitle}</h3>
      <p>{words.reviewLead}</p>
      {gaps > 0 && <Callout tone="attention">{words.gaps(gaps)}</Callout>}
      <ReviewAnswers {...{ instrument, answers }} {...rest} />
      <Group mt="md" className="no-print">
        <Button variant="default" onClick={onBack}>
          {words.backToQuestions}
        </Button>
        <Button onClick={onFinish} loading={busy}>
          {gaps ? words.finishIncomplete : words.finish}
        </Button>
      </Group>
    </section>
  )
}
