import { expect, test } from 'vitest'
import { makeInstance } from '../../../../../tests/support/weekInstances.ts'
import { solveApart } from './solveApart.ts'

test('a thread reports on its way and ends with a plan', async () => {
  const stages: string[] = []
  const run = solveApart(makeInstance({ clients: 20, seed: 2 }), { seconds: 60, work: 3 }, (p) =>
    stages.push(p.stage),
  )
  const solved = await run.result
  expect(stages[0]).toBe('first')
  expect(solved.weeks.some(Boolean)).toBe(true)
}, 30_000)

test('cancelled, it ends with the plan it has', async () => {
  const run = solveApart(makeInstance({ clients: 60, seed: 2 }), { seconds: 600 }, () => run.cancel())
  const solved = await run.result
  expect(solved.weeks.some(Boolean)).toBe(true)
  expect(solved.seconds).toBeLessThan(600)
}, 60_000)
