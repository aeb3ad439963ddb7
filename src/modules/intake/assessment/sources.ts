import { linesIn } from './assessment.ts'
import type { SectionContent } from './sections.ts'

/** Where a prefilled field comes from; `on` is the day it was written there. */
export const sourceKinds = ['referral', 'inquiry', 'assessment', 'client_record'] as const
export type Source = { kind: (typeof sourceKinds)[number]; on: string }

/** By field, or `field.key` for one line of a list. */
export type Sources = Record<string, Source>

/** A field by its path, `field` or `field.key`. */
function valueAt(content: Record<string, unknown>, path: string): unknown {
  const [field = '', key] = path.split('.')
  return key === undefined ? content[field] : linesIn(content, field).find((l) => l.key === key)
}

/** The marks that still hold after a change: those of fields that stand as they were. */
export const sourcesLeft = (sources: Sources, before: SectionContent, after: SectionContent): Sources =>
  Object.fromEntries(
    Object.entries(sources).filter(([path]) => {
      const [was, is] = [valueAt(before, path), valueAt(after, path)]
      return is !== undefined && JSON.stringify(was) === JSON.stringify(is)
    }),
  )
