import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { expect } from 'vitest'
import { browserArguments, findBrowser } from '../../../tools/browser.ts'

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: findBrowser(() => undefined), args: browserArguments })

/** A person at a screen of their own. Everything their browser complains about is kept, and fails the journey. */
export type Person = { page: Page; context: BrowserContext; complaints: string[] }

type Screen = {
  width?: number
  height?: number
  dark?: boolean
  timeZone?: string
  /** Of a sign-in that exists already: `name=value`. */
  cookie?: string
}

export async function person(browser: Browser, address: string, screen: Screen = {}): Promise<Person> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: screen.width ?? 1280, height: screen.height ?? 900 },
    colorScheme: screen.dark ? 'dark' : 'light',
    timezoneId: screen.timeZone ?? 'America/New_York',
    locale: 'en-US',
    reducedMotion: 'reduce',
  })
  if (screen.cookie) {
    const [name = '', value = ''] = screen.cookie.split('=')
    await context.addCookies([{ name, value, url: address, sameSite: 'Strict', httpOnly: true }])
  }
  const page = await context.newPage()
  return { page, context, complaints: listen(page, address) }
}

/** Keeps what the browser complains about, and how many requests are under way. */
function listen(page: Page, address: string): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    // Chromium itself logs each refusal (4xx) as an error; that it was shown well is for the journey to say.
    if (/the server responded with a status of 4\d\d/.test(message.text())) return
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const open = new Set<unknown>()
  underWay.set(page, open)
  page.on('request', (request) => {
    open.add(request)
    if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
      complaints.push(`asked another host: ${request.url()}`)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return complaints
}
const underWay = new WeakMap<Page, Set<unknown>>()

/** Waits until the page has read what it shows: it stands in its frame, nothing is asked and nothing is a skeleton. */
export async function settled(page: Page) {
  const rests = async () => {
    if (underWay.get(page)?.size) return false
    return page.evaluate(
      () =>
        new Promise<boolean>((told) => {
          const waits = [...document.querySelectorAll('[aria-busy="true"]')].some((e) => e.checkVisibility())
          const shows = document.querySelector('h1') !== null && !waits
          requestAnimationFrame(() => requestAnimationFrame(() => told(shows)))
        }),
    )
  }
  // Twice in a row: what one answer makes the page ask next has begun by then.
  const twice = async () => (await rests()) && (await rests())
  await expect.poll(twice, { timeout: 20_000, interval: 25 }).toBe(true)
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** WCAG 2.2 A and AA by axe, and its best practices: no violation at all. */
export async function accessible(page: Page, where: string) {
  await settled(page)
  expect([where, await violations(page)]).toEqual([where, []])
}

/** What axe finds on the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  // Legacy mode: no second page for frames, of which there are none.
  const found = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode()
    .analyze()
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
}

/** By how many pixels the page is wider than the screen. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))

/** No page may be wider than the screen. */
export async function fits(page: Page, where: string) {
  expect([where, await overhang(page)]).toEqual([where, 0])
}
