import type { ItemOf, Resource } from './bundle.ts'
import { dayOf, later, newestFirst, textOf } from './codes.ts'
import { fhir } from './fhir.ts'
import type { Reading } from './mine.ts'
import type { Payer } from './summary.ts'

/** Who pays, as told by coverage, or by the statements of benefits in the packet; each payer and member number once. */
export function coverageOf(reading: Reading): Payer[] {
  const seen = claimDays(reading)
  const told = reading.mine(fhir.Coverage).flatMap((c) => {
    const payer = payerOf(reading, c)
    if (!payer.payer) reading.leave(c, 'no_name')
    return payer.payer ? [{ ...payer, lastSeen: later(seen.days.get(c.raw) ?? null, payer.from) }] : []
  })
  const payers: Payer[] = []
  for (const p of [...told, ...seen.insurers]) {
    const at = payers.findIndex((known) => isSame(known, p))
    const known = payers[at]
    if (known) payers[at] = together(known, p)
    else payers.push(p)
  }
  return payers.sort(
    (a, b) =>
      Number(b.active) - Number(a.active) ||
      newestFirst(a.lastSeen, b.lastSeen) ||
      a.payer.localeCompare(b.payer, 'en'),
  )
}

/** Where one of the two names no member number, the payer decides. */
const isSame = (a: Payer, b: Payer) =>
  a.payer.toLowerCase() === b.payer.toLowerCase() && (a.memberId === b.memberId || !a.memberId || !b.memberId)

/** What one tells and the other does not. The later one decides whether it holds. */
function together(a: Payer, b: Payer): Payer {
  const bIsLater = newestFirst(a.lastSeen, b.lastSeen) > 0
  return {
    payer: a.payer,
    none: a.none,
    type: a.type || b.type,
    memberId: a.memberId || b.memberId,
    plan: a.plan || b.plan,
    active: bIsLater ? b.active : a.active,
    from: a.from ?? b.from,
    until: a.until ?? b.until,
    lastSeen: later(a.lastSeen, b.lastSeen),
  }
}

/** Statements of benefits: when each coverage was last used, and insurers that are named without a coverage. */
function claimDays(reading: Reading): { days: Map<unknown, string | null>; insurers: Payer[] } {
  const days = new Map<unknown, string | null>()
  const insurers: Payer[] = []
  for (const e of reading.mine(fhir.ExplanationOfBenefit)) {
    const on = dayOf(e.read.created)
    const used = e.read.insurance
      .map((i) => reading.follow(i.coverage, e.place))
      .filter((c) => c !== undefined)
    for (const c of used) days.set(c.raw, later(days.get(c.raw) ?? null, on))
    const name = organizationName(reading, e.read.insurer, e)
    if (name) insurers.push({ ...blank(name), lastSeen: on, active: true })
    else if (used.length === 0) reading.leave(e, 'not_used')
  }
  return { days, insurers }
}

const isNone = (name: string) => /^(no[ _-]?insurance|none|self[ -]?pay|uninsured)$/i.test(name.trim())
const blank = (payer: string): Payer => ({
  payer,
  none: isNone(payer),
  type: '',
  memberId: '',
  plan: '',
  active: false,
  from: null,
  until: null,
  lastSeen: null,
})

function payerOf(reading: Reading, item: ItemOf<typeof fhir.Coverage>): Payer {
  const { read: c } = item
  const name = c.payor.map((p) => organizationName(reading, p, item)).find(Boolean) ?? ''
  const type = textOf(c.type)
  return {
    ...blank(name || type),
    type,
    memberId: c.subscriberId ?? c.identifier.find((i) => i.value)?.value ?? '',
    plan: c.class
      .map((k) => k.name ?? k.value ?? '')
      .filter(Boolean)
      .join(', '),
    active: (c.status ?? 'active') === 'active',
    from: dayOf(c.period?.start),
    until: dayOf(c.period?.end),
  }
}

function organizationName(
  reading: Reading,
  reference: Parameters<Reading['follow']>[0],
  from: Resource,
): string {
  const target = reading.follow(reference, from.place)
  const name = reading.as(fhir.Organization, target)?.name
  if (name) reading.use(target)
  return name ?? reference?.display ?? ''
}
