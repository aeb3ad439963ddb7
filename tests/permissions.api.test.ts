import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Permission, permissions, type Role, roles } from '#modules/access/access.ts'
import { type Persona, type TestApp, testApp } from './support/app.ts'

let t: TestApp
const personas = new Map<Role, Persona>()
beforeAll(async () => {
  t = await testApp()
  const site = await t.site()
  for (const role of roles) personas.set(role, await t.staff(role, site))
})
afterAll(() => t.close())

const someId = '00000000-0000-7000-8000-000000000000'
const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, cookie?: string) =>
  t.app.inject({
    method,
    url: `/api${path.replace(/:monday\b/g, '2026-03-02').replace(/:\w+/g, someId)}`,
    ...(cookie ? { headers: { cookie } } : {}),
    ...(method === 'GET' ? {} : { payload: {} }),
  })

test('every endpoint asks a permission of the matrix, and none stands twice', () => {
  expect(t.bound.length).toBeGreaterThan(30)
  for (const b of t.bound) expect(permissions).toHaveProperty([b.permission])
  const keys = t.bound.map((b) => `${b.endpoint.method} ${b.endpoint.path}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('every permission of the matrix is asked by some endpoint or action', () => {
  const asked = new Set(t.bound.map((b) => b.permission))
  const inActions: Permission[] = ['attendance.correct']
  const idle = Object.keys(permissions).filter(
    (p) => !asked.has(p as Permission) && !inActions.includes(p as Permission),
  )
  expect(idle).toEqual([])
})

test('nobody comes in anywhere but at the doors that are open to anyone', async () => {
  for (const { endpoint: e, permission } of t.bound) {
    const { statusCode } = await send(e.method, e.path)
    const open = permissions[permission] === 'anyone'
    expect([`${e.method} ${e.path}`, open || statusCode === 401]).toEqual([`${e.method} ${e.path}`, true])
  }
})

test.each(roles)('%s is refused exactly where the matrix says so', async (role) => {
  const persona = personas.get(role)
  const wrong: string[] = []
  for (const { endpoint: e, permission } of t.bound) {
    // These would end or lock the persona's own sign-in.
    if (['/sign-out', '/lock'].includes(e.path)) continue
    const allowed: readonly Role[] | 'anyone' = permissions[permission]
    const { statusCode } = await send(e.method, e.path, persona?.cookie)
    const may = allowed === 'anyone' || allowed.includes(role)
    if (may ? statusCode === 401 || statusCode === 403 || statusCode >= 500 : statusCode !== 403)
      wrong.push(`${e.method} ${e.path} (${permission}): ${statusCode}`)
  }
  expect(wrong).toEqual([])
})
