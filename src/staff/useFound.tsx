import type { ReactNode } from 'react'
import { useWords } from '#ui/words.tsx'
import type { Destination } from './destinations.ts'
import { staffWords } from './staff.words.ts'

export type Found = { key: string; name: string; hint?: string; icon: ReactNode; to: string }
type Group = { title: string; found: Found[] }

/** What fits the typed text: places and actions by the start of any of their words. */
export function useFound(
  text: string,
  places: readonly Destination[],
): { groups: Group[]; searching: boolean } {
  const { finder, nav } = useWords(staffWords)
  const goTo = places
    .map(({ name, to, icon: Icon }) => ({
      key: name,
      name: nav[name],
      icon: <Icon size={20} stroke={1.7} aria-hidden />,
      to,
    }))
    .filter((f) => fits(f.name, text))
  const groups = [{ title: finder.goTo, found: goTo }].filter((g) => g.found.length > 0)
  return { groups, searching: false }
}

/** True where every typed word starts a word of the name. */
export function fits(name: string, text: string): boolean {
  const words = name.toLowerCase().split(/\s+/)
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((typed) => words.some((w) => w.startsWith(typed)))
}
