import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReferral } from './referral.ts'
import { ReferralSummary } from './summary.ts'

const snomed = 'http://snomed.info/sct'
const icd = 'http://hl7.org/fhir/sid/icd-10-cm'
const patient = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ use: 'official', family: 'Rivera', given: ['Samuel', 'J'] }],
  birthDate: '1990-03-04',
}
const about = { subject: { reference: 'Patient/p1' } }
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: resources.map((resource) => ({
    fullUrl: 'id' in resource ? `urn:uuid:${resource.id}` : undefined,
    resource,
  })),
})
function summary(...resources: object[]): ReferralSummary {
  const reading = readReferral(new TextEncoder().encode(JSON.stringify(bundle(...resources))))
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  return reading.summary
}
const coded = (code: string, system = snomed, display?: string) => ({ coding: [{ system, code, display }] })
const condition = (code: object, more: object = {}) => ({
  resourceType: 'Condition',
  ...about,
  code,
  ...more,
})
const status = (code: string) => ({ clinicalStatus: { coding: [{ code }] } })

describe('who', () => {
  test('names in use, as they are called, and earlier ones', () => {
    const name = [
      { use: 'maiden', family: 'Okafor', given: ['Samuel'] },
      { use: 'nickname', given: ['Sam'] },
      ...patient.name,
    ]
    expect(summary({ ...patient, name }).person).toMatchObject({
      givenName: 'Samuel J',
      familyName: 'Rivera',
      preferredName: 'Sam',
      otherNames: ['Samuel Okafor'],
    })
  })
  test.each([
    ['Rivera, Sam', 'Sam', 'Rivera'],
    ['Sam J Rivera', 'Sam J', 'Rivera'],
    ['Sam', 'Sam', ''],
  ])('a name written as one text: %s', (text, givenName, familyName) => {
    expect(summary({ ...patient, name: [{ text }] }).person).toMatchObject({ givenName, familyName })
  })
  test('no name, no birth date, nothing at all', () => {
    expect(summary({ resourceType: 'Patient' }).person).toMatchObject({
      givenName: '',
      bornOn: null,
      born: null,
      phones: [],
    })
  })
  test.each([
    ['1990', null],
    ['1990-03', null],
    ['1990-03-04', '1990-03-04'],
  ])('a birth date of %s', (birthDate, bornOn) => {
    expect(summary({ ...patient, birthDate }).person).toMatchObject({ born: birthDate, bornOn })
  })
  test('phone numbers in use, mobile first; language, race, identifiers, contacts', () => {
    const { person } = summary({
      ...patient,
      telecom: [
        { system: 'phone', value: '1', use: 'home' },
        { system: 'phone', value: '2', use: 'old' },
        { system: 'phone', value: '3', use: 'mobile' },
        { system: 'email', value: 's@example.org' },
        null,
      ],
      communication: [{ language: { coding: [{ code: 'es-US' }] } }],
      extension: [
        {
          url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race',
          extension: [{ url: 'text', valueString: 'Asian' }],
        },
      ],
      identifier: [
        { system: 'urn:x', value: ' 17 ' },
        { system: 'urn:x', value: '17', use: 'old' },
        { value: '' },
      ],
      contact: [
        { name: { text: 'Ana Rivera' }, relationship: [{ text: 'sister' }], telecom: [{ value: '9' }] },
      ],
    })
    expect(person).toMatchObject({
      phones: ['3', '1'],
      email: 's@example.org',
      language: 'es',
      race: 'Asian',
      identifiers: [{ system: 'urn:x', value: '17', kind: '' }],
      contacts: [{ name: 'Ana Rivera', relation: 'sister', phone: '9' }],
    })
  })
})

