import { constants, inflateSync } from 'node:zlib'

type Font = Map<string, string>
const streamsOf = (bytes: Uint8Array) => {
  const raw = Buffer.from(bytes).toString('latin1')
  return [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map((m) => {
    const body = Buffer.from(m[1] ?? '', 'latin1')
    try {
      return inflateSync(body, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
    } catch {
      return body.toString('latin1')
    }
  })
}
const letters = (hex: string) =>
  (hex.match(/.{4}/g) ?? []).map((h) => String.fromCharCode(Number.parseInt(h, 16))).join('')

/** Which text each glyph of a font stands for (ToUnicode). */
function fontOf(cmap: string): Font {
  const font: Font = new Map()
  for (const [, from = '', to = '', list] of cmap.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    const texts = [...(list ?? '').matchAll(/<([\w ]+)>/g)].map((m) =>
      letters((m[1] ?? '').replaceAll(' ', '')),
    )
    for (let code = Number.parseInt(from, 16), i = 0; code <= Number.parseInt(to, 16); code++, i++)
      font.set(code.toString(16).padStart(4, '0'), texts[i] ?? '')
  }
  return font
}

/** The words on a PDF's pages as pdfmake writes them, in drawing order, its fonts tried one after another. */
export function pdfText(bytes: Uint8Array): string {
  const streams = streamsOf(bytes)
  const raw = Buffer.from(bytes).toString('latin1')
  const object = (id: string) => raw.slice(raw.indexOf(`\n${id} 0 obj`))
  const byName = new Map<string, Font>()
  const streamAt = (id: string) => streamsOf(Buffer.from(object(id).slice(0, 60_000), 'latin1'))[0] ?? ''
  for (const [, name = '', id = ''] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(object(id).slice(0, 400))?.[1]
    if (unicode) byName.set(name, fontOf(streamAt(unicode)))
  }
  const lines: string[] = []
  for (const content of streams.filter((s) => / Tf\b/.test(s)))
    for (const [, name = '', shown = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf[\s\S]*?(\[[\s\S]*?\] TJ)/g))
      lines.push(
        [...shown.matchAll(/<(\w+)>/g)]
          .flatMap((m) => (m[1] ?? '').match(/.{4}/g) ?? [])
          .map((glyph) => byName.get(name)?.get(glyph) ?? '?')
          .join(''),
      )
  return lines.join(' ').replaceAll(/\s+/g, ' ')
}
