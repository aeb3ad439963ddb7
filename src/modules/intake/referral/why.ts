import type { Resource } from './bundle.ts'
import { dayOf, newestFirst, textOf } from './codes.ts'
import { type Concept, fhir, type Reference } from './fhir.ts'
import { matterOf, treatedHere } from './matters.ts'
import type { Reading } from './mine.ts'
import { addressText, fullNameOf, phonesIn } from './person.ts'
import { type Diagnosis, type ReferralSummary, requestPriorities } from './summary.ts'

type Why = ReferralSummary['why']

/** Why somebody is referred: what was asked for, else why they were last seen, else what matters most. */
export function whyOf(reading: Reading, diagnoses: readonly Diagnosis[]): Why {
  const requests = requestsOf(reading)
  const encounters = encountersOf(reading)
  const asked =
    requests.flatMap((r) => [...r.reasons, r.note]).find(Boolean) ?? requests.find((r) => r.service)?.service
  const told = diagnoses.find((d) => d.matters && treatedHere(d.matters))
  const seenFor = encounters.find((e, i) => e.matters && (i === 0 || (!told && treatedHere(e.matters))))
  const [reason, reasonFrom] = asked
    ? ([asked, 'request'] as const)
    : seenFor
      ? ([seenFor.reason, 'encounter'] as const)
      : told
        ? ([told.text, 'diagnosis'] as const)
        : (['', 'none'] as const)
  for (const e of [encounters[0], seenFor]) reading.use(e?.item)
  return { reason, reasonFrom, requests, lastEncounter: encounters[0]?.told ?? null }
}

/** Requests that say something; claims carry empty ones. */
function requestsOf(reading: Reading): Why['requests'] {
  const requests = reading.mine(fhir.ServiceRequest).flatMap((item) => {
    const { read: r, place } = item
    const request = {
      service: textOf(r.code) || textOf(r.category[0]),
      reasons: [...r.reasonCode.map(textOf), ...namesBehind(reading, r.reasonReference, item)].filter(
        Boolean,
      ),
      on: dayOf(r.authoredOn),
      priority: requestPriorities.find((p) => p === r.priority) ?? null,
      by: nameBehind(reading, r.requester, place),
      note: r.note
        .map((n) => n.text ?? '')
        .join('\n')
        .trim(),
    }
    const says = request.service || request.reasons.length || request.note
    if (!says || r.status === 'revoked') reading.leave(item, 'not_used')
    return says && r.status !== 'revoked' ? [request] : []
  })
  return requests.sort((a, b) => newestFirst(a.on, b.on))
}

function encountersOf(reading: Reading) {
  const encounters = reading.mine(fhir.Encounter).map((item) => {
    const { read: e, place } = item
    const named: (Concept | null | undefined)[] = [
      ...e.reasonCode,
      ...e.reasonReference.map((r) => reading.as(fhir.Condition, reading.follow(r, place))?.code),
    ]
    const reason = named.map(textOf).find(Boolean) ?? ''
    const told = {
      class: e.class?.code ?? '',
      type: textOf(e.type[0]),
      reason,
      from: dayOf(e.period?.start),
      until: dayOf(e.period?.end),
      at: nameBehind(reading, e.serviceProvider, place),
    }
    return { item, told, reason, matters: named.map(matterOf).find((m) => m !== null) ?? null }
  })
  return encounters.sort((a, b) => newestFirst(a.told.from, b.told.from))
}

const namesBehind = (reading: Reading, references: readonly Reference[], from: Resource) =>
  references.map(
    (r) => textOf(reading.as(fhir.Condition, reading.follow(r, from.place))?.code) || (r.display ?? ''),
  )

/** The name of an organisation or practitioner that is pointed at. */
function nameBehind(
  reading: Reading,
  reference: Reference | null | undefined,
  from: Resource['place'],
): string {
  const target = reading.follow(reference, from)
  reading.use(target)
  const role = reading.as(fhir.PractitionerRole, target)
  if (role && target)
    return [
      nameBehind(reading, role.practitioner, target.place),
      nameBehind(reading, role.organization, target.place),
    ]
      .filter(Boolean)
      .join(', ')
  const [name] = reading.as(fhir.Practitioner, target)?.name ?? []
  return (
    (name && fullNameOf(name)) || reading.as(fhir.Organization, target)?.name || (reference?.display ?? '')
  )
}

/** The organisation that sent it: who asked, who keeps the document, where the person was last seen, or the only one named. */
export function senderOf(reading: Reading): ReferralSummary['from'] {
  const [composition] = reading.mine(fhir.Composition)
  const newest = <T>(
    items: { read: T; place: Resource['place'] }[],
    day: (read: T) => string | null | undefined,
  ) => items.sort((a, b) => newestFirst(dayOf(day(a.read)), dayOf(day(b.read))))[0]
  const request = newest(
    reading.mine(fhir.ServiceRequest).filter((r) => r.place.length === 3),
    (r) => r.authoredOn,
  )
  const seen = newest(reading.mine(fhir.Encounter), (e) => e.period?.start)
  const candidates = [
    request && reading.follow(request.read.requester, request.place),
    composition && reading.follow(composition.read.custodian, composition.place),
    seen && reading.follow(seen.read.serviceProvider, seen.place),
    ...reading.all(fhir.Organization).slice(0, 1),
  ].map((r) => organizationBehind(reading, r))
  const found = candidates.find((c) => c?.name)
  return {
    organization: found?.name ?? '',
    phone: found ? (phonesIn(found.telecom)[0] ?? '') : '',
    address: addressText(found?.address[0]),
  }
}

function organizationBehind(reading: Reading, resource: Resource | undefined) {
  const role = reading.as(fhir.PractitionerRole, resource)
  const target = role && resource ? reading.follow(role.organization, resource.place) : resource
  const organization = reading.as(fhir.Organization, target)
  if (organization) reading.use(target)
  return organization
}
