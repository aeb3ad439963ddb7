import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pdfmake from 'pdfmake'
import type { Content, TableLayout } from 'pdfmake/interfaces.js'
import { type Block, type Paper, signatureField } from '#kit/paper.ts'

/** The letters ship with the library: nothing is read from anywhere else, and nothing from another host. */
const fonts = join(dirname(dirname(fileURLToPath(import.meta.resolve('pdfmake')))), 'fonts', 'Roboto')
const font = (name: string) => join(fonts, `Roboto-${name}.ttf`)
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts))
pdfmake.setFonts({
  Roboto: {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  },
})

const letter = { width: 612, margin: 60 }
const ruled: TableLayout = {
  hLineWidth: (i) => (i === 1 ? 1 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => '#999999',
}

/**
 * A paper as PDF, on US letter. Long papers take seconds of computing: `pdf.ts` asks a thread of its own for it.
 * The same paper at the same time is the same file, byte for byte: its hash stands in the ledger.
 */
export async function printed(paper: Paper, at: Temporal.Instant): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await pdfmake
    .createPdf({
      pageSize: 'LETTER',
      pageMargins: [letter.margin, 54, letter.margin, 64],
      info: { title: paper.title, creationDate: new Date(at.epochMilliseconds) },
      language: 'en',
      defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.25 },
      footer: (page, pages) => ({
        columns: [
          { text: paper.footer, width: '*' },
          { text: `${page} / ${pages}`, width: 40, alignment: 'right' },
        ],
        margin: [letter.margin, 20, letter.margin, 0],
        fontSize: 8,
        color: '#555555',
      }),
      content: [
        ...paper.from.map((text): Content => ({ text, color: '#555555' })),
        { text: paper.title, fontSize: 17, bold: true, margin: [0, 12, 0, 10] },
        ...paper.blocks.flatMap(drawn),
      ],
    })
    .getBuffer()
  return Uint8Array.from(buffer)
}

function drawn(b: Block): Content[] {
  switch (b.kind) {
    case 'heading':
      return [{ text: b.text, fontSize: 13, bold: true, margin: [0, 12, 0, 4] }]
    case 'text':
      return [{ text: b.text, bold: b.bold === true, margin: b.bold ? [0, 4, 0, 1] : [0, 0, 0, 6] }]
    case 'facts':
      return [{ stack: b.facts.map(fact), margin: [0, 0, 0, 8] }]
    case 'list':
      return [{ ul: [...b.items], margin: [0, 0, 0, 6] }]
    case 'table':
      return [
        {
          table: {
            headerRows: 1,
            widths: b.head.map(() => 'auto'),
            body: [b.head.map((text) => ({ text, bold: true })), ...b.rows.map((r) => [...r])],
          },
          layout: ruled,
          fontSize: 9.5,
          margin: [0, 2, 0, 8],
        },
      ]
    case 'signature':
      return signature(b)
    case 'notice':
      return [
        {
          table: { widths: ['*'], body: [[{ stack: [...b.lines], fontSize: 9 }]] },
          margin: [0, 12, 0, 12],
        },
      ]
  }
}

const fact = ([label, value]: readonly [string, string]): Content => ({
  columns: [
    { text: label, width: 150, color: '#444444' },
    { text: value, width: '*' },
  ],
  margin: [0, 0, 0, 2],
})

function signature({ strokes, typed, under }: Extract<Block, { kind: 'signature' }>): Content[] {
  const scale = 220 / signatureField.width
  const ink: Content = strokes.length
    ? {
        canvas: strokes.map((s) => ({
          type: 'polyline' as const,
          lineWidth: 1.4,
          points: s.map(([x, y]) => ({ x: x * scale, y: y * scale })),
        })),
        margin: [0, 10, 0, 2],
      }
    : { text: typed, italics: true, fontSize: 16, margin: [0, 16, 0, 2] }
  return [
    {
      unbreakable: true,
      stack: [
        ink,
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 240, y2: 0, lineWidth: 0.5 }] },
        { text: under, fontSize: 9, margin: [0, 2, 0, 8] },
      ],
    },
  ]
}
