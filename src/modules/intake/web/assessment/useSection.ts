import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '#ui/call.ts'
import { keyOf } from '#ui/data.ts'
import { type Issue, invalid } from '#ui/refusal.ts'
import { useAutosave } from '#ui/useAutosave.ts'
import { type AssessmentView, assessment, saveSection } from '../../assessment/assessment.contract.ts'
import { linesIn } from '../../assessment/assessment.ts'
import { SectionContent } from '../../assessment/sections.ts'
import { sourcesLeft } from '../../assessment/sources.ts'

export type Values = Record<string, unknown>
export type SectionView = AssessmentView['sections'][number]

/** One section as it is written: kept here while it is typed, saved as it changes. */
export function useSection(clientId: string, assessmentId: string, s: SectionView) {
  const cache = useQueryClient()
  const known = keyOf(assessment, { clientId, assessmentId })
  const [typed, setTyped] = useState<Values | null>(null)
  const saving = useAutosave<Values>(s.version, async (next, version) => {
    const content = checked(next)
    const saved = await call(saveSection, { clientId, assessmentId, version, content })
    cache.setQueryData<AssessmentView>(known, (view) => view && withSection(view, content, saved.version))
    setTyped((now) => (now === next ? null : now))
    return saved
  })
  // Somebody else's version arrived while nothing was typed here: go on from theirs.
  const { rebase, accept, view } = saving
  useEffect(() => {
    if (typed === null && view.status === 'saved' && s.version > view.version) accept(s.version)
  }, [typed, view, s.version, accept])

  const values: Values = typed ?? s.content
  // Taking something back may happen long after it was drawn: it builds on what stands there then.
  const newest = useRef(values)
  newest.current = values
  const change = (next: Values) => {
    newest.current = next
    setTyped(next)
    saving.change(next)
  }
  /** Somebody else saved this section meanwhile: take theirs, or put mine over them. */
  const settle = async (whose: 'theirs' | 'mine') => {
    const now = await call(assessment, { clientId, assessmentId })
    const theirs = now.sections.find((t) => t.section === s.section)
    if (!theirs) return
    if (whose === 'mine') return rebase(theirs.version)
    accept(theirs.version)
    cache.setQueryData<AssessmentView>(known, now)
    setTyped(null)
  }
  return {
    values,
    change,
    /** Changes one field from what it is now. */
    set: (field: string, to: (now: unknown) => unknown) =>
      change({ ...newest.current, [field]: to(newest.current[field]) }),
    saving,
    settle,
    faults: faultsIn(values, view.refusal?.issues ?? []),
  }
}

/** @throws Refusal where something typed cannot be stored: it is shown at its field and waits. */
function checked(values: Values): SectionContent {
  const parsed = SectionContent.safeParse(values)
  if (parsed.success) return parsed.data
  throw invalid(
    parsed.error.issues.map((i) => ({
      path: i.path.filter((p) => typeof p !== 'symbol'),
      message: i.message,
    })),
  )
}

const withSection = (view: AssessmentView, content: SectionContent, version: number): AssessmentView => ({
  ...view,
  sections: view.sections.map((s) =>
    s.section === content.section
      ? { ...s, content, version, sources: sourcesLeft(s.sources, s.content, content) }
      : s,
  ),
})

/** Issues by the path of their field, lines by their key instead of their place. */
function faultsIn(values: Values, issues: readonly Issue[]): Record<string, string> {
  const named = ({ path: [field = '', place, ...rest] }: Issue) => {
    const key = typeof place === 'number' ? linesIn(values, String(field))[place]?.key : place
    return [field, ...(key === undefined ? [] : [key]), ...rest].join('.')
  }
  return Object.fromEntries(issues.map((i) => [named(i), i.message]))
}
