import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareLeaves, type Leaf, leafBytes } from './leaves.ts'

const leaf = (content: string) => createHash('sha256').update(content).digest().subarray(0, leafBytes)
const rows = (...contents: string[]): Leaf[] => contents.map((c, i) => ({ id: String(i + 1), leaf: leaf(c) }))
const sealOf = (found: readonly Leaf[]) => Buffer.concat(found.map((f) => f.leaf))
const four = rows('a', 'b', 'c', 'd')
const without = (n: number) => four.filter((_, i) => i !== n)

test('R93 untouched rows fit, none and many', () => {
  expect(compareLeaves(Buffer.alloc(0), [])).toEqual([])
  expect(compareLeaves(sealOf(four), four)).toEqual([])
})

test('R93 one flipped byte is named by its row', () => {
  const flipped = four.map((f, i) => (i === 2 ? { ...f, leaf: leaf('C') } : f))
  expect(compareLeaves(sealOf(four), flipped)).toEqual([{ what: 'changed', id: '3', position: 2 }])
})

test('R93 one missing row is named by the row before it, the first, the last and the only one too', () => {
  expect(compareLeaves(sealOf(four), without(2))).toEqual([{ what: 'missing', id: '2', position: 2 }])
  expect(compareLeaves(sealOf(four), without(0))).toEqual([{ what: 'missing', id: '2', position: 0 }])
  expect(compareLeaves(sealOf(four), without(3))).toEqual([{ what: 'missing', id: '3', position: 3 }])
  expect(compareLeaves(sealOf(rows('a')), [])).toEqual([{ what: 'missing', id: '', position: 0 }])
})

test('R93 of a swapped pair both are named', () => {
  const swapped = four.map((f, i) => (i === 1 || i === 2 ? { ...f, leaf: leaf(`${i} of the other`) } : f))
  expect(compareLeaves(sealOf(four), swapped).map((m) => [m.what, m.id])).toEqual([
    ['changed', '2'],
    ['changed', '3'],
  ])
})

test('R93 a row put in afterwards is named', () => {
  expect(compareLeaves(sealOf(without(1)), four)).toEqual([{ what: 'added', id: '2', position: 1 }])
})

test('R93 property: one row flipped, taken out or put in is found where it is, and nothing else', () => {
  const contents = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(contents, fc.nat(), fc.constantFrom('changed', 'missing', 'added'), (all, n, what) => {
      const found = rows(...all)
      const at = n % found.length
      const one = found[at]
      if (!one) return
      const others = found.filter((_, i) => i !== at)
      const flipped = found.map((f, i) => (i === at ? { ...f, leaf: leaf(`${all[at]} flipped`) } : f))
      const misfits = {
        changed: () => compareLeaves(sealOf(found), flipped),
        missing: () => compareLeaves(sealOf(found), others),
        added: () => compareLeaves(sealOf(others), found),
      }[what]()
      expect(misfits.map((m) => [m.what, m.position])).toEqual([[what, at]])
    }),
  )
})
