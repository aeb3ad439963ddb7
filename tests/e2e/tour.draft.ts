import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessible, fits, launch, type Person, person, settled } from './support/browser.ts'
import { ask, type Demo, signInBy, startDemo } from './support/demo.ts'

let demo: Demo
let browser: Browser

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), launch()])
}, 240_000)
afterAll(async () => {
  await browser.close()
  await demo.server.stop()
  demo.server.forget()
})

type Ids = { clientId: string; sessionId: string; inquiryId: string | undefined }

/** A client in treatment with something in every panel, a session of today, an open inquiry. */
async function someIds({ page }: Person): Promise<Ids> {
  const { sites } = await ask<{ sites: { id: string }[] }>(page, '/me')
  const { clients } = await ask<{ clients: { id: string }[] }>(page, '/clients?status=admitted')
  const monday = Temporal.Now.plainDateISO('America/New_York')
  const week = monday.subtract({ days: monday.dayOfWeek - 1 }).toString()
  const { sessions } = await ask<{ sessions: { id: string; status: string; seatsTaken: number }[] }>(
    page,
    `/sites/${sites[0]?.id}/weeks/${week}`,
  )
  const { inquiries } = await ask<{ inquiries: { id: string }[] }>(page, '/inquiries')
  const session = sessions.find((s) => s.status === 'scheduled' && s.seatsTaken > 4)
  return { clientId: clients[3]?.id ?? '', sessionId: session?.id ?? '', inquiryId: inquiries[0]?.id }
}

const panels = [
  'overview',
  'episode',
  'placement',
  'assessment',
  'week',
  'hours',
  'measures',
  'notes',
  'tasks',
]
const addresses = ({ clientId, sessionId, inquiryId }: Ids): [string, string][] => [
  ['today', '/'],
  ['intake', '/intake'],
  ...(inquiryId ? [['inquiry', `/intake/${inquiryId}`] as [string, string]] : []),
  ['clients', '/clients'],
  ...panels.map((p): [string, string] => [`client: ${p}`, `/clients/${clientId}/${p}`]),
  ['client', `/clients/${clientId}`],
  ['assessment', `/clients/${clientId}/assessment`],
  ['placement', `/clients/${clientId}/placement`],
  ['admission', `/clients/${clientId}/admit`],
  ['own week', `/clients/${clientId}/week`],
  ['week', '/week'],
  ['roster', `/sessions/${sessionId}`],
  ['note', `/sessions/${sessionId}/note`],
  ['co-sign', '/notes/cosign'],
  ['board', '/board'],
  ['tasks', '/tasks'],
  ['staff', '/staff'],
  ['nowhere', '/no/such/page'],
]

describe.each([
  ['desktop, light', 'director', { width: 1280, height: 900 }],
  ['phone, dark', 'therapist', { width: 390, height: 844, dark: true }],
] as const)('%s, as %s', (_, role, screen) => {
  test('every page is accessible, fits the screen and complains about nothing', {
    timeout: 180_000,
  }, async () => {
    const visitor = await person(browser, demo.server.address, {
      ...screen,
      signedInAs: await signedIn(role),
    })
    await visitor.page.goto('/')
    const wrong: string[] = []
    for (const [name, address] of addresses(await someIds(visitor))) {
      await visitor.page.goto(address)
      await settled(visitor.page)
      await accessible(visitor.page, name).catch((e: Error) => wrong.push(e.message.slice(0, 600)))
      await fits(visitor.page, name).catch(() => wrong.push(`${name}: wider than the screen`))
      wrong.push(...visitor.complaints.splice(0).map((c) => `${name}: ${c}`))
    }
    expect(wrong).toEqual([])
    await visitor.context.close()
  })
})

type SignedIn = Awaited<ReturnType<Person['context']['storageState']>>
const cookies = new Map<string, SignedIn>()

/** A link works once: the first visitor of a role signs in, later ones carry on with the same sign-in. */
async function signedIn(role: string): Promise<SignedIn> {
  const known = cookies.get(role)
  if (known) return known
  const first = await person(browser, demo.server.address)
  await signInBy(first.page, demo.link(role))
  const state = await first.context.storageState()
  await first.context.close()
  cookies.set(role, state)
  return state
}
