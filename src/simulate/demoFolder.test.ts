import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimDemoFolder, demoIsMade } from './demoFolder.ts'

const wanted = { day: '2026-11-21', seed: '1', story: 'abc' }
let folder = ''
const database = () => join(folder, 'postgres')
const makeDatabase = () => mkdirSync(database())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-demo-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder that holds another Footbridge is refused and left alone', () => {
  makeDatabase()
  expect(() => claimDemoFolder(folder, wanted, { fresh: true })).toThrow(/FOOTBRIDGE_DATA/)
  expect(existsSync(database())).toBe(true)
})

test('a whole demo of the same day is used again', () => {
  expect(claimDemoFolder(folder, wanted)).toBe('for the first time')
  makeDatabase()
  demoIsMade(folder, wanted)
  expect(claimDemoFolder(folder, wanted)).toBeNull()
  expect(existsSync(database())).toBe(true)
})

test.each([
  ['of another day', { ...wanted, day: '2026-11-20' }, {}, /ends on 2026-11-20/],
  ['from another seed', { ...wanted, seed: '2' }, {}, /seed/],
  ['of another story', { ...wanted, story: 'def' }, {}, /story/],
  ['when asked', wanted, { fresh: true }, /asked/],
])('a demo %s is made anew', (_, made, options, reason) => {
  claimDemoFolder(folder, made)
  makeDatabase()
  demoIsMade(folder, made)
  expect(claimDemoFolder(folder, wanted, options)).toMatch(reason)
  expect(existsSync(database())).toBe(false)
})

test('a demo whose making was interrupted is made anew, also when its note is torn', () => {
  claimDemoFolder(folder, wanted)
  makeDatabase()
  expect(claimDemoFolder(folder, wanted)).toMatch(/not finished/)
  makeDatabase()
  writeFileSync(join(folder, 'demo.json'), '{"day":')
  expect(claimDemoFolder(folder, wanted)).toMatch(/not finished/)
})
