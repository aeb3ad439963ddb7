import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useWords } from '#ui/words.tsx'
import { type InstrumentId, questionnaireOf } from '../instruments.ts'
import { score } from '../measures.ts'
import { measuresWords } from '../measures.words.ts'
import { type Answers, answerLabel, askedQuestions } from '../questionnaire.ts'
import classes from './ReviewAnswers.module.css'

type ReviewAnswersProps = {
  instrument: InstrumentId
  answers: Answers
  faults?: Readonly<Record<string, string>>
  idOf?: (linkId: string) => string
  /** Leads back to a question; without it the answers are only read. */
  onChange?: (linkId: string) => void
}

/** Every question with its answer in words: before finishing, behind a score, and on paper. */
export function ReviewAnswers({ instrument, answers, faults = {}, idOf, onChange }: ReviewAnswersProps) {
  const words = useWords(measuresWords)
  const missing = new Set(score(instrument, answers).missing)
  return (
    <ol className={classes.list}>
      {askedQuestions(questionnaireOf(instrument), answers).map((question) => {
        const { linkId, prefix = '', text } = question
        const answer = answers[linkId]
        return (
          <li key={linkId} className={classes.item} {...(idOf ? { id: idOf(linkId), tabIndex: -1 } : {})}>
            <span className={classes.number}>{prefix}</span>
            <span className={classes.text}>{text}</span>
            <span
              className={classes.answer}
              data-empty={answer === undefined ? (missing.has(linkId) ? 'missed' : 'left') : undefined}
            >
              {answer === undefined ? words.unanswered : answerLabel(question, answer)}
            </span>
            {faults[linkId] && <span className={classes.fault}>{faults[linkId]}</span>}
            {onChange && (
              <ActionIcon
                className={classes.change ?? ''}
                onClick={() => onChange(linkId)}
                aria-label={words.form.change(prefix)}
              >
                <IconPencil size={18} stroke={1.8} />
              </ActionIcon>
            )}
          </li>
        )
      })}
    </ol>
  )
}
