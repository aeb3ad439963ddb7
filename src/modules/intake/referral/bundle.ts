import type { z } from 'zod'
import { type Kind, kindOf, type Reference } from './fhir.ts'
import type { NotUnderstood } from './summary.ts'

/** A FHIR bundle taken apart: its resources, checked as far as we read them, and what they point at. */
export type Place = readonly (string | number)[]
/** What should stand at a place and what does, by form; never the value itself. */
export type Fault = { path: Place; wanted: Form; found: Form }
export const forms = ['text', 'number', 'yes_or_no', 'list', 'object', 'date', 'resource', 'nothing'] as const
export type Form = (typeof forms)[number]

export const bundleRefusals = [
  'not_a_bundle',
  'bundle_type',
  'no_patient',
  'several_patients',
  'broken',
] as const
export type BundleRefusal = (typeof bundleRefusals)[number]
export const bundleTypes = ['transaction', 'batch', 'collection', 'document', 'searchset'] as const

/** One resource: an entry's own, or one contained in it. */
export type Resource = { type: string; id: string; place: Place; raw: Record<string, unknown> }
export type Item<S extends z.ZodType> = Resource & { read: z.output<S> }
export type ItemOf<K extends Kind> = Item<K['schema']>
/** What became of a resource. */
export type Fate = 'used' | NotUnderstood['why']

export type Packet = {
  /** How many entries the bundle has. */
  entries: number
  bundle: Record<string, unknown>
  resources: readonly Resource[]
  /** Every resource of a type, read. */
  all: <S extends z.ZodType>(kind: Kind<S>) => Item<S>[]
  /** What `reference` points at, seen from the resource at `from`. */
  follow: (reference: Reference | null | undefined, from: Place) => Resource | undefined
  /** A resource as one of a type; undefined where it is of another. */
  as: <S extends z.ZodType>(kind: Kind<S>, resource: Resource | undefined) => z.output<S> | undefined
}
export type Opened = { ok: true; packet: Packet } | { ok: false; reason: BundleRefusal; faults: Fault[] }

export const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v)

/** More are not looked for: a hundred places tell that the file is broken. */
const mostFaults = 100

const refuse = (reason: BundleRefusal, faults: Fault[] = []): Opened => ({ ok: false, reason, faults })

/** Takes a parsed file apart, or says where it is broken. */
export function openBundle(value: unknown): Opened {
  if (!isObject(value) || value.resourceType !== 'Bundle') return refuse('not_a_bundle')
  const { type, entry } = value
  if (typeof type === 'string' && !bundleTypes.some((t) => t === type)) return refuse('bundle_type')
  const odd = [
    ...(typeof type === 'string' ? [] : missing(type, ['type'], 'text')),
    ...(Array.isArray(entry) ? [] : missing(entry, ['entry'], 'list')),
  ]
  const { resources, addresses, faults } = takeEntries(Array.isArray(entry) ? entry : [])
  faults.unshift(...odd)
  for (const r of resources) if (faults.length < mostFaults) for (const fault of check(r)) faults.push(fault)
  if (faults.length) return refuse('broken', faults.slice(0, mostFaults))
  const patients = resources.filter((r) => r.type === 'Patient' && r.place.length === 3)
  if (patients.length === 0) return refuse('no_patient')
  if (patients.length > 1)
    return refuse(
      'several_patients',
      patients.map(({ place }) => ({ path: place, wanted: 'nothing', found: 'resource' })),
    )
  const entries = Array.isArray(entry) ? entry.length : 0
  return { ok: true, packet: { entries, bundle: value, resources, ...readers(resources, addresses) } }
}

/** A fault where something of another form stands; none where nothing does. */
const missing = (found: unknown, path: Place, wanted: Form): Fault[] =>
  found === undefined || found === null ? [] : [{ path, wanted, found: formOf(found) }]

type Addresses = Map<string, Resource>

