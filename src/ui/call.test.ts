import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day } from '#kit/time.ts'
import { call, request } from './call.ts'

const save = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/week/:monday',
  summary: 'A test endpoint',
  input: z.object({
    clientId: z.string(),
    monday: day,
    note: z.string().min(1),
    extra: z.string().optional(),
  }),
  output: z.object({ monday: day }),
})
const list = endpoint({
  method: 'GET',
  path: '/clients',
  summary: 'A test list',
  input: z.object({ status: z.string().optional(), most: z.coerce.number().optional() }),
  output: z.object({}),
})
const monday = Temporal.PlainDate.from('2026-03-02')

/** The network, and what was asked of it. */
function network(status: number, body: unknown) {
  const asked: [string, RequestInit | undefined][] = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    asked.push([url, init])
    return new Response(JSON.stringify(body), { status })
  })
  return asked
}
afterEach(() => vi.unstubAllGlobals())

test('path parameters fill the path, the rest is the body', async () => {
  const asked = network(200, { monday: '2026-03-09' })
  const answer = await call(save, { clientId: 'a/b', monday, note: 'x' })
  expect(asked[0]?.[0]).toBe('/api/clients/a%2Fb/week/2026-03-02')
  expect(asked[0]?.[1]?.body).toBe('{"note":"x"}')
  expect(answer.monday.toString()).toBe('2026-03-09')
})

test('what the contract refuses is never sent', async () => {
  const asked = network(200, {})
  await expect(call(save, { clientId: 'a', monday, note: '' })).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: ['note'], message: 'Fill this in' }],
  })
  expect(asked).toEqual([])
})

test('an answer of another version is garbled, not half shown', async () => {
  network(200, { monday: 'soon' })
  await expect(call(save, { clientId: 'a', monday, note: 'x' })).rejects.toMatchObject({ code: 'garbled' })
})

test('no connection is a refusal like any other', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
  await expect(call(list, {})).rejects.toMatchObject({ code: 'offline', status: 0 })
})

test('a query leaves out what is not given, and escapes what is', () => {
  expect(request(list, { status: undefined, most: null }).url).toBe('/api/clients')
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (status) => {
      const url = new URL(request(list, { status }).url, 'http://here')
      return url.searchParams.get('status') === status.toWellFormed() && url.pathname === '/api/clients'
    }),
  )
})

test('a file goes as a form, after the plain fields', () => {
  const upload = { ...save, method: 'POST', path: '/referrals', upload: true } as const
  const file = { name: 'packet.json', mediaType: 'application/json', bytes: new Uint8Array([123, 125]) }
  const { body } = request(upload, { file, siteId: 's' }).init
  expect(body instanceof FormData ? [...body.keys()] : []).toEqual(['siteId', 'file'])
})