describe('diagnoses', () => {
  test('what matters here comes first, by kind; then what holds; then what is over', () => {
    const { diagnoses } = summary(
      patient,
      condition({ text: 'Sprained ankle' }, { ...status('resolved'), onsetDateTime: '2019' }),
      condition({ text: 'Hypertension' }, { ...status('active'), onsetDateTime: '2024-01-01' }),
      condition(coded('72892002', snomed, 'Normal pregnancy'), status('active')),
      condition(coded('F32.9', icd, 'Major depressive disorder'), status('active')),
      condition(coded('T40.1X1A', icd, 'Poisoning by heroin, accidental'), {
        ...status('resolved'),
        onsetDateTime: '2023',
      }),
      condition(coded('T14.91XA', icd), status('resolved')),
      condition(coded('F11.20', icd, 'Opioid dependence'), status('active')),
      condition(coded('449868002', snomed, 'Smokes tobacco daily'), status('active')),
    )
    expect(diagnoses.map((d) => d.matters ?? d.text)).toEqual([
      'substance_use',
      'overdose',
      'self_harm',
      'mental_health',
      'pregnancy',
      'tobacco_use',
      'Hypertension',
      'Sprained ankle',
    ])
  })
  test.each([
    ['F10.21', icd, 'substance_use'],
    ['F17.210', icd, 'tobacco_use'],
    ['F43.10', icd, 'mental_health'],
    ['T40.2X2A', icd, 'self_harm'],
    ['T40.2X5A', icd, null],
    ['T51.0X1A', icd, 'overdose'],
    ['R45.851', icd, 'self_harm'],
    ['O09.91', icd, 'pregnancy'],
    ['O03.9', icd, null],
    ['J18.9', icd, null],
    ['F11.20', undefined, 'substance_use'],
    ['303.90', 'http://hl7.org/fhir/sid/icd-9-cm', 'substance_use'],
    ['311', 'http://hl7.org/fhir/sid/icd-9-cm', 'mental_health'],
    ['55680006', snomed, 'overdose'],
    ['7200002', 'urn:oid:2.16.840.1.113883.6.96', 'substance_use'],
  ])('the code %s of %s alone tells %s', (code, system, matters) => {
    const { diagnoses } = summary(patient, condition({ coding: [{ system, code }] }, status('active')))
    expect(diagnoses[0]?.matters ?? null).toBe(matters)
  })
  test.each([
    ['Severe alcohol use disorder', 'substance_use'],
    ['Dependence on heroin', 'substance_use'],
    ['Methamphetamine abuse in remission', 'substance_use'],
    ['Accidental overdose of opioids', 'overdose'],
    ['History of suicide attempt', 'self_harm'],
    ['Posttraumatic stress disorder', 'mental_health'],
    ['Twin pregnancy', 'pregnancy'],
    ['Victim of intimate partner abuse', 'violence'],
    ['Nicotine dependence', 'tobacco_use'],
    ['Family history of alcoholism', null],
    ['Respiratory depression', null],
    ['Miscarriage in first trimester', null],
    ['Screening for depression', null],
    ['Drug-induced hepatitis', null],
    ['Prediabetes', null],
  ])('without a known code the words tell: %s', (text, matters) => {
    expect(summary(patient, condition({ text }, status('active'))).diagnoses[0]?.matters ?? null).toBe(
      matters,
    )
  })
  test('a pregnancy of years ago is none now; an overdose of years ago still matters', () => {
    const over = { ...status('resolved'), abatementDateTime: '2012-01-01' }
    const { diagnoses } = summary(
      patient,
      condition({ text: 'Normal pregnancy' }, over),
      condition({ text: 'Drug overdose' }, over),
    )
    expect(diagnoses.map((d) => [d.text, d.matters])).toEqual([
      ['Drug overdose', 'overdose'],
      ['Normal pregnancy', null],
    ])
  })
  test('the same one stands once, with its first and last day', () => {
    const { diagnoses } = summary(
      patient,
      ...['2016-12-01', '2018-04-11', '2014-02'].map((onsetDateTime) =>
        condition(coded('444814009', snomed, 'Viral sinusitis (disorder)'), {
          ...status('resolved'),
          onsetDateTime,
        }),
      ),
    )
    expect(diagnoses).toMatchObject([{ text: 'Viral sinusitis', from: '2014-02', times: 3, until: null }])
  })
  test('a code without display is named by its code; nothing at all is listed as without a name', () => {
    const s = summary(patient, condition(coded('12345')), condition({}), {
      resourceType: 'Condition',
      ...about,
    })
    expect(s.diagnoses.map((d) => d.text)).toEqual(['SNOMED CT 12345'])
    expect(s.notUnderstood).toContainEqual(
      expect.objectContaining({ type: 'Condition', why: 'no_name', count: 2 }),
    )
  })
  test('entered in error and about somebody else: not used, and told so', () => {
    const wrong = { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }
    const s = summary(
      patient,
      condition({ text: 'Alcoholism' }, wrong),
      condition({ text: 'Opioid abuse' }, { subject: { reference: 'Patient/mother' } }),
    )
    expect(s.diagnoses).toEqual([])
    expect(s.notUnderstood.map((n) => [n.label, n.why, n.path])).toEqual([
      ['Alcoholism', 'entered_in_error', 'entry[1].resource'],
      ['Opioid abuse', 'about_somebody_else', 'entry[2].resource'],
    ])
  })
})

