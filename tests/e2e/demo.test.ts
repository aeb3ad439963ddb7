import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printedLink, startServer } from '../support/server.ts'
import { launch, type Person, person } from './support/browser.ts'
import { type Demo, startDemo } from './support/demo.ts'
import { family, goneWithin } from './support/processes.ts'
import { everyPage, type Known, knownTo, lookAt, looks, tour } from './support/tour.ts'

/** One demo, started as people start it, for everything that is to be seen in it. */
let demo: Demo
let browser: Browser
/** The cookie of somebody who came in by their link, by role: a link works once. */
const inside = new Map<string, string>()

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), launch()])
}, 500_000)
afterAll(async () => {
  await browser.close()
  await demo.server.stop()
  demo.server.forget()
})

const visitor = async (role: string, use: (visitor: Person) => Promise<void>) => {
  const someone = await person(browser, demo.server.address, { cookie: inside.get(role) ?? '' })
  await use(someone)
  await someone.context.close()
}

const known = async (): Promise<Known> => {
  let found: Known = {}
  await visitor('director', async ({ page }) => {
    found = await knownTo(page)
  })
  return found
}

describe('npm run demo -- --json', () => {
  test('prints one line with a link for each of the staff, of every role', () => {
    expect(demo.printed).toHaveLength(1)
    expect(new Set(demo.personas.map((p) => p.role))).toEqual(
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
  })

  test('every link leads in, once', async () => {
    for (const { role, name, link } of demo.personas) {
      const answer = await spend(link)
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
      inside.set(role, cookie)
      const me = await fetch(`${demo.server.address}/api/me`, { headers: { cookie } })
      expect(await me.json()).toMatchObject({ name, roles: [role], sites: [{ name: 'Harbor Street' }] })
      expect((await spend(link)).status).toBe(422)
    }
  })
})

/** Follows a link as its page does. */
const spend = (link: string) =>
  fetch(`${demo.server.address}/api/links/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: link.split('#')[1] }),
  })

describe('every page is accessible, no wider than the screen and complains about nothing', () => {
  test('all of the staff app, on a phone and on a dark desktop', { timeout: 600_000 }, async () => {
    const pages = everyPage(await known())
    await visitor('director', async (director) =>
      expect(await tour(director, pages, [looks.phoneLight, looks.desktopDark])).toEqual([]),
    )
  })

  test('what other roles do most, on a dark phone and on a desktop', { timeout: 300_000 }, async () => {
    const { clientId, sessionId } = await known()
    const [client, session] = [`/clients/${clientId?.[0]}`, `/sessions/${sessionId?.[1]}`]
    const days: [string, string[]][] = [
      ['therapist', ['/', session, `${session}/note`, `${client}/notes`]],
      ['front_desk', ['/', '/intake/new', `${client}/week`]],
      ['administrator', ['/']],
      ['biller', ['/board']],
    ]
    for (const [role, pages] of days)
      await visitor(role, async (someone) =>
        expect(await tour(someone, pages, [looks.phoneDark, looks.desktopLight])).toEqual([]),
      )
  })

  test('a referral packet that is looked at', async () => {
    await visitor('front_desk', async (desk) => {
      await desk.page.goto('/intake')
      await desk.page
        .locator('input[type="file"]')
        .setInputFiles(join(import.meta.dirname, 'fixtures/packet.json'))
      await desk.page.waitForURL('**/intake/packet')
      expect(await lookAt(desk, 'packet', [looks.phoneLight, looks.desktopDark])).toEqual([])
    })
  })

  test('the ways in, and the portal', { timeout: 300_000 }, async () => {
    const screens = [looks.phoneLight, looks.desktopDark]
    let token = ''
    await visitor('administrator', async ({ page }) => {
      const { sites } = await (await page.request.get('/api/me')).json()
      const invited = await page.request.post('/api/accounts', {
        data: {
          givenName: 'Noor',
          familyName: 'Haddad',
          email: 'noor.haddad@example.org',
          siteIds: [sites[0].id],
          roles: ['front_desk'],
          credential: { label: '', supervised: false, supervisorId: null },
        },
      })
      token = (await invited.json()).token
    })
    expect(token).toMatch(/^[\w-]{43}$/)
    const stranger = await person(browser, demo.server.address)
    const ways = ['/', '/link', `/link#${'x'.repeat(43)}`, `/link#${token}`, '/portal/']
    expect(await tour(stranger, ways, screens)).toEqual([])
    await stranger.context.close()

    const empty = await startServer()
    const first = await person(browser, empty.address)
    expect(await tour(first, [`/link#${printedLink(empty)}`], screens)).toEqual([])
    await first.context.close()
    await empty.stop()
    empty.forget()
  })
})

test('stopped, it leaves no process; started again it is the same demo with new links', {
  timeout: 120_000,
}, async () => {
  const { server, personas: before } = demo
  const members = family(server.process.pid ?? 0)
  expect(members.length).toBeGreaterThan(4)
  await server.stop()
  expect(await goneWithin(members, 15)).toEqual([])
  expect(existsSync(join(server.folder, 'footbridge.pid'))).toBe(false)
  demo = await startDemo(server.folder)
  expect(demo.server.output()).not.toMatch(/making the demo/)
  expect(demo.personas.map((p) => p.email)).toEqual(before.map((p) => p.email))
  expect(demo.personas[0]?.link).not.toBe(before[0]?.link)
})
