import type { ItemOf } from './bundle.ts'
import { dayOf, earlier, hasCode, later, namedBy, newestFirst } from './codes.ts'
import { fhir } from './fhir.ts'
import { matterOf, mattersWhenOver } from './matters.ts'
import type { Reading } from './mine.ts'
import { type Diagnosis, matterKinds } from './summary.ts'

/** Diagnoses: those that matter here first, then others that hold, then what is over; the same one stands once. */
export function diagnosesOf(reading: Reading): Diagnosis[] {
  const found = reading.mine(fhir.Condition).flatMap((c) => {
    const diagnosis = diagnosisOf(c)
    if (!diagnosis) reading.leave(c, 'no_name')
    return diagnosis ? [diagnosis] : []
  })
  return merged(found).sort(asRead)
}

function diagnosisOf({ read: c }: ItemOf<typeof fhir.Condition>): Diagnosis | null {
  const named = namedBy(c.code)
  if (!named) return null
  const status = statusOf(c)
  const verification = c.verificationStatus?.coding[0]?.code ?? ''
  const kind = verification === 'refuted' ? null : matterOf(c.code)
  return {
    ...named,
    status,
    verification,
    from: dayOf(c.onsetDateTime ?? c.onsetPeriod?.start ?? c.recordedDate) ?? (c.onsetString || null),
    until: dayOf(c.abatementDateTime ?? c.abatementPeriod?.end) ?? (c.abatementString || null),
    matters: kind && (isOver(status) ? mattersWhenOver(kind) : true) ? kind : null,
    times: 1,
  }
}

function statusOf(c: ItemOf<typeof fhir.Condition>['read']): Diagnosis['status'] {
  if (hasCode(c.clinicalStatus, ['active', 'recurrence', 'relapse'])) return 'active'
  if (hasCode(c.clinicalStatus, ['remission'])) return 'remission'
  if (hasCode(c.clinicalStatus, ['resolved', 'inactive'])) return 'resolved'
  return c.abatementDateTime || c.abatementPeriod || c.abatementString ? 'resolved' : 'unknown'
}

const isOver = (status: Diagnosis['status']) => status === 'resolved'

/** The same diagnosis in the same state stands once, from its first day to its last. */
function merged(all: readonly Diagnosis[]): Diagnosis[] {
  const byName = new Map<string, Diagnosis>()
  for (const d of all) {
    const key = `${d.status} ${d.verification} ${d.codes[0]?.code ?? d.text.toLowerCase()}`
    const same = byName.get(key)
    byName.set(
      key,
      same
        ? {
            ...same,
            from: earlier(same.from, d.from),
            until: later(same.until, d.until),
            times: same.times + d.times,
          }
        : d,
    )
  }
  return [...byName.values()]
}

const tier = (d: Diagnosis) => (d.matters ? 0 : isOver(d.status) || d.verification === 'refuted' ? 2 : 1)
const rank = (d: Diagnosis) => (d.matters ? matterKinds.indexOf(d.matters) : 0)

/** What matters, by kind, what holds before what is over; then others that hold; then what is over. Newest first. */
function asRead(a: Diagnosis, b: Diagnosis): number {
  return (
    tier(a) - tier(b) ||
    rank(a) - rank(b) ||
    Number(isOver(a.status)) - Number(isOver(b.status)) ||
    newestFirst(a.from, b.from) ||
    a.text.localeCompare(b.text, 'en')
  )
}