describe('references', () => {
  const medication = { resourceType: 'Medication', id: 'm1', code: { text: 'Buprenorphine 8 MG' } }
  const request = { resourceType: 'MedicationRequest', status: 'active', ...about }
  test.each([
    ['urn:uuid:m1'],
    ['Medication/m1'],
    ['https://hospital.example/fhir/Medication/m1'],
    ['https://hospital.example/fhir/Medication/m1/_history/3'],
  ])('%s', (reference) => {
    const { medications } = summary(patient, medication, { ...request, medicationReference: { reference } })
    expect(medications).toMatchObject([
      { text: 'Buprenorphine 8 MG', current: true, matters: 'recovery_medication' },
    ])
  })
  test('contained', () => {
    const s = summary(patient, {
      ...request,
      contained: [medication],
      medicationReference: { reference: '#m1' },
    })
    expect(s.medications[0]?.text).toBe('Buprenorphine 8 MG')
    expect(s.notUnderstood.filter((n) => n.type === 'Medication')).toEqual([])
  })
  test('one that leads nowhere', () => {
    const s = summary(patient, { ...request, medicationReference: { reference: 'Medication/gone' } })
    expect(s.medications).toEqual([])
    expect(s.notUnderstood[0]).toMatchObject({ type: 'MedicationRequest', why: 'no_name' })
  })
})

describe('medicines and allergies', () => {
  const taken = (text: string, statusCode: string, authoredOn: string) => ({
    resourceType: 'MedicationRequest',
    ...about,
    status: statusCode,
    medicationCodeableConcept: { text },
    authoredOn,
  })
  test('what is taken now comes first, and what bears on substance use before the rest', () => {
    const { medications } = summary(
      patient,
      taken('Amoxicillin', 'stopped', '2025-01-01'),
      taken('Lisinopril', 'active', '2025-02-01'),
      taken('Oxycodone 5 MG', 'active', '2024-01-01'),
      taken('Naltrexone 50 MG', 'active', '2023-01-01'),
      taken('Lisinopril', 'stopped', '2020-01-01'),
    )
    expect(medications.map((m) => [m.text, m.current, m.times])).toEqual([
      ['Naltrexone 50 MG', true, 1],
      ['Oxycodone 5 MG', true, 1],
      ['Lisinopril', true, 2],
      ['Amoxicillin', false, 1],
    ])
  })
  test('"no known allergy" is told apart from an empty packet', () => {
    const none = {
      resourceType: 'AllergyIntolerance',
      patient: { reference: 'Patient/p1' },
      code: { text: 'No known allergies' },
    }
    expect(summary(patient).allergies).toEqual([])
    expect(summary(patient, none).allergies).toMatchObject([{ none: true }])
  })
  test('allergies with their reactions, those that are over last', () => {
    const allergy = (text: string, more: object) => ({
      resourceType: 'AllergyIntolerance',
      code: { text },
      ...more,
    })
    const { allergies } = summary(
      patient,
      allergy('Latex', status('resolved')),
      allergy('Penicillin', {
        criticality: 'high',
        reaction: [{ manifestation: [{ text: 'Hives' }], severity: 'severe' }],
      }),
    )
    expect(allergies).toMatchObject([
      { text: 'Penicillin', reactions: ['Hives, severe'], current: true },
      { text: 'Latex', current: false },
    ])
  })
})

