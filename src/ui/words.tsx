import { createContext, type ReactNode, use } from 'react'
import { type Locale, locales } from '#kit/words.ts'

const LocaleContext = createContext<Locale>('en')

/** The language of everything below it: the browser's, where we speak it. */
export function LocaleProvider({ locale = preferred(), children }: { locale?: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

/** A part's sentences in the reader's language: `const words = useWords(intakeWords)`. */
export function useWords<S>(dictionary: Record<Locale, S>): S {
  return dictionary[use(LocaleContext)]
}

export const useLocale = (): Locale => use(LocaleContext)

function preferred(): Locale {
  const wanted = navigator.languages.map((l) => l.slice(0, 2))
  return locales.find((l) => wanted.includes(l)) ?? 'en'
}
