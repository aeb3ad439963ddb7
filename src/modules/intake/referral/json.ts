/** Bytes of a file as JSON, or the place where they stop being it. Says nothing of what stands there. */
export type JsonReading =
  /** `lossy`: some bytes were no letters in the file's encoding and were replaced. */
  | { ok: true; value: unknown; lossy: boolean }
  | { ok: false; reason: JsonRefusal; line: number; column: number }
export const jsonRefusals = ['empty_file', 'not_text', 'xml', 'not_json'] as const
export type JsonRefusal = (typeof jsonRefusals)[number]

export function readJson(bytes: Uint8Array): JsonReading {
  const { text, lossy } = decode(bytes)
  if (/^\s*$/.test(text)) return { ok: false, reason: 'empty_file', line: 1, column: 1 }
  try {
    return { ok: true, value: JSON.parse(text), lossy }
  } catch {
    const reason = isBinary(bytes) ? 'not_text' : /^\s*</.test(text) ? 'xml' : 'not_json'
    return { ok: false, reason, ...placeOf(text, faultAt(text)) }
  }
}

/** UTF-8 with or without its mark, or UTF-16 with its mark. */
function decode(bytes: Uint8Array): { text: string; lossy: boolean } {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), lossy: false }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), lossy: true }
  }
}

/** PDF, ZIP, gzip, images: a zero byte or a known beginning. */
const isBinary = (bytes: Uint8Array) => {
  const [a, b, c] = bytes
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
  return (
    (a === 0x25 && b === 0x50) ||
    (a === 0x50 && b === 0x4b) ||
    (a === 0x1f && b === 0x8b) ||
    (a === 0xff && b === 0xd8 && c === 0xff) ||
    (a === 0x89 && b === 0x50) ||
    (!utf16 && bytes.subarray(0, 4096).includes(0))
  )
}

/** Line and column, both from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++
    start = at + 1
  }
  return { line, column: offset - start + 1 }
}

type Wanted = 'value' | 'value_or_end' | 'key' | 'key_or_end' | 'colon' | 'comma_or_end' | 'nothing'

const keys: ReadonlySet<Wanted> = new Set(['key', 'key_or_end'])

/** The offset of the first character that cannot stand there; the length of the text where it ends too early. */
export function faultAt(text: string): number {
  const open: ('{' | '[')[] = []
  let wanted: Wanted = 'value'
  let at = afterSpace(text, 0)
  const afterValue = (): Wanted => (open.length ? 'comma_or_end' : 'nothing')
  while (at < text.length) {
    const c = text[at]
    const step = next(wanted, c, open.at(-1))
    if (step === null) return at
    if (step === 'open') {
      open.push(c === '{' ? '{' : '[')
      wanted = c === '{' ? 'key_or_end' : 'value_or_end'
      at++
    } else if (step === 'close') {
      open.pop()
      wanted = afterValue()
      at++
    } else if (step === 'token') {
      const end = c === '"' ? stringEnd(text, at) : wordEnd(text, at)
      if (end.broken) return end.at
      at = end.at
      wanted = keys.has(wanted) ? 'colon' : afterValue()
    } else {
      wanted = step
      at++
    }
    at = afterSpace(text, at)
  }
  return text.length
}

/** What a character does where `wanted` may stand: opens, closes, begins a token, or changes what may follow; null: it may not. */
function next(
  wanted: Wanted,
  c: string | undefined,
  inside: '{' | '[' | undefined,
): 'open' | 'close' | 'token' | Wanted | null {
  switch (wanted) {
    case 'nothing':
      return null
    case 'colon':
      return c === ':' ? 'value' : null
    case 'comma_or_end':
      if (c === ',') return inside === '{' ? 'key' : 'value'
      return c === (inside === '{' ? '}' : ']') ? 'close' : null
    case 'key':
    case 'key_or_end':
      if (c === '}' && wanted === 'key_or_end') return 'close'
      return c === '"' ? 'token' : null
    case 'value':
    case 'value_or_end':
      if (c === ']' && wanted === 'value_or_end') return 'close'
      if (c === '{' || c === '[') return 'open'
      return c !== undefined && /["\-0-9tfn]/.test(c) ? 'token' : null
  }
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (' \t\n\r'.includes(text[at] ?? 'x')) at++
  return at
}

type End = { at: number; broken: boolean }

function stringEnd(text: string, from: number): End {
  for (let at = from + 1; at < text.length; at++) {
    const c = text[at] ?? ''
    if (c === '"') return { at: at + 1, broken: false }
    if (c < ' ') return { at, broken: true }
    if (c !== '\\') continue
    const escaped = text[at + 1] ?? ''
    if (escaped === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) at += 5
    else if (escaped !== '' && '"\\/bfnrt'.includes(escaped)) at++
    else return { at: Math.min(at, text.length), broken: true }
  }
  return { at: text.length, broken: true }
}

/** A number, true, false or null. */
function wordEnd(text: string, from: number): End {
  const word = /^[-+.\w]*/.exec(text.slice(from, from + 400))?.[0] ?? ''
  const good = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/.exec(word)?.[0] ?? ''
  return good === word ? { at: from + word.length, broken: false } : { at: from + good.length, broken: true }
}
