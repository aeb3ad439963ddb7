import { searchable } from './search.ts'

/** Are two records of one person? Facts in, a score and the reasons people can weigh out; a person decides. */
export type PersonFacts = {
  givenName: string
  familyName: string
  preferredName: string
  bornOn: Temporal.PlainDate | null
  phone: string
  identifiers: readonly { system: string; value: string }[]
}

export const matchReasons = [
  'same_identifier',
  'same_birth_date',
  'birth_date_turned',
  'same_name',
  'similar_name',
  'same_family_name',
  'same_given_name',
  'same_phone',
  'other_birth_date',
] as const
export type MatchReason = (typeof matchReasons)[number]

/** `score` from 0 to 200; below `offeredFrom` nobody is asked. */
export type Match = { score: number; why: MatchReason[] }
export const offeredFrom = 50
export const matchStrengths = ['sure', 'likely', 'possible'] as const
export type MatchStrength = (typeof matchStrengths)[number]
export const strengthOf = ({ score }: Match): MatchStrength =>
  score >= 100 ? 'sure' : score >= 70 ? 'likely' : 'possible'

/** Symmetric: the order of the two does not matter. */
export function matchScore(a: PersonFacts, b: PersonFacts): Match {
  const parts = [identifiers(a, b), birthDates(a, b), names(a, b), phones(a, b)].filter((p) => p !== null)
  return {
    score: Math.max(
      0,
      parts.reduce((sum, [points]) => sum + points, 0),
    ),
    why: parts.map(([, why]) => why),
  }
}

type Part = [points: number, why: MatchReason] | null

function identifiers(a: PersonFacts, b: PersonFacts): Part {
  const keys = new Set(a.identifiers.filter(isTelling).map(keyOf))
  return b.identifiers.some((i) => isTelling(i) && keys.has(keyOf(i))) ? [100, 'same_identifier'] : null
}

const keyOf = (i: { system: string; value: string }) => `${i.system} ${i.value.trim().toLowerCase()}`

/** Numbers typed to fill a field (`000-00-0000`, `unknown`, `n/a`) tell nothing. */
export const isTelling = ({ value }: { value: string }): boolean => {
  const bare = value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return bare.length >= 4 && new Set(bare).size > 1 && !/^(unknown|none|null|notknown|refused)$/.test(bare)
}

function birthDates(a: PersonFacts, b: PersonFacts): Part {
  if (!a.bornOn || !b.bornOn) return null
  if (a.bornOn.equals(b.bornOn)) return [40, 'same_birth_date']
  const turned =
    a.bornOn.year === b.bornOn.year && a.bornOn.month === b.bornOn.day && a.bornOn.day === b.bornOn.month
  return turned ? [30, 'birth_date_turned'] : [-5, 'other_birth_date']
}

function names(a: PersonFacts, b: PersonFacts): Part {
  const family = likeness(tokens(a.familyName), tokens(b.familyName), () => false)
  const given = likeness(givenTokens(a), givenTokens(b), isNickname)
  if (family === 1 && given === 1) return [60, 'same_name']
  if (family > 0 && given > 0) return [45, 'similar_name']
  if (family === 1) return [20, 'same_family_name']
  return given === 1 ? [15, 'same_given_name'] : null
}

const tokens = (name: string) => searchable(name).split(' ').filter(Boolean)
const givenTokens = (p: PersonFacts) => [...new Set([...tokens(p.givenName), ...tokens(p.preferredName)])]

/** 1: the first words are the same; ½: some word is the same, begins the other, is its short form or one letter off. */
function likeness(a: string[], b: string[], short: (x: string, y: string) => boolean): 0 | 0.5 | 1 {
  if (a[0] === undefined || b[0] === undefined) return 0
  if (a.join(' ') === b.join(' ')) return 1
  const near = (x: string, y: string) =>
    x === y || begins(x, y) || begins(y, x) || short(x, y) || oneOff(x, y)
  return a.some((x) => b.some((y) => near(x, y))) ? 0.5 : 0
}

const begins = (long: string, start: string) => start.length >= 3 && long.startsWith(start)

/** One letter more, less, other or swapped with its neighbour, in words of five letters or more. */
function oneOff(x: string, y: string): boolean {
  if (Math.min(x.length, y.length) < 5 || Math.abs(x.length - y.length) > 1) return false
  let i = 0
  while (i < x.length && x[i] === y[i]) i++
  const rests = [
    [i + 1, i + 1],
    [i + 1, i],
    [i, i + 1],
  ] as const
  if (rests.some(([m, n]) => x.slice(m) === y.slice(n))) return true
  return x[i] === y[i + 1] && x[i + 1] === y[i] && x.slice(i + 2) === y.slice(i + 2)
}

function phones(a: PersonFacts, b: PersonFacts): Part {
  const [x, y] = [phoneEnd(a.phone), phoneEnd(b.phone)]
  return x !== null && x === y ? [15, 'same_phone'] : null
}

export const phoneEnd = (phone: string): string | null => {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 7 ? null : digits.slice(-7)
}

/** Short forms that do not begin the full name; names of one line belong together. */
const shortForms = [
  'robert bob bobby rob',
  'william bill billy will liam',
  'richard dick rick',
  'margaret peggy meg maggie greta',
  'elizabeth liz beth betty eliza lisa',
  'james jim jimmy jamie',
  'john jack johnny',
  'michael mike mick',
  'katherine catherine kate kathy cathy katie kitty',
  'anthony tony',
  'edward ted ned eddie',
  'theodore ted theo',
  'henry hank harry',
  'charles chuck charlie',
  'francis frances frank fran',
  'francisco paco pancho',
  'jose pepe',
  'guadalupe lupe',
  'alexander alexandra sasha alex sandra',
  'joseph joe joey',
  'patricia patrick pat patty tricia',
  'susan sue suzy',
  'dorothy dot dolly',
  'deborah debra deb debbie',
  'rebecca becky',
  'andrew drew andy',
  'lawrence larry',
  'terrence theresa terry',
  'gerald jerry gerry',
  'virginia ginny ginger',
].map((line) => new Set(line.split(' ')))
const isNickname = (x: string, y: string) => shortForms.some((line) => line.has(x) && line.has(y))
