import { type System, systemOf, wordsOf } from './codes.ts'
import type { Concept } from './fhir.ts'
import type { MatterKind, medicationMatters } from './summary.ts'

/**
 * Which diagnoses matter for an intensive outpatient programme: by code where the code is telling, else by words.
 * Code ranges: ICD-10-CM chapters 5, 15, 19-21; ICD-9-CM 290-316, 640-679, E950-959. It sorts a list; it judges nobody.
 */
export function matterOf(concept: Concept | null | undefined): MatterKind | null {
  if (!concept) return null
  for (const c of concept.coding) {
    const found = byCode(c.code ?? '', systemOf(c))
    if (found !== undefined) return found
  }
  return matterInWords(wordsOf(concept))
}

type Fit = readonly [RegExp, MatterKind | null]
const firstFit = (fits: readonly Fit[], text: string) => fits.find(([pattern]) => pattern.test(text))?.[1]

/** Undefined: the code tells nothing, the words may. Null: it tells that it does not matter here. */
function byCode(code: string, system: System | null): MatterKind | null | undefined {
  if (system === 'icd10') return icd10(code.toUpperCase().replace('.', ''))
  if (system === 'icd9') return firstFit(icd9, code.toUpperCase().replace('.', ''))
  return system === 'snomed' ? snomed.get(code) : undefined
}

const icd10Fits: readonly Fit[] = [
  [/^(F17|Z720|O9933)/, 'tobacco_use'],
  [/^(F1\d|F55|O993[12]|K70|K852|G621|I426|R780|Z71[45]1)/, 'substance_use'],
  [/^(X7[1-9]|X8[0-3]|T1491|R4585|R4588|Z915)/, 'self_harm'],
  [/^T51/, 'overdose'],
  [/^(F0[1-9]|F[2-6]\d|F9\d)/, 'mental_health'],
  [/^(T74|T76|Y07|Z69)/, 'violence'],
  [/^O0[0-8]/, null],
  [/^(O[1-9A]|O09|Z33|Z34|Z3A)/, 'pregnancy'],
]

function icd10(code: string): MatterKind | null | undefined {
  if (!/^T(3[6-9]|4\d|50)/.test(code)) return firstFit(icd10Fits, code)
  // Poisoning: the sixth sign tells the intent (the fifth in groups of five); 5 and 6 are side effects and underdosing.
  const intent = code.length >= 6 ? code[5] : code[4]
  if (intent === '2') return 'self_harm'
  return intent === '5' || intent === '6' ? null : 'overdose'
}

const icd9: readonly Fit[] = [
  [/^(3051|V1582|6490)/, 'tobacco_use'],
  [/^(291|292|303|304|305)/, 'substance_use'],
  [/^(9650|967|969|970|977|980|E85[0-8])/, 'overdose'],
  [/^(E95|V6284)/, 'self_harm'],
  [/^(290|29[3-9]|30[0-26-9]|31[0-6])/, 'mental_health'],
  [/^(9955|9958|V611)/, 'violence'],
  [/^63/, null],
  [/^(6[4-7]|V22|V23)/, 'pregnancy'],
]

/** SNOMED CT codes that senders use often; the rest is told by words. */
const snomed: ReadonlyMap<string, MatterKind> = new Map([
  ...codes(
    'substance_use',
    '7200002 66590003 15167005 5602001 75544000 26416006 191816009 361055000 6525002 66214007',
  ),
  ...codes(
    'substance_use',
    '78267003 31956009 37344009 85005007 84758004 21647008 8635005 191480000 85561006',
  ),
  ...codes('substance_use', '10939881000119105'),
  ...codes('overdose', '55680006 7895008'),
  ...codes('self_harm', '82313006 86849004 6471006 425104003 248062006 401206008 287182007 225444004'),
  ...codes(
    'mental_health',
    '370143000 36923009 35489007 87512008 832007 310495003 47505003 197480006 80583007 21897009',
  ),
  ...codes(
    'mental_health',
    '371631005 13746004 58214004 192127007 406506008 191736004 66344007 17226007 20010003',
  ),
  ...codes('mental_health', '69322001 78667006 56882008 78004001'),
  ...codes('pregnancy', '72892002 77386006 47200007 16356006 198992004 398254007 11687002 65147003'),
  ...codes('violence', '706893006 424393004'),
  ...codes('tobacco_use', '449868002 428041000124106 77176002 56294008 89765005 110483000 65568007'),
])
function codes(kind: MatterKind, list: string): [string, MatterKind][] {
  return list.split(' ').map((code) => [code, kind])
}

