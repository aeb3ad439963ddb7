import { expect, test } from 'vitest'
import type { Paper } from '#kit/paper.ts'
import { pdfText } from '../../tests/support/pdf.ts'
import { pdfOf } from './pdf.ts'

const at = Temporal.Instant.from('2026-03-02T14:00:00Z')
const paper = (title: string): Paper => ({
  title,
  from: ['Harbor Street'],
  footer: 'Confidential',
  blocks: [
    { kind: 'text', text: 'Łukasz and Señora Ítō said “fine” – twice.' },
    { kind: 'facts', facts: [['To', 'Officer Lee']] },
    { kind: 'list', items: ['one', 'two'] },
    { kind: 'table', head: ['Day', 'Kept'], rows: [['Monday', 'Yes']] },
    {
      kind: 'signature',
      strokes: [
        [
          [0, 0],
          [500, 200],
        ],
      ],
      typed: '',
      under: 'Rosa Ito',
    },
    { kind: 'signature', strokes: [], typed: 'Rosa Ito', under: 'typed' },
    { kind: 'notice', lines: ['42 CFR part 2 prohibits unauthorized use or disclosure of these records.'] },
  ],
})

test('every block is printed, in letters that have accents; several papers at once each get their own', async () => {
  const [a, b] = await Promise.all([pdfOf(paper('First'), at), pdfOf(paper('Second'), at)])
  expect(pdfText(a)).toContain('First')
  expect(pdfText(b)).toContain('Second')
  const text = pdfText(a)
  for (const said of [
    'Harbor Street',
    'Łukasz and Señora Ítō said “fine” – twice.',
    'Officer Lee',
    'two',
    'Monday',
    'Rosa Ito',
    '42 CFR part 2 prohibits',
    'Confidential',
  ])
    expect(text).toContain(said)
})

test('the same paper at the same time is the same file, at another time another', async () => {
  const make = (when: Temporal.Instant) => pdfOf(paper('Again'), when)
  const [first, second, later] = await Promise.all([make(at), make(at), make(at.add({ seconds: 1 }))])
  expect(Buffer.compare(first, second)).toBe(0)
  expect(Buffer.compare(first, later)).not.toBe(0)
})

test('a long paper does not hold up the others', async () => {
  let meanwhile = 0
  const others = setInterval(() => meanwhile++, 5)
  const long = { ...paper('Long'), blocks: Array.from({ length: 60 }, () => paper('').blocks).flat() }
  const bytes = await pdfOf(long, at)
  clearInterval(others)
  expect(bytes.length).toBeGreaterThan(10_000)
  // Computed in this thread, nothing else would have had a turn.
  expect(meanwhile).toBeGreaterThan(3)
})

test('what cannot be printed fails alone, without a word of it', async () => {
  const broken = { ...paper('Broken'), blocks: [{ kind: 'table', head: ['a'], rows: [null] }] } as never
  await expect(pdfOf(broken, at)).rejects.toThrow(/^\w+$/)
  expect(pdfText(await pdfOf(paper('After'), at))).toContain('After')
})
