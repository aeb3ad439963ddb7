import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeName } from './bundle.ts'
import { faultAt, placeOf } from './json.ts'
import { readReferral } from './referral.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const entry = (resource: unknown) => ({ resource })
const patient = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Rivera', given: ['Sam'] }],
  birthDate: '1990-03-04',
}
const bundle = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map(entry),
})
const read = (value: unknown) => readReferral(bytes(JSON.stringify(value)))

describe('a file that is no JSON is refused with line and column', () => {
  test.each<[string, string | Uint8Array, string, number, number]>([
    ['nothing', '', 'empty_file', 1, 1],
    ['only white space', ' \n\t ', 'empty_file', 1, 1],
    ['only a byte order mark', '\ufeff', 'empty_file', 1, 1],
    ['XML', '<?xml version="1.0"?>\n<Bundle/>', 'xml', 1, 1],
    ['a PDF', '%PDF-1.7 …', 'not_text', 1, 1],
    ['gzip', gzipSync('{}'), 'not_text', 1, 1],
    ['cut off', '{\n  "resourceType": "Bundle",\n  "entry": [', 'not_json', 3, 13],
    ['cut off in a word', '{"a": tru', 'not_json', 1, 7],
    ['cut off in a text', '{"a": "Rive', 'not_json', 1, 12],
    ['a comma too many', '{\n "a": [1, 2,]\n}', 'not_json', 2, 13],
    ['a comma before the end', '{"a": 1,\n}', 'not_json', 2, 1],
    ['two values', '{}\n{}', 'not_json', 2, 1],
    ['a missing comma', '{"a": 1 "b": 2}', 'not_json', 1, 9],
    ['a missing colon', '{"a" 1}', 'not_json', 1, 6],
    ['single quotes', "{'a': 1}", 'not_json', 1, 2],
    ['a leading zero', '[01]', 'not_json', 1, 3],
    ['a bare word', '[hello]', 'not_json', 1, 2],
    ['a line break in a text', '["a\nb"]', 'not_json', 1, 4],
    ['an escape that is none', '["a\\x"]', 'not_json', 1, 4],
    ['a wrong bracket', '[1}', 'not_json', 1, 3],
  ])('%s', (_, file, reason, line, column) => {
    expect(readReferral(typeof file === 'string' ? bytes(file) : file)).toEqual({
      ok: false,
      reason,
      line,
      column,
    })
  })
  test('the refusal repeats nothing of the file', () => {
    const refusal = readReferral(bytes('{"name": "Samuel Rivera" oops'))
    expect(JSON.stringify(refusal)).not.toMatch(/Samuel|oops/)
  })
  test('where the file is wrong is where the JSON grammar stops', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (text, n) => {
        expect(faultAt(text)).toBe(text.length)
        const cut = text.slice(0, n % text.length)
        expect(faultAt(cut)).toBeLessThanOrEqual(cut.length)
      }),
    )
  })
  test('lines and columns count from 1', () => {
    expect(placeOf('a\nbc\n', 0)).toEqual({ line: 1, column: 1 })
    expect(placeOf('a\nbc\n', 3)).toEqual({ line: 2, column: 2 })
    expect(placeOf('a\nbc\n', 5)).toEqual({ line: 3, column: 1 })
  })
})

describe('JSON that is no referral is refused by name', () => {
  test.each<[string, unknown, string]>([
    ['a number', 42, 'not_a_bundle'],
    ['null', null, 'not_a_bundle'],
    ['a list', [patient], 'not_a_bundle'],
    ['a patient without a bundle', patient, 'not_a_bundle'],
    ['a history', { resourceType: 'Bundle', type: 'history', entry: [] }, 'bundle_type'],
    ['an answer to a transaction', { resourceType: 'Bundle', type: 'transaction-response' }, 'bundle_type'],
    ['an empty bundle', bundle(), 'no_patient'],
    ['no entries', { resourceType: 'Bundle', type: 'batch' }, 'no_patient'],
    ['only conditions', bundle({ resourceType: 'Condition' }), 'no_patient'],
  ])('%s', (_, value, reason) => expect(read(value)).toMatchObject({ ok: false, reason }))
  test('several patients, naming each', () => {
    const refusal = read(bundle(patient, { resourceType: 'Condition' }, { ...patient, id: 'p2' }))
    expect(refusal).toMatchObject({ reason: 'several_patients' })
    expect(placesOf(refusal)).toEqual(['entry[0].resource', 'entry[2].resource'])
  })
})

const placesOf = (r: ReturnType<typeof readReferral>) =>
  !r.ok && 'faults' in r ? r.faults.map((f) => placeName(f.path)) : []

