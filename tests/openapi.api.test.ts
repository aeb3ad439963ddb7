import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from './support/app.ts'

type Operation = {
  summary: string
  operationId: string
  tags: string[]
  responses: Record<string, unknown>
  security: unknown[]
}
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> }

let t: TestApp
let document: Document
beforeAll(async () => {
  t = await testApp()
  document = (await t.app.inject({ url: '/api/openapi.json' })).json<Document>()
})
afterAll(() => t.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, o]) => ({ at: `${method} ${path}`, ...o })),
  )

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(document) as never)
  expect(result.errors ?? []).toEqual([])
  expect(document.openapi).toBe('3.1.0')
})

test('every operation has a sentence, a tag, a unique id and its refusals', () => {
  const ids = operations().map((o) => o.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const o of operations()) {
    expect([o.at, o.summary.length > 8, o.tags.length, '400' in o.responses]).toEqual([o.at, true, 1, true])
    if (o.security.length)
      expect([o.at, Object.keys(o.responses)]).toEqual([o.at, expect.arrayContaining(['401', '403'])])
  }
})

test('no health data can stand in a query string: queries hold ids, days and choices only', () => {
  const free = /text|name|email|phone|reason|note|born/i
  const wrong = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).flatMap((o) =>
      ((o as unknown as { parameters?: { name: string; in: string }[] }).parameters ?? [])
        .filter((p) => p.in === 'query' && free.test(p.name))
        .map((p) => `${path}?${p.name}`),
    ),
  )
  expect(wrong).toEqual([])
})

test('the document is the one on file', async () => {
  await expect(`${JSON.stringify(document, null, 1)}\n`).toMatchFileSnapshot('./openapi.snapshot.json')
})

test('the readable page shows every path without a script', async () => {
  const page = await t.app.inject({ url: '/api/docs' })
  for (const path of Object.keys(document.paths)) expect(page.body).toContain(path)
  expect(page.body).not.toContain('<script')
})
