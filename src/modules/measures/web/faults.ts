import { pathName } from '#ui/form.tsx'
import type { Refusal } from '#ui/refusal.ts'
import type { InstrumentId } from '../instruments.ts'
import { contradictions } from '../measures.ts'
import { measuresWords } from '../measures.words.ts'
import type { Answers } from '../questionnaire.ts'

type Faults = Record<string, string>

/** What is wrong with these answers, at the question where it stands: found here, or told by the server. */
export function faultsOf(instrument: InstrumentId, answers: Answers, refusal: Refusal | null): Faults {
  const { faults: words } = measuresWords.en
  const here = contradictions(instrument, answers).map((f) => [f.linkId, words[f.reason]] as const)
  const told = (refusal?.issues ?? []).flatMap(({ path, message }) =>
    path[0] === 'answers' && path[1] !== undefined ? [[String(path[1]), message] as const] : [],
  )
  return Object.fromEntries(here.length ? here : told)
}

/** Names a question as `ErrorSummary` names its field. */
export const questionPath = (linkId: string) => pathName(['answers', linkId])
