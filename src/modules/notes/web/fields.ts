import type { Card, SharedPart } from '../notes.ts'
import type { notesWords } from '../notes.words.ts'

type Words = (typeof notesWords)['en']
type Field = { label: string; value: string }

/** The fields of a part as people read them, in the order they stand; the same list for both texts of a part. */
export function wordsOfField(part: Card | SharedPart, words: Words): Field[] {
  return 'topic' in part ? sharedFields(part, words) : cardFields(part, words)
}

export const sharedFields = (s: SharedPart, { fields, telehealth }: Words): Field[] => [
  { label: fields.topic, value: s.topic },
  { label: fields.modality, value: s.modality },
  { label: fields.telehealth, value: s.telehealth ? telehealth[s.telehealth] : '' },
  { label: fields.intervention, value: s.intervention },
  { label: fields.summary, value: s.summary },
  { label: fields.next, value: s.next },
]

export function cardFields(c: Card, words: Words): Field[] {
  const { fields, participations, progresses, risks } = words
  const both = (choice: string, sentence: string) => [choice, sentence].filter(Boolean).join('. ')
  return [
    { label: fields.goal, value: c.goal },
    { label: fields.participation, value: c.participation ? participations[c.participation] : '' },
    { label: fields.response, value: c.response },
    { label: fields.progress, value: both(c.progress ? progresses[c.progress] : '', c.progressWords) },
    { label: fields.risk, value: both(c.risk ? risks[c.risk] : '', c.riskWords) },
    { label: fields.plan, value: c.plan },
    { label: fields.location, value: c.location },
  ]
}
