import type { Card } from './notes.ts'

/**
 * Guards look at the notes about to be signed, before anything is written. A `block` stops the signing; a `warn` goes
 * through when the author confirms it with a reason, which stays in the note.
 */
export type Proposed = {
  form: 'group' | 'individual'
  /** How many took part; null while the roster does not tell. */
  participantCount: number | null
  notes: readonly { clientId: string; card: Card }[]
  /** From this likeness on, two persons' texts count as the same (0.5-1). */
  cloneSimilarity: number
}
export type GuardFinding = {
  guard: 'participants' | 'cloned'
  severity: 'block' | 'warn'
  /** Whom it concerns. */
  clientIds: string[]
}
export type NoteGuard = (proposed: Proposed) => GuardFinding[]

/** Used where a programme says nothing else. */
export const usualCloneSimilarity = 0.9

/** R28: a group note without the count of participants cannot be signed (Medicare contractors require it). */
export const participantsCounted: NoteGuard = ({ form, participantCount }) =>
  form === 'group' && !participantCount ? [{ guard: 'participants', severity: 'block', clientIds: [] }] : []

/** R27: individual text that two members share. Cloned notes are what auditors look for first. */
export const notCloned: NoteGuard = ({ notes, cloneSimilarity }) => {
  const texts = notes
    .map(({ clientId, card }) => ({ clientId, pairs: pairsOf(individualText(card)) }))
    // An empty card is not complete, which says it better.
    .filter(({ pairs }) => pairs.plain !== '')
  return texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter((b) => likeness(a.pairs, b.pairs) >= cloneSimilarity)
      .map((b): GuardFinding => ({ guard: 'cloned', severity: 'warn', clientIds: [a.clientId, b.clientId] })),
  )
}

/** Run in this order before every signing. A guard for other clients' names (R38) joins here. */
export const noteGuards: readonly NoteGuard[] = [participantsCounted, notCloned]

export const runGuards = (proposed: Proposed, guards: readonly NoteGuard[] = noteGuards): GuardFinding[] =>
  guards.flatMap((guard) => guard(proposed))

/** The words written for one person alone; a homework given to everybody is no clone. */
const individualText = (card: Card) => [card.response, card.progressWords, card.riskWords].join('\n')

/**
 * R27: how alike two texts are, 0 to 1: the share of letter pairs they have in common (Dice), blind to case, punctuation
 * and order of sentences. 1 for the same text, the same whichever comes first. Linear in the length: twelve notes make 66
 * pairs, where an edit distance would take a third of a second.
 */
export const similarity = (a: string, b: string): number => likeness(pairsOf(a), pairsOf(b))

type Pairs = { plain: string; of: ReadonlyMap<string, number>; count: number }

function likeness(a: Pairs, b: Pairs): number {
  const total = a.count + b.count
  if (total === 0) return a.plain === b.plain ? 1 : 0
  let common = 0
  for (const [pair, n] of a.of) common += Math.min(n, b.of.get(pair) ?? 0)
  return (2 * common) / total
}

function pairsOf(text: string): Pairs {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const of = new Map<string, number>()
  for (let i = 0; i < plain.length - 1; i++) {
    const pair = plain.slice(i, i + 2)
    of.set(pair, (of.get(pair) ?? 0) + 1)
  }
  return { plain, of, count: Math.max(0, plain.length - 1) }
}
