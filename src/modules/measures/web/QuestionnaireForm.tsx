import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '#ui/words.tsx'
import { type InstrumentId, questionnaireOf } from '../instruments.ts'
import { measuresWords } from '../measures.words.ts'
import { type Answers, type Question as Asked, askedQuestions } from '../questionnaire.ts'
import { Question } from './Question.tsx'
import classes from './QuestionnaireForm.module.css'

export type QuestionnaireFormProps = {
  instrument: InstrumentId
  answers: Answers
  onChange: (answers: Answers) => void
  /** What is wrong, by linkId. */
  faults: Readonly<Record<string, string>>
  /** What must be said at a question now, by linkId. */
  notices?: Readonly<Record<string, ReactNode>>
  /** The id under which a question is found. */
  idOf: (linkId: string) => string
  /** Where to begin; the first question without an answer otherwise. */
  startAt?: string | undefined
  onDone: () => void
  doneLabel: string
}

/** Renders any questionnaire: all questions on a wide screen, one at a time on a phone. Digits answer, Enter goes on. */
export function QuestionnaireForm(props: QuestionnaireFormProps) {
  const { instrument, answers } = props
  const single = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const asked = askedQuestions(questionnaireOf(instrument), answers)
  return (
    <div className={classes.form}>
      {single ? <OneByOne {...props} asked={asked} /> : <WholeList {...props} asked={asked} />}
    </div>
  )
}

type LayoutProps = QuestionnaireFormProps & { asked: readonly Asked[] }

const answeredOf = (asked: readonly Asked[], answers: Answers) =>
  asked.filter((q) => answers[q.linkId] !== undefined).length

/** Where somebody who comes back goes on. */
const firstOpen = (asked: readonly Asked[], answers: Answers) =>
  (asked.find((q) => answers[q.linkId] === undefined) ?? asked[0])?.linkId

function answering({ answers, onChange, faults, notices, idOf }: QuestionnaireFormProps, { linkId }: Asked) {
  const { [linkId]: answer, ...rest } = answers
  return {
    id: idOf(linkId),
    answer,
    fault: faults[linkId],
    notice: notices?.[linkId],
    onAnswer: (given: number | undefined) =>
      onChange(given === undefined ? rest : { ...rest, [linkId]: given }),
  }
}

/** Puts the focus where the answer is given, so that the next digit counts. */
function focusOn(id: string) {
  const place = document.getElementById(id)
  const input =
    place?.querySelector<HTMLElement>('input:checked') ?? place?.querySelector<HTMLElement>('input')
  input?.focus({ preventScroll: true })
  place?.scrollIntoView({ block: 'nearest' })
}

function WholeList(props: LayoutProps) {
  const { asked, answers, idOf, startAt, onDone, doneLabel } = props
  const { form: words } = useWords(measuresWords)
  const done = useRef<HTMLButtonElement>(null)
  const [first] = useState(() => startAt ?? firstOpen(asked, answers))
  useEffect(() => {
    if (first) focusOn(idOf(first))
  }, [first, idOf])
  const next = (i: number) => {
    const following = asked[i + 1]
    if (following) focusOn(idOf(following.linkId))
    else done.current?.focus()
  }
  return (
    <>
      <Progress
        text={words.answered(answeredOf(asked, answers), asked.length)}
        part={answeredOf(asked, answers) / asked.length}
      >
        {words.keys}
      </Progress>
      <div className={classes.list}>
        {asked.map((question, i) => (
          <div key={question.linkId}>
            {question.stem && question.stem !== asked[i - 1]?.stem && (
              <p className={classes.stem}>{question.stem}</p>
            )}
            <Question question={question} {...answering(props, question)} onNext={() => next(i)} />
          </div>
        ))}
      </div>
      <div className="no-print">
        <Button ref={done} onClick={onDone}>
          {doneLabel}
        </Button>
      </div>
    </>
  )
}

function OneByOne(props: LayoutProps) {
  const { asked, answers, idOf, startAt, onDone, doneLabel } = props
  const { form: words } = useWords(measuresWords)
  const [at, setAt] = useState(() => startAt ?? firstOpen(asked, answers))
  const index = Math.max(
    0,
    asked.findIndex((q) => q.linkId === at),
  )
  const question = asked[index]
  useEffect(() => {
    if (at) document.getElementById(idOf(at))?.focus()
  }, [at, idOf])
  if (!question) return null
  const previous = asked[index - 1]
  const following = asked[index + 1]
  const next = () => (following ? setAt(following.linkId) : onDone())
  return (
    <>
      <Progress
        text={words.progress(index + 1, asked.length)}
        part={answeredOf(asked, answers) / asked.length}
      />
      <div className={classes.single}>
        <Question
          key={question.linkId}
          question={question}
          stem={question.stem}
          {...answering(props, question)}
          onNext={next}
        />
      </div>
      <div className={classes.steps}>
        <Button variant="default" disabled={!previous} onClick={() => previous && setAt(previous.linkId)}>
          {words.previous}
        </Button>
        <Button onClick={next}>{following ? words.next : doneLabel}</Button>
      </div>
    </>
  )
}

function Progress({ text, part, children }: { text: string; part: number; children?: ReactNode }) {
  return (
    <div className={classes.progress}>
      <span role="status">{text}</span>
      <span>{children}</span>
      <div className={classes.bar} aria-hidden>
        <div style={{ width: `${Math.round(part * 100)}%` }} />
      </div>
    </div>
  )
}