const negated =
  /family history|\bfh:|\bno (known |past |current )?(history|evidence|sign)|\bden(ies|ied)\b|screening|negative for|not pregnant|\brule[d]? out\b|allergy to|immunization|vaccin/i
const drugs =
  '(alcohol|opioid|opiate|heroin|fentanyl|cocaine|crack|cannabis|marijuana|amphetamines?|methamphetamines?|stimulants?|benzodiazepines?|sedatives?|hypnotics?|anxiolytics?|inhalants?|hallucinogens?|ketamine|phencyclidine|(poly)?substances?|(poly)?drugs?)'
const use =
  '(abuse|misuse|dependen\\w*|addict\\w*|use disorder|withdrawal|intoxicat\\w*|harmful use|problem use|unhealthy drinking|rehabilitation|detoxification)'
const words: readonly Fit[] = [
  [/(respiratory|st.segment|marrow|cns) depression/i, null],
  [/suicid|self.?(harm|injur|mutilat|inflict|poison)|parasuicid/i, 'self_harm'],
  [
    /overdose|poisoning (by|due to|caused by) .*(drug|opio|opiate|heroin|alcohol|medic)|alcohol poisoning/i,
    'overdose',
  ],
  [/smok(es|er|ing)|tobacco|nicotine/i, 'tobacco_use'],
  [new RegExp(`\\b${drugs}\\b.{0,40}\\b${use}`, 'i'), 'substance_use'],
  [new RegExp(`\\b${use}\\b.{0,40}\\b${drugs}\\b`, 'i'), 'substance_use'],
  [
    /alcoholi(sm|c)\b|\balcohol drinking behavior|\baddiction\b|delirium tremens|chemical dependency/i,
    'substance_use',
  ],
  [
    /depress(ion|ive)|anxiety|panic (attack|disorder)|ptsd|post.?traumatic stress|bipolar|\bmania\b|manic|schizo|psychosis|psychotic|obsessive|eating disorder|anorexia nervosa|bulimi|personality disorder|adhd|attention.deficit|mood disorder|adjustment disorder|phobi[ac]|dissociative|delusion|acute stress/i,
    'mental_health',
  ],
  [/miscarriage|abortion|blighted ovum|ectopic|postpartum|stillbirth/i, null],
  [/pregnan|gravid|gestation|antepartum|prenatal|antenatal|pre.?eclampsia|eclampsia|\bfetus\b/i, 'pregnancy'],
  [
    /intimate partner|domestic (abuse|violence)|victim of|(sexual|physical|child) (abuse|assault)|trafficking/i,
    'violence',
  ],
]

/** What the words alone tell. */
export const matterInWords = (text: string): MatterKind | null =>
  negated.test(text) ? null : (firstFit(words, text) ?? null)

/** Whether it still matters once it is over: a return is likelier; a pregnancy of years ago is not one now. */
export const mattersWhenOver = (kind: MatterKind): boolean => kind !== 'pregnancy' && kind !== 'tobacco_use'

/** What brings somebody to a programme like this, and what its treatment is about. */
export const treatedHere = (kind: MatterKind): boolean =>
  kind === 'substance_use' || kind === 'overdose' || kind === 'self_harm' || kind === 'mental_health'

type MedicationMatter = (typeof medicationMatters)[number]
const medicines: readonly (readonly [RegExp, MedicationMatter])[] = [
  [
    /buprenorphine|suboxone|subutex|sublocade|brixadi|zubsolv|methadone|naltrexone|vivitrol|acamprosate|campral|disulfiram|antabuse|naloxone|narcan|lofexidine|varenicline|nicotine/i,
    'recovery_medication',
  ],
  [
    /oxycodone|hydrocodone|morphine|fentanyl|codeine|tramadol|hydromorphone|oxymorphone|tapentadol|meperidine/i,
    'opioid',
  ],
  [
    /\w+azepam\b|alprazolam|chlordiazepoxide|midazolam|triazolam|zolpidem|zaleplon|eszopiclone/i,
    'benzodiazepine',
  ],
  [/amphetamine|methylphenidate|lisdexamfetamine|adderall|ritalin|vyvanse|modafinil/i, 'stimulant'],
]
/** Medicines that treat substance use, and those that carry a risk of it. By name. */
export const medicineMatterOf = (name: string): MedicationMatter | null =>
  medicines.find(([pattern]) => pattern.test(name))?.[1] ?? null