function takeEntries(entries: unknown[]) {
  const resources: Resource[] = []
  const faults: Fault[] = []
  const addresses: Addresses = new Map()
  const take = (raw: Record<string, unknown>, place: Place, type: string): Resource => {
    const resource = { type, id: typeof raw.id === 'string' ? raw.id : '', place, raw }
    resources.push(resource)
    return resource
  }
  for (const [i, entry] of entries.entries()) {
    if (!isObject(entry)) {
      faults.push({ path: ['entry', i], wanted: 'object', found: formOf(entry) })
      continue
    }
    const { resource, fullUrl } = entry
    const place = ['entry', i, 'resource']
    if (!isObject(resource) || typeof resource.resourceType !== 'string') {
      if (resource === undefined && bringsNothing(entry)) continue
      const path = isObject(resource) ? [...place, 'resourceType'] : place
      faults.push({
        path,
        wanted: 'resource',
        found: formOf(isObject(resource) ? resource.resourceType : resource),
      })
      continue
    }
    const own = take(resource, place, resource.resourceType)
    if (typeof fullUrl === 'string') addresses.set(fullUrl, own)
    if (own.id) addresses.set(`${own.type}/${own.id}`, own)
    const { contained } = resource
    if (!Array.isArray(contained)) faults.push(...missing(contained, [...place, 'contained'], 'list'))
    else
      for (const [j, inner] of contained.entries()) {
        if (!isObject(inner) || typeof inner.resourceType !== 'string') {
          faults.push({ path: [...place, 'contained', j], wanted: 'resource', found: formOf(inner) })
          continue
        }
        const found = take(inner, [...place, 'contained', j], inner.resourceType)
        addresses.set(`${i}#${found.id}`, found)
      }
  }
  return { resources, addresses, faults }
}

/** A transaction may hold requests without a resource. */
const bringsNothing = ({ request }: Record<string, unknown>) =>
  isObject(request) && (request.method === 'GET' || request.method === 'HEAD' || request.method === 'DELETE')

function readers(
  resources: readonly Resource[],
  addresses: Addresses,
): Pick<Packet, 'all' | 'follow' | 'as'> {
  return {
    all: (kind) =>
      resources.flatMap((r) => {
        const read = readAs(kind, r)
        return read === undefined ? [] : [{ ...r, read }]
      }),
    follow: (reference, from) => {
      const to = reference?.reference
      if (!to) return undefined
      if (to.startsWith('#')) return addresses.get(`${from[1]}${to}`)
      const plain = to.replace(/\/_history\/[^/]+$/, '')
      return addresses.get(plain) ?? addresses.get(plain.split('/').slice(-2).join('/'))
    },
    as: (kind, resource) => (resource ? readAs(kind, resource) : undefined),
  }
}

function readAs<S extends z.ZodType>(kind: Kind<S>, { type, raw }: Resource): z.output<S> | undefined {
  if (type !== kind.type) return undefined
  const read = kind.read(raw)
  return read.success ? read.data : undefined
}

function check({ type, raw, place }: Resource): Fault[] {
  const read = kindOf(type)?.read(raw)
  if (!read || read.success) return []
  return read.error.issues.map((issue) => {
    const inside = issue.path.filter((p) => typeof p !== 'symbol')
    return { path: [...place, ...inside], wanted: wantedBy(issue), found: formOf(valueAt(raw, inside)) }
  })
}

const valueAt = (raw: unknown, path: Place): unknown =>
  path.reduce<unknown>(
    (value, step) => (isObject(value) || Array.isArray(value) ? Reflect.get(value, step) : undefined),
    raw,
  )

function wantedBy(issue: z.core.$ZodIssue): Form {
  if (issue.code !== 'invalid_type') return 'date'
  switch (issue.expected) {
    case 'string':
      return 'text'
    case 'number':
      return 'number'
    case 'boolean':
      return 'yes_or_no'
    case 'array':
      return 'list'
    default:
      return 'object'
  }
}

/** The form of a value. */
function formOf(value: unknown): Form {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
      return 'number'
    case 'boolean':
      return 'yes_or_no'
    default:
      return 'object'
  }
}

/** `entry[12].resource.birthDate`. */
export const placeName = (path: Place): string =>
  path.map((p, i) => (typeof p === 'number' ? `[${p}]` : i === 0 ? p : `.${p}`)).join('')
