/** What somebody types to find a person: words of a name, a birth date, a phone number, an identifier, in any order. */
export type Search = {
  /** As stored in `client.search_name`. */
  words: string[]
  bornOn: Temporal.PlainDate | null
  /** The last seven digits of a phone number, where there are as many. */
  phoneEnd: string | null
  /** The whole text in small letters, for identifiers. */
  whole: string
}

const special: Record<string, string> = { ł: 'l', ø: 'o', '-': ' ' }

/** Small letters, no accents, hyphens as spaces, no apostrophes or dots: as the database's `searchable()`. */
export const searchable = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łø-]/g, (c) => special[c] ?? c)
    .replace(/['’.`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Reads a search. `today` tells the century of a two-digit year. */
export function readSearch(text: string, today: Temporal.PlainDate): Search {
  const trimmed = text.trim()
  const found = /(?:^|\s)(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))(?=\s|$)/.exec(
    trimmed,
  )
  const bornOn = found ? readDate(found[1] ?? '', today) : null
  const rest = (bornOn && found ? trimmed.replace(found[0], ' ') : trimmed).replace(/[,;]/g, ' ')
  const digits = rest.replace(/\D/g, '')
  const isNumber = digits.length >= 7 && /^[\d\s().+-]+$/.test(rest)
  return {
    words: isNumber ? [] : searchable(rest).split(' ').filter(Boolean),
    bornOn,
    phoneEnd: isNumber ? digits.slice(-7) : null,
    whole: trimmed.toLowerCase(),
  }
}

/** `1990-03-04`, `3/4/1990`, `3-4-90` (month first, as in the United States); null for what is no day. */
export function readDate(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const parts = text.split(/[/.-]/)
  const [a = 0, b = 0, c = 0] = parts.map(Number)
  const [year, month, day] = parts[0]?.length === 4 ? [a, b, c] : [century(c, parts[2] ?? '', today), a, b]
  if (month < 1 || month > 12 || day < 1) return null
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  return date.day === day ? date : null
}

const century = (year: number, written: string, today: Temporal.PlainDate) => {
  if (written.length === 4) return year
  const near = Math.trunc(today.year / 100) * 100 + year
  return near > today.year ? near - 100 : near
}
