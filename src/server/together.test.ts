import { expect, test } from 'vitest'
import { together } from './together.ts'

const later = () => new Promise((go) => setTimeout(go, 1))

test('whoever comes meanwhile is asked for together, and each gets their own answer', async () => {
  const asked: number[][] = []
  const double = together(async (numbers: readonly number[]) => {
    asked.push([...numbers])
    await later()
    return numbers.map((n) => n * 2)
  })
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8])
  expect(asked).toEqual([[1], [2, 3, 4]])
  expect(await double(5)).toBe(10)
})

test('a failure reaches those who were asked for together, and nobody after them', async () => {
  const ask = together(async (words: readonly string[]) => {
    await later()
    if (words.includes('bad')) throw new Error('refused')
    return words
  })
  const answers = await Promise.allSettled(['first', 'bad', 'beside'].map(ask))
  expect(answers.map((a) => a.status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await ask('good')).toBe('good')
})