describe('why, from whom, and who pays', () => {
  const clinic = {
    resourceType: 'Organization',
    id: 'o1',
    name: 'Mercy Hospital',
    telecom: [{ system: 'phone', value: '555-0100' }],
  }
  test('what was asked for speaks first, in the sender’s words', () => {
    const s = summary(
      patient,
      clinic,
      {
        resourceType: 'PractitionerRole',
        id: 'r1',
        organization: { reference: 'Organization/o1' },
        practitioner: { display: 'Dr. Towne' },
      },
      condition({ text: 'Drug overdose' }),
      {
        resourceType: 'ServiceRequest',
        ...about,
        status: 'active',
        priority: 'urgent',
        code: { text: 'Intensive outpatient program' },
        reasonCode: [{ text: 'Opioid use disorder, ready for IOP' }],
        requester: { reference: 'PractitionerRole/r1' },
        authoredOn: '2026-02-27T10:00:00Z',
        note: [{ text: 'Please call after 4 PM' }],
      },
    )
    expect(s.why).toMatchObject({
      reason: 'Opioid use disorder, ready for IOP',
      reasonFrom: 'request',
      requests: [
        {
          service: 'Intensive outpatient program',
          on: '2026-02-27',
          priority: 'urgent',
          by: 'Dr. Towne, Mercy Hospital',
        },
      ],
    })
    expect(s.from).toMatchObject({ organization: 'Mercy Hospital', phone: '555-0100' })
  })
  test('else why they were last seen, where it matters here, else the first diagnosis that does', () => {
    const seen = (start: string, text: string) => ({
      resourceType: 'Encounter',
      ...about,
      class: { code: 'EMER' },
      period: { start },
      reasonCode: [{ text }],
      serviceProvider: { reference: 'Organization/o1' },
    })
    const s = summary(patient, clinic, seen('2020-01-01', 'Sinusitis'), seen('2026-01-01', 'Drug overdose'))
    expect(s.why).toMatchObject({
      reason: 'Drug overdose',
      reasonFrom: 'encounter',
      lastEncounter: { class: 'EMER', at: 'Mercy Hospital' },
    })
    const t = summary(patient, condition({ text: 'Alcoholism' }), seen('2026-01-01', 'Sinusitis'))
    expect(t.why).toMatchObject({ reason: 'Alcoholism', reasonFrom: 'diagnosis' })
    expect(summary(patient).why).toMatchObject({ reason: '', reasonFrom: 'none', lastEncounter: null })
  })
  test('a payer stands once, whether told by coverage or inside statements of benefits', () => {
    const eob = (created: string, payer: string) => ({
      resourceType: 'ExplanationOfBenefit',
      patient: { reference: 'Patient/p1' },
      created,
      insurer: { display: payer },
      insurance: [{ coverage: { reference: '#coverage' } }],
      contained: [
        {
          resourceType: 'Coverage',
          id: 'coverage',
          status: 'active',
          type: { text: payer },
          payor: [{ display: payer }],
        },
      ],
    })
    const s = summary(
      patient,
      eob('2019-01-01', 'Blue Plan'),
      eob('2021-05-05', 'Blue Plan'),
      eob('2011-01-01', 'NO_INSURANCE'),
      {
        resourceType: 'Coverage',
        status: 'active',
        subscriberId: 'W-1',
        payor: [{ display: 'Blue Plan' }],
        beneficiary: { reference: 'Patient/p1' },
      },
    )
    expect(s.coverage).toMatchObject([
      { payer: 'Blue Plan', memberId: 'W-1', lastSeen: '2021-05-05', none: false },
      { payer: 'NO_INSURANCE', none: true, lastSeen: '2011-01-01' },
    ])
  })
})

test('results of interest stand once with their newest value; body measures do not stand at all', () => {
  const result = (code: object, on: string, value: object) => ({
    resourceType: 'Observation',
    ...about,
    code,
    effectiveDateTime: on,
    ...value,
  })
  const loinc = 'http://loinc.org'
  const s = summary(
    patient,
    result(coded('75626-2', loinc, 'Total score [AUDIT-C]'), '2025-01-01', { valueInteger: 7 }),
    result(coded('75626-2', loinc, 'Total score [AUDIT-C]'), '2026-01-01', {
      valueQuantity: { value: 9, unit: '{score}' },
    }),
    result({ text: 'Fentanyl [Presence] in Urine by Screen method' }, '2026-01-02', {
      valueCodeableConcept: { text: 'Detected' },
    }),
    result(coded('8302-2', loinc, 'Body Height'), '2026-01-01', { valueQuantity: { value: 171 } }),
    result({ text: 'Panel' }, '2026-01-01', {
      component: [{ code: coded('72514-3', loinc, 'Pain'), valueQuantity: { value: 4 } }],
    }),
  )
  expect(s.findings.map((f) => [f.kind, f.value, f.on, f.earlier])).toEqual([
    ['screening', '9', '2026-01-01', 1],
    ['toxicology', 'Detected', '2026-01-02', 0],
    ['pain', '4', '2026-01-01', 0],
  ])
  expect(s.notUnderstood).toContainEqual(
    expect.objectContaining({ type: 'Observation', label: 'Body Height', count: 1 }),
  )
})

