import { useDebouncedValue } from '@mantine/hooks'
import { IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type ClientLine, findClients } from '#modules/people/client.contract.ts'
import { useCan, useCans } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { fullName } from '#ui/PersonName.tsx'
import { useSite } from '#ui/site.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { commands } from './commands.ts'
import type { Destination } from './destinations.ts'
import { fits } from './fits.ts'
import { staffWords } from './staff.words.ts'

export type Found = { key: string; name: string; hint?: string; icon: ReactNode; to: string }
export type FoundGroup = { title: string; found: Found[] }

/** What fits the typed text: clients by the server's search, then things to do and places by the start of their words. */
export function useFound(
  text: string,
  places: readonly Destination[],
): { groups: FoundGroup[]; searching: boolean } {
  const { finder, nav, commands: commandWords } = useWords(staffWords)
  const can = useCans()
  const clients = useFoundClients(text)
  const doing = commands
    .filter((c) => can[c.permission])
    .map(({ name, to, icon: Icon }) => ({
      key: name,
      name: commandWords[name],
      to,
      icon: <Icon size={20} stroke={1.7} aria-hidden />,
    }))
  const going = places.map(({ name, to, icon: Icon }) => ({
    key: name,
    name: nav[name],
    to,
    icon: <Icon size={20} stroke={1.7} aria-hidden />,
  }))
  const groups = [
    { title: finder.clients, found: clients.found },
    { title: finder.goTo, found: going.filter((f) => fits(f.name, text)) },
    { title: finder.doing, found: doing.filter((f) => fits(f.name, text)) },
  ]
  return { groups: groups.filter((g) => g.found.length > 0), searching: clients.searching }
}

/** Asks once the typing rests; two letters are the least that tell anybody apart. */
function useFoundClients(text: string): { found: Found[]; searching: boolean } {
  const may = useCan('client.find')
  const [asked] = useDebouncedValue(text.trim(), 120)
  const enabled = may && asked.length >= 2
  const answer = useEndpoint(findClients, { text: asked.slice(0, 120) }, { enabled, keepPrevious: true })
  const { finder } = useWords(staffWords)
  const site = useSite()
  if (!enabled || text.trim().length < 2) return { found: [], searching: false }
  const found = (answer.data?.clients ?? []).slice(0, 8).map((c) => ({
    key: c.id,
    name: fullName(c),
    hint: hintOf(c, site.name, finder.born),
    to: `/clients/${c.id}`,
    icon: <IconUser size={20} stroke={1.7} aria-hidden />,
  }))
  return { found, searching: answer.isFetching || asked !== text.trim() }
}

/** What tells namesakes apart; the site only where it is another. */
const hintOf = (c: ClientLine, here: string, born: (day: string) => string) =>
  [c.bornOn && born(formatDay(c.bornOn, 'date')), c.standing?.stage, c.siteName !== here && c.siteName]
    .filter(Boolean)
    .join(' · ')
