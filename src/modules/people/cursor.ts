/** Where a list by name goes on: opaque to the caller, and a broken one is none. */
export type NameCursor = { family: string; given: string; id: string }

export const writeCursor = ({ family, given, id }: NameCursor): string =>
  new TextEncoder().encode(JSON.stringify([family, given, id])).toBase64({ alphabet: 'base64url' })

export function readCursor(text: string | undefined): NameCursor | undefined {
  if (text === undefined) return undefined
  try {
    const bytes = Uint8Array.fromBase64(text, { alphabet: 'base64url' })
    const [family, given, id]: unknown[] = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof family !== 'string' || typeof given !== 'string' || typeof id !== 'string') return undefined
    return /^[0-9a-f-]{36}$/.test(id) ? { family, given, id } : undefined
  } catch {
    return undefined
  }
}
