import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../support/server.ts'

/** One week of the demo, as `npm run demo -- --json --weeks=1` starts it. */
let server: Server
const start = (folder?: string) =>
  startServer({ entry: 'src/simulate/demo.ts', args: ['--json', '--weeks=1'], ...(folder ? { folder } : {}) })
beforeAll(async () => {
  server = await start()
}, 240_000)
afterAll(async () => {
  await server.stop()
  server.forget()
})

type Persona = { persona: string; role: string; name: string; email: string; link: string }
const lineOf = (s: Server) =>
  s
    .output()
    .split('\n')
    .filter((l) => l.startsWith('{'))
const personasOf = (s: Server) => (JSON.parse(lineOf(s)[0] ?? '{}') as { personas: Persona[] }).personas

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${server.address}/api${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  })

/** Follows the link as the browser does. @returns the cookie */
async function enter(link: string): Promise<string> {
  const token = link.split('#')[1]
  const answer = await call('/links/sign-in', { method: 'POST', body: JSON.stringify({ token }) })
  expect(answer.status).toBe(200)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

test('one line of JSON has a working link for every role, each good for once', async () => {
  expect(lineOf(server)).toHaveLength(1)
  const personas = personasOf(server)
  expect(new Set(personas.map((p) => p.role))).toEqual(
    new Set([
      'administrator',
      'director',
      'therapist',
      'case_manager',
      'medical_provider',
      'biller',
      'front_desk',
      'privacy_officer',
    ]),
  )
  for (const persona of personas) {
    const cookie = await enter(persona.link)
    const me = await (await call('/me', { headers: { cookie } })).json()
    expect(me).toMatchObject({
      name: persona.name,
      roles: [persona.role],
      sites: [{ name: 'Harbor Street' }],
    })
  }
  const [{ link } = { link: '' }] = personas
  const again = await call('/links/sign-in', {
    method: 'POST',
    body: JSON.stringify({ token: link.split('#')[1] }),
  })
  expect(again.status).toBe(422)
}, 60_000)

test('the second start of the day takes the same demo, with new links', async () => {
  const before = personasOf(server)
  const { folder } = server
  await server.stop()
  expect(existsSync(join(folder, 'footbridge.pid'))).toBe(false)
  server = await start(folder)
  expect(server.output()).not.toMatch(/making the demo/)
  const after = personasOf(server)
  expect(after.map((p) => p.email)).toEqual(before.map((p) => p.email))
  expect(after[0]?.link).not.toBe(before[0]?.link)
  await enter(after[0]?.link ?? '')
}, 120_000)
