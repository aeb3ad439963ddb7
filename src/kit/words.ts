/**
 * Sentences people read live in dictionaries, one per part (`x.words.ts`), English first. A sentence with a value in it
 * is a function. Adding Spanish is adding `es` to the same dictionary: TypeScript then asks for every sentence.
 */
export type Sentences = { readonly [key: string]: string | ((...values: never[]) => string) | Sentences }
export const locales = ['en'] as const
export type Locale = (typeof locales)[number]

export const dictionary = <S extends Sentences>(words: { en: S }): Record<Locale, S> => words