describe('a wrong form is refused with its place, what was wanted and what was found', () => {
  const condition = { resourceType: 'Condition', subject: { reference: 'Patient/p1' } }
  test.each<[string, unknown, string, string, string]>([
    ['a bundle type of numbers', { ...bundle(patient), type: 7 }, 'type', 'text', 'number'],
    ['entries that are no list', { ...bundle(), entry: {} }, 'entry', 'list', 'object'],
    ['an entry that is null', { ...bundle(), entry: [null] }, 'entry[0]', 'object', 'nothing'],
    [
      'an entry without resource',
      { ...bundle(), entry: [entry(patient), {}] },
      'entry[1].resource',
      'resource',
      'nothing',
    ],
    ['a resource that is text', bundle(patient, 'x'), 'entry[1].resource', 'resource', 'text'],
    ['a resource without type', bundle(patient, {}), 'entry[1].resource.resourceType', 'resource', 'nothing'],
    [
      'a birth date that is a number',
      bundle({ ...patient, birthDate: 19900304 }),
      'entry[0].resource.birthDate',
      'text',
      'number',
    ],
    [
      'a birth date that is no date',
      bundle({ ...patient, birthDate: '03/04/1990' }),
      'entry[0].resource.birthDate',
      'date',
      'text',
    ],
    [
      'a day that does not exist',
      bundle({ ...patient, birthDate: '1990-02-30' }),
      'entry[0].resource.birthDate',
      'date',
      'text',
    ],
    [
      'a name that is no list',
      bundle({ ...patient, name: { family: 'Rivera' } }),
      'entry[0].resource.name',
      'list',
      'object',
    ],
    [
      'a given name that is a number',
      bundle({ ...patient, name: [{ given: [1] }] }),
      'entry[0].resource.name[0].given[0]',
      'text',
      'number',
    ],
    [
      'a code that is text',
      bundle(patient, { ...condition, code: 'F11.20' }),
      'entry[1].resource.code',
      'object',
      'text',
    ],
    [
      'an onset that is no date',
      bundle(patient, { ...condition, onsetDateTime: 'May' }),
      'entry[1].resource.onsetDateTime',
      'date',
      'text',
    ],
    [
      'a contained resource without type',
      bundle({ ...patient, contained: [{}] }),
      'entry[0].resource.contained[0]',
      'resource',
      'object',
    ],
    [
      'a deceased that is text',
      bundle({ ...patient, deceasedBoolean: 'no' }),
      'entry[0].resource.deceasedBoolean',
      'yes_or_no',
      'text',
    ],
  ])('%s', (_, value, place, wanted, found) => {
    const refusal = read(value)
    expect(refusal).toMatchObject({ ok: false, reason: 'broken' })
    expect(placesOf(refusal)).toContain(place)
    if (!refusal.ok && 'faults' in refusal)
      expect(refusal.faults.find((f) => placeName(f.path) === place)).toMatchObject({ wanted, found })
  })
  test('every broken place is named at once, at most a hundred', () => {
    const broken = { resourceType: 'Condition', code: 1, onsetDateTime: 2 }
    expect(placesOf(read(bundle(patient, broken, broken)))).toHaveLength(4)
    expect(placesOf(read(bundle(patient, ...Array.from({ length: 500 }, () => broken))))).toHaveLength(100)
  })
  test('a request that brings nothing is no fault', () => {
    const value = {
      ...bundle(patient),
      entry: [entry(patient), { request: { method: 'DELETE', url: 'Patient/x' } }],
    }
    expect(read(value)).toMatchObject({ ok: true })
  })
})

describe('no file breaks the reader', { timeout: 60_000 }, () => {
  const whole = JSON.stringify(
    bundle(
      {
        ...patient,
        identifier: [{ value: '1' }],
        telecom: [{ value: '5' }],
        contact: [{ name: { text: 'A, B' } }],
      },
      {
        resourceType: 'Condition',
        code: { coding: [{ system: 'http://snomed.info/sct', code: '7200002' }] },
        onsetDateTime: '2001',
      },
      {
        resourceType: 'MedicationRequest',
        status: 'active',
        medicationReference: { reference: '#m' },
        contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'x' } }],
      },
      { resourceType: 'Observation', code: { coding: [{ code: '72514-3' }] }, valueQuantity: { value: 3 } },
      {
        resourceType: 'Encounter',
        class: { code: 'EMER' },
        type: [{ text: 'visit' }],
        period: { start: '2020-01-01' },
      },
      {
        resourceType: 'ExplanationOfBenefit',
        insurer: { display: 'x' },
        contained: [{ resourceType: 'Coverage', id: 'c' }],
        insurance: [{ coverage: { reference: '#c' } }],
      },
    ),
  )
  test('cut anywhere', () => {
    for (let n = 0; n < whole.length; n++) expect(readReferral(bytes(whole.slice(0, n))).ok).toBe(false)
  })
  test('any value in the place of any other', () => {
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom({ toString: 1 }, { __proto__: null }, [[]], { coding: [null] }),
    )
    fc.assert(
      fc.property(fc.nat(), junk, (n, value) => {
        const parsed: unknown = JSON.parse(whole)
        const places = placesIn(parsed)
        const [holder, key] = places[n % places.length] ?? [parsed, '']
        Reflect.set(holder as object, key, value)
        const reading = read(parsed)
        if (!reading.ok && 'faults' in reading)
          for (const f of reading.faults) expect(placeName(f.path)).not.toBe('')
      }),
      { numRuns: 600 },
    )
  })
  test('any bytes, and any changed byte', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (b) => void readReferral(b)))
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), (at, to) => {
        const changed = bytes(whole)
        changed[at % changed.length] = to
        readReferral(changed)
      }),
      { numRuns: 600 },
    )
  })
  test('nesting without end', () => {
    const deep = `${'{"x":['.repeat(50_000)}1${']}'.repeat(50_000)}`
    for (const key of ['verificationStatus', 'meta', 'extension', 'unknown', 'code'])
      readReferral(
        bytes(
          JSON.stringify(bundle(patient, { resourceType: 'Condition', id: 'HERE' })).replace(
            '"id":"HERE"',
            `"${key}":${deep}`,
          ),
        ),
      )
    readReferral(bytes('['.repeat(200_000)))
  })
})

function placesIn(value: unknown): [unknown, string | number][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    [value, key] as [unknown, string],
    ...placesIn(inner),
  ])
}