test('treatment of what matters here is found in procedures, plans and stays', () => {
  const s = summary(
    patient,
    {
      resourceType: 'CarePlan',
      ...about,
      status: 'active',
      period: { start: '2001' },
      activity: [{ detail: { code: { text: 'Alcoholism counseling' } } }],
    },
    {
      resourceType: 'CarePlan',
      ...about,
      status: 'active',
      category: [{ text: 'Diabetes self management plan' }],
    },
    {
      resourceType: 'Encounter',
      ...about,
      type: [{ text: 'Drug rehabilitation and detoxification' }],
      period: { start: '2017-07-30', end: '2017-08-30' },
    },
    { resourceType: 'Procedure', ...about, code: { text: 'Colonoscopy' } },
  )
  expect(s.treatments).toMatchObject([
    { text: 'Alcoholism counseling', current: true, from: '2001' },
    { text: 'Drug rehabilitation and detoxification', current: false, until: '2017-08-30' },
  ])
})

describe('what was not understood', () => {
  test('whole resources, elements inside used ones, and elements of the bundle: counted, with the first place', () => {
    const shot = { resourceType: 'Immunization', id: 'i1', vaccineCode: { text: 'Influenza' } }
    const { notUnderstood } = summary(
      {
        ...patient,
        maritalStatus: { text: 'S' },
        name: [{ ...patient.name[0], prefix: ['Mr.'] }],
        extension: [{ url: 'urn:x' }],
      },
      shot,
      { ...shot, id: 'i2' },
    )
    expect(notUnderstood.map((n) => [n.type, n.element, n.label, n.count, n.path, n.sampleId])).toEqual([
      ['Immunization', '', 'Influenza', 2, 'entry[1].resource', 'i1'],
      ['Patient', 'extension(urn:x)', '', 1, 'entry[0].resource.extension(urn:x)', 'p1'],
      ['Patient', 'maritalStatus', '', 1, 'entry[0].resource.maritalStatus', 'p1'],
      ['Patient', 'name.prefix', '', 1, 'entry[0].resource.name.prefix', 'p1'],
    ])
  })
  test('letters damaged by a wrong encoding are told', () => {
    const text = JSON.stringify(bundle({ ...patient, name: [{ family: 'Nunez' }] }))
    const latin1 = Buffer.from(text.replace('Nunez', 'Nu\u00f1ez'), 'latin1')
    const reading = readReferral(latin1)
    expect(reading).toMatchObject({ ok: true, summary: { notUnderstood: [{ why: 'damaged_letters' }] } })
  })
  test.each([['utf8'], ['utf16le']] as const)('a byte order mark in %s', (encoding) => {
    const file = Buffer.from(`\ufeff${JSON.stringify(bundle(patient))}`, encoding)
    expect(readReferral(file)).toMatchObject({ ok: true, summary: { person: { familyName: 'Rivera' } } })
  })
})

const packets = join(import.meta.dirname, '../../../../../shared/referrals')
const files = existsSync(packets) ? readdirSync(packets).filter((f) => f.endsWith('.json')) : []
describe.runIf(files.length > 0)('the packets of hospitals, where they are at hand', () => {
  test.each(files)('%s', (file) => {
    const bytes = readFileSync(join(packets, file))
    const reading = readReferral(bytes)
    if (!reading.ok) throw new Error(JSON.stringify(reading))
    const s = ReferralSummary.parse(reading.summary)
    const [, family = ''] = file.split('_')
    expect([s.person.givenName, s.person.familyName, file]).toEqual([file.split('_')[0], family, file])
    expect(s.person.bornOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(s.diagnoses[0]?.matters).toMatch(/substance_use|overdose/)
    expect(s.why.reason).not.toBe('')
    expect(s.from.organization).not.toBe('')
    expect(s.coverage.length).toBeGreaterThan(0)
    expect(s.treatments.length).toBeGreaterThan(0)
    expect(everythingIsAccountedFor(s, JSON.parse(bytes.toString()))).toBe(true)
  })
})

/** Each type of resource in the file is either told or listed as not understood. */
function everythingIsAccountedFor(
  s: ReferralSummary,
  file: { entry: { resource: { resourceType: string } }[] },
) {
  const listed = new Set(s.notUnderstood.map((n) => n.type))
  const types = new Set(file.entry.map((e) => e.resource.resourceType))
  return [...types].every((t) => listed.has(t) || ['Patient'].includes(t))
}
