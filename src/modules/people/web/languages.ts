/** Languages offered first; whatever else is on record stays as it is. */
const offered = ['en', 'es', 'ht', 'pt', 'fr', 'zh', 'vi', 'ko', 'ru', 'ar', 'ase']
const names = new Intl.DisplayNames('en', { type: 'language' })

/** `es` and `es-US` as Spanish; what is no language tag stays as it was written. */
export function languageName(language: string): string {
  if (!/^[a-z]{2,3}(-\w+)*$/i.test(language)) return language
  return names.of(language.split('-')[0] ?? '') ?? language
}

/** For a select: the offered ones, and the one on record. */
export const languageChoices = (current: string) =>
  [...new Set([...offered, current].filter(Boolean))].map((value) => ({ value, label: languageName(value) }))
