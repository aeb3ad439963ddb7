import type { z } from 'zod'
import { type Fate, type Item, isObject, type Packet, type Resource } from './bundle.ts'
import { fhir, type Kind, type Read } from './fhir.ts'

/** A packet while it is read: which resources are about the person, and what became of each. */
export type Reading = Packet & {
  patient: Read<typeof fhir.Patient>
  /** The resources of a kind about this person that stand: they count as used. */
  mine: <S extends z.ZodType>(kind: Kind<S>) => Item<S>[]
  /** Takes one back from what was used. */
  leave: (resource: Resource, why: Exclude<Fate, 'used'>) => void
  use: (resource: Resource | undefined) => void
  fateOf: (resource: Resource) => Fate
}

export function startReading(packet: Packet): Reading {
  const fates = new Map<unknown, Fate>()
  const [patient] = packet.all(fhir.Patient).filter((p) => p.place.length === 3)
  if (!patient) throw new Error('openBundle lets no bundle pass without a patient')
  fates.set(patient.raw, 'used')
  return {
    ...packet,
    patient: patient.read,
    leave: (resource, why) => fates.set(resource.raw, why),
    use: (resource) => resource && fates.set(resource.raw, 'used'),
    fateOf: ({ raw }) => fates.get(raw) ?? 'not_used',
    mine: (kind) =>
      packet.all(kind).filter((item) => {
        const fate: Fate = isAnError(item.raw)
          ? 'entered_in_error'
          : isAbout(packet, patient, item)
            ? 'used'
            : 'about_somebody_else'
        // What a reader left stays left, however often its kind is asked for.
        if (!fates.has(item.raw)) fates.set(item.raw, fate)
        return fate === 'used'
      }),
  }
}

/** Only as deep as it must look: what a stranger sends may be nested without end. */
function isAnError({ status, verificationStatus: verified }: Record<string, unknown>): boolean {
  if (status === 'entered-in-error') return true
  const codings: unknown = isObject(verified) ? verified.coding : undefined
  return Array.isArray(codings) && codings.some((c) => isObject(c) && c.code === 'entered-in-error')
}

/** What names nobody is about the person of the packet. */
function isAbout({ follow }: Packet, patient: Resource, { raw, place }: Resource): boolean {
  const about = raw.subject ?? raw.patient ?? raw.beneficiary
  const reference = isObject(about) && typeof about.reference === 'string' ? about.reference : ''
  if (!reference) return true
  const target = follow({ reference, display: undefined }, place)
  if (target) return target.raw === patient.raw
  const last = reference
    .replace(/\/_history\/[^/]+$/, '')
    .split(/[/:]/)
    .at(-1)
  return patient.id === '' || last === patient.id
}
