import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { call } from '#ui/call.ts'
import { refresh } from '#ui/data.ts'
import { asRefusal } from '#ui/refusal.ts'
import { groupDraft, saveCard, saveShared } from '../composer/composer.contract.ts'
import { missingOnCard, missingShared } from '../composer/composer.ts'
import { type Card, isBlank, type SharedPart } from '../notes.ts'

export type Draft = Out<typeof groupDraft>
export type Person = Draft['people'][number]

/** What was typed here, with the version it goes by; what was not is the server's. */
type Typed<T> = { text: T; version: number }
type Kept = Record<string, Typed<Card>>
const sharedKey = 'shared'

/**
 * The composer's texts. What is typed here stays until it is saved and beyond; what others save appears where nothing was
 * typed. Nothing that happens to the roster touches a text.
 */
export function useComposer(draft: Draft) {
  const { cards, actions, flush } = useCards(draft.session.id)
  const shared = useShared(draft)
  const cardOf = (p: Person): Typed<Card> => cards[p.clientId] ?? { text: p.card, version: p.version }
  const { byVideo } = draft.session
  return {
    sharedKey,
    ...shared,
    missingShared: missingShared(shared.shared.text, byVideo),
    cardOf,
    missingOf: (p: Person) => missingOnCard(cardOf(p).text, { byVideo, nextForAll: shared.shared.text.next }),
    actions,
    flush,
    ...sorted(draft, (p) => cardOf(p).text),
  }
}

/** The cards typed here, and what can be done with one; the same from one render to the next, so that only a card that changes is drawn again. */
function useCards(sessionId: string) {
  const [cards, setCards] = useState<Kept>({})
  const flushers = useRef(new Map<string, () => Promise<boolean>>())
  const send = useSending(sessionId)
  const actions = useMemo(
    () => ({
      send,
      typeCard: (p: Person, text: Card) =>
        setCards((c) => ({ ...c, [p.clientId]: { version: p.version, ...c[p.clientId], text } })),
      savedCard: (clientId: string, version: number) =>
        setCards((c) => (c[clientId] ? { ...c, [clientId]: { ...c[clientId], version } } : c)),
      dropCard: (clientId: string) => setCards(({ [clientId]: _, ...rest }) => rest),
      onFlush: (key: string, flush: () => Promise<boolean>) => {
        flushers.current.set(key, flush)
      },
    }),
    [send],
  )
  /** Saves whatever is not saved; false where something could not be. */
  const flush = useCallback(
    async () => (await Promise.all([...flushers.current.values()].map((f) => f()))).every(Boolean),
    [],
  )
  return { cards, actions, flush }
}

function useShared(draft: Draft) {
  const [typed, setTyped] = useState<Typed<SharedPart> | null>(null)
  const { part, version } = draft.shared
  return {
    shared: typed ?? { text: part, version },
    typeShared: (text: SharedPart) => setTyped((s) => ({ version, ...s, text })),
    savedShared: (saved: number) => setTyped((s) => s && { ...s, version: saved }),
    dropShared: useCallback(() => setTyped(null), []),
  }
}
export type ComposerState = ReturnType<typeof useComposer>

/** Who gets a card to write, who is only named, whose card lies aside, whose note is signed. */
function sorted({ people }: Draft, textOf: (p: Person) => Card) {
  const open = people.filter((p) => !p.noteId)
  const away = open.filter((p) => p.standing === 'absent' || p.standing === 'no_seat')
  return {
    writing: open.filter((p) => p.standing === 'attended' || p.standing === 'unmarked'),
    owed: open.filter((p) => p.standing === 'attended'),
    aside: away.filter((p) => !isBlank(textOf(p))),
    absent: away.filter((p) => p.standing === 'absent' && isBlank(textOf(p))),
    signed: people.filter((p) => p.noteId),
  }
}

/** Saves; where somebody else was first, theirs is fetched so that both can be shown. */
function useSending(sessionId: string) {
  const cache = useQueryClient()
  const [send] = useState(() => {
    const orFetchTheirs = async <T>(saving: Promise<T>): Promise<T> => {
      try {
        return await saving
      } catch (error) {
        if (asRefusal(error).isStale) void refresh(cache, [groupDraft])
        throw error
      }
    }
    return {
      card: (clientId: string, card: Card, version: number) =>
        orFetchTheirs(call(saveCard, { sessionId, clientId, card, version })),
      shared: (shared: SharedPart, version: number) =>
        orFetchTheirs(call(saveShared, { sessionId, shared, version })),
    }
  })
  return send
}
