import { type Sex, sexes } from '../../people/client.ts'
import { dayOf, textOf } from './codes.ts'
import { type Address, type ContactPoint, fhir, type HumanName } from './fhir.ts'
import type { Reading } from './mine.ts'
import type { ReferredPerson } from './summary.ts'

const coreExtension = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-'
/** Extensions of Patient that we read. */
export const readExtensions = [
  `${coreExtension}race`,
  `${coreExtension}ethnicity`,
  `${coreExtension}birthsex`,
]

/** Who is referred. */
export function personOf(reading: Reading): ReferredPerson {
  const { patient } = reading
  const name = best(patient.name, ['official', 'usual'])
  const born = dayOf(patient.birthDate)
  return {
    ...nameOf(name),
    preferredName: patient.name.find((n) => n.use === 'nickname')?.given[0] ?? '',
    otherNames: patient.name
      .filter((n) => n !== name && n.use !== 'nickname')
      .map(fullNameOf)
      .filter(Boolean),
    bornOn: born?.length === 10 ? born : null,
    born,
    deceased: patient.deceasedBoolean === true || Boolean(patient.deceasedDateTime),
    sex: sexOf(patient.gender, extensionOf(reading, 'birthsex')),
    phones: phonesIn(patient.telecom),
    email: patient.telecom.find((t) => t.system === 'email' && t.value)?.value ?? '',
    address: addressText(best(patient.address, ['home'])),
    language: languageOf(reading),
    race: extensionOf(reading, 'race'),
    ethnicity: extensionOf(reading, 'ethnicity'),
    identifiers: identifiersOf(reading),
    contacts: [...contactsOf(reading), ...relatedOf(reading)],
  }
}

/** The first of the uses wanted, else the first that is not old. */
function best<T extends { use?: string | null | undefined }>(all: readonly T[], uses: readonly string[]) {
  const current = all.filter((a) => a.use !== 'old' && a.use !== 'temp')
  return uses.map((use) => current.find((a) => a.use === use)).find(Boolean) ?? current[0] ?? all[0]
}

function nameOf(name: HumanName | undefined): { givenName: string; familyName: string } {
  if (!name) return { givenName: '', familyName: '' }
  const [given, family] = [name.given.join(' ').trim(), name.family?.trim() ?? '']
  if (given || family || !name.text) return { givenName: given, familyName: family }
  const text = name.text.trim()
  const [before, after] = text.split(/\s*,\s*/)
  if (after) return { givenName: after, familyName: before ?? '' }
  const words = text.split(/\s+/)
  return {
    givenName: words.slice(0, -1).join(' ') || text,
    familyName: words.length > 1 ? (words.at(-1) ?? '') : '',
  }
}

export const fullNameOf = (name: HumanName): string => {
  const { givenName, familyName } = nameOf(name)
  return `${givenName} ${familyName}`.trim()
}

function sexOf(gender: string | null | undefined, atBirth: string): Sex | null {
  return sexes.find((s) => s === gender) ?? ({ M: 'male', F: 'female' } as const)[atBirth] ?? null
}

/** Mobile first; numbers out of use are left out. */
export function phonesIn(telecom: readonly ContactPoint[]): string[] {
  const order = ['mobile', 'home', 'work']
  const rank = (t: ContactPoint) => (order.indexOf(t.use ?? '') + order.length + 1) % (order.length + 1)
  const numbers = telecom.filter((t) => (t.system ?? 'phone') === 'phone' && t.value && t.use !== 'old')
  return [...new Set(numbers.sort((a, b) => rank(a) - rank(b)).map((t) => t.value?.trim() ?? ''))]
}

export function addressText(address: Address | undefined): string {
  if (!address) return ''
  const { line, city, state, postalCode, text } = address
  const place = [city, [state, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [...line, place].filter(Boolean).join('\n') || (text ?? '')
}

function languageOf({ patient }: Reading): string {
  const spoken = patient.communication.find((c) => c.preferred) ?? patient.communication[0]
  const code = spoken?.language?.coding.find((c) => c.code)?.code
  return code ? (code.split('-')[0] ?? code).toLowerCase() : textOf(spoken?.language)
}

/** US Core race and ethnicity as their text, birth sex as its code. */
function extensionOf({ patient }: Reading, name: string): string {
  const found = patient.extension.find((e) => e.url === coreExtension + name)
  if (!found) return ''
  const text = found.extension.find((e) => e.url === 'text')?.valueString
  const displays = found.extension.flatMap((e) => e.valueCoding?.display ?? [])
  return text ?? (displays.join(', ') || found.valueCode || '')
}

function identifiersOf({ patient }: Reading): ReferredPerson['identifiers'] {
  const seen = new Set<string>()
  return patient.identifier.flatMap(({ system, value, type, use }) => {
    const key = `${system} ${value}`
    if (!value?.trim() || use === 'old' || seen.has(key)) return []
    seen.add(key)
    return [{ system: system ?? '', value: value.trim(), kind: type?.coding.find((c) => c.code)?.code ?? '' }]
  })
}

const contactsOf = ({ patient }: Reading) =>
  patient.contact.flatMap((c) =>
    c.name
      ? [
          {
            name: fullNameOf(c.name),
            relation: textOf(c.relationship[0]),
            phone: phonesIn(c.telecom)[0] ?? '',
          },
        ]
      : [],
  )

const relatedOf = (reading: Reading) =>
  reading.mine(fhir.RelatedPerson).flatMap((r) => {
    const [name] = r.read.name
    if (!name || r.read.active === false) {
      reading.leave(r, name ? 'not_used' : 'no_name')
      return []
    }
    const { relationship, telecom } = r.read
    return [{ name: fullNameOf(name), relation: textOf(relationship[0]), phone: phonesIn(telecom)[0] ?? '' }]
  })
