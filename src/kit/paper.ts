/**
 * A paper: what a printed document says, before it becomes a PDF. Plain data, so that what leaves the programme can be
 * tested word by word.
 */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; bold?: true }
  | { kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** Drawn strokes in a field of 1000 by 300, or a typed name; `under` stands below the line. */
  | { kind: 'signature'; strokes: readonly Stroke[]; typed: string; under: string }
  /** Stands in a frame: the notice that accompanies a disclosure. */
  | { kind: 'notice'; lines: readonly string[] }

export type Stroke = readonly (readonly [x: number, y: number])[]
export const signatureField = { width: 1000, height: 300 } as const

export type Paper = {
  /** Of the file and the first page. */
  title: string
  /** Over the title: who writes. */
  from: readonly string[]
  blocks: readonly Block[]
  /** On every page, before its number. */
  footer: string
}

/** Every word of a paper, in order. */
export const textOf = (paper: Paper): string =>
  [...paper.from, paper.title, ...paper.blocks.flatMap(linesOf), paper.footer].join('\n')

function linesOf(b: Block): readonly string[] {
  switch (b.kind) {
    case 'heading':
    case 'text':
      return [b.text]
    case 'facts':
      return b.facts.map(([label, value]) => `${label}: ${value}`)
    case 'list':
      return b.items
    case 'table':
      return [b.head, ...b.rows].map((r) => r.join(' | '))
    case 'signature':
      return [b.typed, b.under]
    case 'notice':
      return b.lines
  }
}
