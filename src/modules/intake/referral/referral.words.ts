import { dictionary, type Locale } from '#kit/words.ts'
import { type BundleRefusal, type Fault, type Form, placeName } from './bundle.ts'
import type { JsonRefusal } from './json.ts'
import type {
  Diagnosis,
  Dose,
  Finding,
  MatterKind,
  Medication,
  NotUnderstood,
  ReferralSummary,
} from './summary.ts'

type Words<K extends string> = Record<K, string>

/** Sentences of referrals: what is wrong with a file, and what a packet tells. */
export const referralWords = dictionary({
  en: {
    reasons: {
      referral_original_once: 'This very file was imported before.',
      name_missing: 'Enter it: the packet does not tell.',
    },
    /** Line and column, or how many places. */
    fileReasons: {
      empty_file: () => 'This file is empty. Nothing was saved.',
      not_text: () =>
        'This is not a FHIR bundle in JSON but another kind of file, such as a PDF or an archive. Nothing was saved.',
      xml: () => 'This file is XML. Ask the sender for the same packet as JSON. Nothing was saved.',
      not_json: (line: number, column: number) =>
        `This file is damaged at line ${line}, column ${column}: it stops being JSON there. Nothing was saved.`,
      not_a_bundle: () => 'This is JSON, but not a FHIR bundle. Nothing was saved.',
      bundle_type: () =>
        'This bundle is of a type that does not carry a referral. A transaction, batch, collection, document or searchset is read. Nothing was saved.',
      no_patient: () => 'This bundle has no patient in it. Nothing was saved.',
      several_patients: (places: number) =>
        `This bundle is about ${places} patients. A referral is about one. Nothing was saved.`,
      broken: (places: number) =>
        `This file is broken at ${places === 1 ? 'one place' : `${places >= 100 ? '100 or more' : places} places`}. Nothing was saved.`,
    } satisfies Record<JsonRefusal, (line: number, column: number) => string> &
      Record<BundleRefusal, (places: number) => string>,
    forms: {
      text: 'text',
      number: 'a number',
      yes_or_no: 'true or false',
      list: 'a list',
      object: 'an object',
      date: 'a date like 2026-03-04',
      resource: 'a resource',
      nothing: 'nothing',
    } satisfies Words<Form>,
    fault: (place: string, wanted: string, found: string) =>
      `${place}: ${wanted} should stand here, not ${found}`,
    extraPatient: (place: string) => `${place}: a patient`,
    matters: {
      substance_use: 'Substance use',
      overdose: 'Overdose',
      self_harm: 'Suicide or self-harm risk',
      mental_health: 'Mental health',
      pregnancy: 'Pregnancy',
      violence: 'Violence',
      tobacco_use: 'Tobacco use',
    } satisfies Words<MatterKind>,
    medicationMatters: {
      recovery_medication: 'Supports recovery',
      opioid: 'Opioid',
      benzodiazepine: 'Sedative',
      stimulant: 'Stimulant',
    } satisfies Words<NonNullable<Medication['matters']>>,
    statuses: {
      active: 'Active',
      remission: 'In remission',
      resolved: 'Over',
      unknown: 'State not told',
    } satisfies Words<Diagnosis['status']>,
    verifications: {
      unconfirmed: 'unconfirmed',
      provisional: 'provisional',
      differential: 'one of several possible',
      refuted: 'ruled out',
    } as Record<string, string>,
    reasonFrom: {
      request: 'from the request',
      encounter: 'from the last visit',
      diagnosis: 'from the diagnoses: the packet names no reason',
      typed: '',
      none: 'The packet tells no reason.',
    } satisfies Words<ReferralSummary['why']['reasonFrom']>,
    priorities: { routine: 'Routine', urgent: 'Urgent', asap: 'As soon as possible', stat: 'Immediately' },
    encounterClasses: {
      AMB: 'Outpatient visit',
      EMER: 'Emergency visit',
      IMP: 'Hospital stay',
      ACUTE: 'Hospital stay',
      NONAC: 'Hospital stay',
      OBSENC: 'Observation',
      HH: 'Home visit',
      VR: 'Video visit',
      SS: 'Short stay',
    } as Record<string, string>,
    findingKinds: {
      screening: 'Screening',
      toxicology: 'Toxicology',
      pain: 'Pain',
      pregnancy: 'Pregnancy',
      tobacco: 'Tobacco',
      living: 'Living situation',
    } satisfies Words<Finding['kind']>,
    notUsed: {
      not_used: '',
      entered_in_error: 'marked as entered in error',
      about_somebody_else: 'about somebody else',
      no_name: 'does not say what it is',
      damaged_letters: 'Some letters of the file are damaged and were replaced.',
    } satisfies Words<NotUnderstood['why']>,
    dose: ({ text, amount, frequency, period, periodUnit, asNeeded }: Dose) => {
      const units: Record<string, string> = { h: 'hours', d: 'days', wk: 'weeks', mo: 'months' }
      const often =
        frequency && period
          ? period === 1 && periodUnit === 'd'
            ? `${frequency} a day`
            : `${frequency} in ${period} ${units[periodUnit] ?? periodUnit}`
          : ''
      return text || [amount, often, asNeeded ? 'as needed' : ''].filter(Boolean).join(', ')
    },
    /** `2011-01-03`, `2011-01` or `2011` as people write it. */
    day: (day: string) => {
      const [year = '', month, date] = day.split('-')
      const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
      const name = month ? names[Number(month) - 1] : undefined
      if (!/^\d{4}$/.test(year) || (month && !name)) return day
      return [name, date ? `${Number(date)},` : '', year].filter(Boolean).join(' ')
    },
    since: (day: string) => `since ${day}`,
    fromTo: (from: string, until: string) => `${from} – ${until}`,
    untilDay: (day: string) => `until ${day}`,
    times: (n: number) => `${n} times`,
    earlier: (n: number) => (n === 1 ? 'one earlier' : `${n} earlier`),
  },
})

/** What is wrong at a place, in one line. */
export function faultSentence(locale: Locale, { path, wanted, found }: Fault): string {
  const { forms, fault, extraPatient } = referralWords[locale]
  return found === 'resource'
    ? extraPatient(placeName(path))
    : fault(placeName(path), forms[wanted], forms[found])
}
