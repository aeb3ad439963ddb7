import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useId, useRef, useState } from 'react'
import { call } from '#ui/call.ts'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { useAutosave } from '#ui/useAutosave.ts'
import { useWords } from '#ui/words.tsx'
import { questionnaireOf } from '../instruments.ts'
import {
  completeMeasure,
  listMeasures,
  measureResponse,
  saveAnswers,
  withdrawMeasure,
} from '../measures.contract.ts'
import { impossibleAnswers } from '../measures.ts'
import { measuresWords } from '../measures.words.ts'
import { type Answers, relevantAnswers } from '../questionnaire.ts'
import { faultsOf, questionPath } from './faults.ts'
import type { Response } from './MeasureForm.tsx'

const changed = [measureResponse, listMeasures]

/** The answers of an open measure as they are given: kept here, saved as they change, finished or discarded. */
export function useOpenMeasure(clientId: string, response: Response, onDiscarded: () => void) {
  const { id: responseId, instrument, version } = response
  const { form: words } = useWords(measuresWords)
  const cache = useQueryClient()
  const [answers, setAnswers] = useState<Answers>(response.answers)
  // Asked for right after a save, before the page has drawn it.
  const newest = useRef(version)
  const saving = useAutosave<Answers>(version, async (next, at) => {
    const saved = await call(saveAnswers, { clientId, responseId, version: at, answers: next })
    newest.current = saved.version
    return saved
  })
  const finishing = useAction(completeMeasure, { refreshes: changed, quiet: true })
  const discarding = useAction(withdrawMeasure, { refreshes: changed })
  const id = useId()
  const ofVersion = () => ({ clientId, responseId, version: newest.current })

  const change = (next: Answers) => {
    finishing.reset()
    setAnswers(next)
    // What is not possible is shown at its question and waits there; everything else is safe at once.
    if (impossibleAnswers(instrument, next).length === 0) saving.change(next)
  }
  const finish = async () => {
    if (!(await saving.flush())) return
    const out = await finishing
      .mutateAsync({ ...ofVersion(), answers: relevantAnswers(questionnaireOf(instrument), answers) })
      .catch(() => null)
    if (!out) return
    notify.done(words.done)
    // Others' lists may have changed with it: the follow-up it raised.
    if (out.scored?.flags.length) await cache.invalidateQueries()
  }
  const discard = async () => {
    await saving.flush()
    discarding.mutate({ ...ofVersion(), reason: words.discardReason }, { onSuccess: onDiscarded })
  }
  /** Somebody else answered meanwhile: take theirs, or put mine over them. */
  const settle = async (whose: 'theirs' | 'mine') => {
    const now = await call(measureResponse, { clientId, responseId })
    newest.current = now.version
    if (whose === 'mine') return saving.rebase(now.version)
    saving.accept(now.version)
    setAnswers(now.answers)
  }
  return {
    answers,
    change,
    saving,
    settle,
    finish,
    discard,
    busy: finishing.isPending,
    refusal: finishing.error,
    faults: faultsOf(instrument, answers, finishing.error),
    fieldId: (path: string) => `${id}-${path}`,
    idOf: useCallback((linkId: string) => `${id}-${questionPath(linkId)}`, [id]),
  }
}
