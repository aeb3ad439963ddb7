import { z } from 'zod'
import { isObject, placeName, type Resource } from './bundle.ts'
import { tidy } from './codes.ts'
import { kindOf } from './fhir.ts'
import type { Reading } from './mine.ts'
import { readExtensions } from './person.ts'
import type { NotUnderstood } from './summary.ts'

/** Everything in the packet that no one of the readers used, counted, with the place and number of the first. */
export function leftovers(reading: Reading, lossy: boolean): NotUnderstood[] {
  const found = new Map<string, NotUnderstood>()
  const count = (line: Omit<NotUnderstood, 'count'>) => {
    const key = `${line.type} ${line.element} ${line.label} ${line.why}`
    const known = found.get(key)
    if (known) known.count++
    else found.set(key, { ...line, count: 1 })
  }
  if (lossy) count({ type: 'Bundle', element: '', label: '', why: 'damaged_letters', path: '', sampleId: '' })
  for (const element of Object.keys(reading.bundle))
    if (!['resourceType', 'type', 'entry', 'id'].includes(element))
      count({ type: 'Bundle', element, label: '', why: 'not_used', path: element, sampleId: '' })
  for (const r of reading.resources) {
    const at = { type: r.type, path: placeName(r.place), sampleId: r.id }
    const fate = reading.fateOf(r)
    if (fate !== 'used') count({ ...at, element: '', label: labelOf(r.raw), why: fate })
    else
      for (const element of unusedIn(r))
        count({ ...at, element, label: '', why: 'not_used', path: `${at.path}.${element}` })
  }
  return [...found.values()].sort(
    (a, b) =>
      Number(a.element !== '') - Number(b.element !== '') ||
      a.type.localeCompare(b.type, 'en') ||
      b.count - a.count ||
      a.element.localeCompare(b.element, 'en'),
  )
}

/** What a resource says it is. */
function labelOf(raw: Record<string, unknown>): string {
  const said = [
    raw.code,
    raw.vaccineCode,
    raw.medicationCodeableConcept,
    raw.description,
    raw.type,
    raw.category,
  ]
  return said.map(conceptText).find(Boolean) ?? ''
}

/** Of anything that may be a concept or a list of them. Not read by a schema: it is only a label. */
function conceptText(value: unknown): string {
  const concept: unknown = Array.isArray(value) ? value[0] : value
  if (!isObject(concept)) return ''
  const coding: unknown = Array.isArray(concept.coding) ? concept.coding[0] : undefined
  const texts = [concept.text, ...(isObject(coding) ? [coding.display, coding.code] : [])]
  const said = texts.find((t) => typeof t === 'string' && t !== '')
  return typeof said === 'string' ? tidy(said).slice(0, 200) : ''
}

const structural = ['resourceType', 'id', 'contained', 'extension']

/** Paths of elements that no schema of ours names: `maritalStatus`, `reaction.note`. */
function unusedIn({ type, raw }: Resource): string[] {
  const kind = kindOf(type)
  if (!kind) return []
  const found = new Set<string>()
  for (const [key, value] of Object.entries(raw))
    if (!structural.includes(key)) for (const path of unread(kind.schema, key, value)) found.add(path)
  for (const url of extensionsIn(raw.extension))
    if (!readExtensions.includes(url)) found.add(`extension(${url})`)
  return [...found]
}

const extensionsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((e) => (isObject(e) && typeof e.url === 'string' ? [e.url] : [])) : []

/** What is not read of `value`, which stands under `key` in something that `schema` reads. */
function unread(schema: z.ZodType, key: string, value: unknown): string[] {
  const shape = shapeOf(schema)
  const inner = shape && Object.hasOwn(shape, key) ? shape[key] : undefined
  if (!inner) return [key]
  if (!shapeOf(inner)) return []
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.flatMap((item) =>
    isObject(item)
      ? Object.entries(item).flatMap(([k, v]) =>
          k === 'id' ? [] : unread(inner, k, v).map((p) => `${key}.${p}`),
        )
      : [],
  )
}

/** The elements of an object schema, behind lists and optional ones; undefined for plain values. */
function shapeOf(schema: z.core.$ZodType): Record<string, z.ZodType> | undefined {
  if (schema instanceof z.ZodObject) return schema.shape
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return shapeOf(schema.unwrap())
  if (schema instanceof z.ZodArray) return shapeOf(schema.element)
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in)
  return undefined
}
