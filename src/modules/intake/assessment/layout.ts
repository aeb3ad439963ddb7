import * as s from './sections.ts'

/**
 * How a section is laid out, for the form, the read view and what must be there at the end. `needed` fields keep the
 * assessment open; a list with `orElse` needs a line, or that flag, which says that there is none.
 */
type Named<N extends string> = { name: N; needed?: true; wide?: true }
export type Field<N extends string = string> = Named<N> &
  (
    | { kind: 'text' }
    | { kind: 'line' }
    | { kind: 'day' }
    | { kind: 'time' }
    | { kind: 'weekdays' }
    | { kind: 'tags' }
    | { kind: 'number'; least: number; most: number }
    | { kind: 'choice'; options: readonly string[] }
    | { kind: 'choices'; options: readonly string[]; orElse?: string }
    | { kind: 'ratings'; rows: readonly string[]; options: readonly string[] }
    | { kind: 'list'; columns: readonly Field[]; orElse?: string }
    | { kind: 'flag'; against: string }
  )

type LayoutOf<S extends s.SectionName> = readonly Field<Exclude<keyof s.SectionOf<S>, 'section'> & string>[]

const text = <N extends string>(name: N) => ({ kind: 'text', name }) as const
const line = <N extends string>(name: N) => ({ kind: 'line', name }) as const
const choice = <N extends string>(name: N, options: readonly string[]) =>
  ({ kind: 'choice', name, options }) as const
const needed = <F extends Field>(field: F) => ({ ...field, needed: true }) as const

export const layout: { readonly [S in s.SectionName]: LayoutOf<S> } = {
  reason: [needed(text('inOwnWords')), text('whyNow'), text('hopes')],
  substances: [
    {
      kind: 'list',
      name: 'list',
      orElse: 'noneUsed',
      columns: [
        needed(choice('substance', s.substances)),
        line('name'),
        needed(choice('route', s.routes)),
        needed(choice('frequency', s.frequencies)),
        { kind: 'day', name: 'lastUsedOn' },
        line('lastUsedRoughly'),
        { kind: 'number', name: 'ageOfFirstUse', least: 0, most: 120 },
      ],
    },
    { kind: 'flag', name: 'noneUsed', against: 'list' },
    needed(choice('overdoses', s.overdoses)),
    choice('naloxone', s.yesNo),
    text('withdrawal'),
    text('treatmentBefore'),
    line('longestWithout'),
  ],
  medical: [
    {
      kind: 'list',
      name: 'conditions',
      orElse: 'noConditions',
      columns: [needed(line('name')), choice('state', s.conditionStates), line('note')],
    },
    { kind: 'flag', name: 'noConditions', against: 'conditions' },
    {
      kind: 'list',
      name: 'allergies',
      orElse: 'noAllergies',
      columns: [needed(line('substance')), line('reaction')],
    },
    { kind: 'flag', name: 'noAllergies', against: 'allergies' },
    needed(choice('pregnancy', s.pregnancies)),
    text('hospitalStays'),
    line('primaryCare'),
    { kind: 'day', name: 'lastExamOn' },
  ],
  medications: [
    {
      kind: 'list',
      name: 'list',
      orElse: 'noneTaken',
      columns: [
        needed(line('name')),
        line('dose'),
        line('howOften'),
        line('prescriber'),
        choice('taking', s.takings),
      ],
    },
    { kind: 'flag', name: 'noneTaken', against: 'list' },
    text('forRecovery'),
  ],
  symptoms: [
    needed({ kind: 'ratings', name: 'rated', rows: s.symptoms, options: s.severities }),
    needed(choice('harmSelf', s.harmAnswers)),
    needed(choice('harmOthers', s.harmAnswers)),
    text('harmNote'),
    text('history'),
  ],
  family: [
    needed(text('household')),
    text('dynamics'),
    {
      kind: 'list',
      name: 'people',
      orElse: 'nobody',
      columns: [needed(line('name')), line('relation'), choice('stance', s.stances), line('note')],
    },
    { kind: 'flag', name: 'nobody', against: 'people' },
    text('familyHistory'),
    needed(choice('safeAtHome', s.yesNoUnsure)),
  ],
  personal: [
    needed(choice('housing', s.housings)),
    needed(choice('employment', s.employments)),
    line('occupation'),
    line('education'),
    text('legal'),
    choice('served', s.yesNo),
    text('culture'),
  ],
  strengths: [needed({ kind: 'tags', name: 'strengths' }), text('interests'), text('coping'), text('goals')],
  barriers: [
    { kind: 'choices', name: 'kinds', options: s.barrierKinds, orElse: 'none' },
    { kind: 'flag', name: 'none', against: 'kinds' },
    text('note'),
    text('whatWouldHelp'),
  ],
  duties: [
    {
      kind: 'list',
      name: 'list',
      orElse: 'noDuties',
      columns: [
        needed(choice('kind', s.dutyKinds)),
        needed({ kind: 'weekdays', name: 'weekdays' }),
        needed({ kind: 'time', name: 'from' }),
        needed({ kind: 'time', name: 'until' }),
        line('note'),
      ],
    },
    { kind: 'flag', name: 'noDuties', against: 'list' },
    choice('preferredPart', s.partsOfDay),
    { kind: 'number', name: 'travelMinutes', least: 0, most: 240 },
    choice('byVideo', s.yesNo),
  ],
  measures: [],
  summary: [needed(text('impression')), text('immediateNeeds'), text('recommendations')],
}
