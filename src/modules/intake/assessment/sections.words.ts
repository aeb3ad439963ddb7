import { dictionary } from '#kit/words.ts'
import type { SectionWords } from './fieldWords.ts'
import { healthWords } from './health.words.ts'
import { personWords } from './person.words.ts'
import type { SectionName } from './sections.ts'

/** Titles, questions and answers of the assessment's sections; our own wording throughout. */
export const sectionWords = dictionary({
  en: { ...healthWords.en, ...personWords.en } satisfies Record<SectionName, SectionWords>,
})
