import { uiWords } from './ui.words.ts'

export type Named = { givenName: string; familyName: string; preferredName?: string | null | undefined }

/** `Sam (Samuel) Rivera` where a preferred name is known and another; the name people wish to hear comes first. */
export function fullName({ givenName, familyName, preferredName }: Named): string {
  const preferred = preferredName?.trim()
  const given = preferred && preferred !== givenName ? `${preferred} (${givenName})` : givenName
  return `${given} ${familyName}`.trim() || uiWords.en.unnamed
}

/** As lists are sorted and searched: `Rivera, Sam`. */
export const nameInLists = ({ givenName, familyName, preferredName }: Named): string =>
  [familyName, preferredName?.trim() || givenName].filter(Boolean).join(', ') || uiWords.en.unnamed

/** A person's name, written the same everywhere and never translated by the browser. */
export function PersonName({ of, inList = false }: { of: Named; inList?: boolean }) {
  return <span translate="no">{inList ? nameInLists(of) : fullName(of)}</span>
}
