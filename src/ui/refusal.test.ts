import { expect, test } from 'vitest'
import { asRefusal, offline, Refusal, refusalFrom } from './refusal.ts'

test('a rule that says no keeps its reason, its sentence and its facts', () => {
  const r = refusalFrom(422, {
    type: '/problems/rule',
    title: 'The note is signed',
    status: 422,
    reason: 'note_signed',
    requestId: 'r-1',
    signedAt: '2026-03-02T18:00:00Z',
  })
  expect(r).toMatchObject({
    code: 'rule',
    title: 'The note is signed',
    reason: 'note_signed',
    requestId: 'r-1',
  })
  expect(r.facts).toEqual({ signedAt: '2026-03-02T18:00:00Z' })
  expect(r.isStale || r.isPassing).toBe(false)
})

test('somebody else’s newer version is told apart from every other refusal', () => {
  expect(refusalFrom(412, { title: 'changed', reason: 'stale' }).isStale).toBe(true)
  expect(refusalFrom(409, { title: 'taken' }).isStale).toBe(false)
})

test('no connection and a failing server are worth another try, a refusal is not', () => {
  expect(offline().isPassing).toBe(true)
  expect(refusalFrom(502, '<html>').isPassing).toBe(true)
  expect(refusalFrom(403, { title: 'no' }).isPassing).toBe(false)
})

test('an answer that is not ours says nothing it cannot know', () => {
  const r = refusalFrom(500, { title: 'stack trace of somebody', issues: 'x' }, 'from-header')
  expect(r.title).not.toContain('stack')
  expect(r).toMatchObject({ code: 'internal', issues: [], requestId: 'from-header' })
})

test('a defect of ours becomes a refusal without detail', () => {
  expect(asRefusal(new TypeError('x is undefined')).title).not.toContain('undefined')
  const r = offline()
  expect(asRefusal(r)).toBe(r)
  expect(r).toBeInstanceOf(Refusal)
})
