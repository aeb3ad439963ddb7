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
  signedInAs?: Awaited<ReturnType<BrowserContext['storageState']>>
}

export async function person(browser: Browser, address: string, screen: Screen = {}): Promise<Person> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: screen.width ?? 1280, height: screen.height ?? 900 },
    colorScheme: screen.dark ? 'dark' : 'light',
    timezoneId: screen.timeZone ?? 'America/New_York',
    locale: 'en-US',
    reducedMotion: 'reduce',
    ...(screen.signedInAs ? { storageState: screen.signedInAs } : {}),
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // Chromium itself logs each refusal (4xx) as an error; that it was shown well is for the journey to say.
    if (/the server responded with a status of 4\d\d/.test(message.text())) return
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
      complaints.push(`asked another host: ${request.url()}`)
  })
  return { page, context, complaints }
}

/** Waits until the page has read what it shows. */
export async function settled(page: Page) {
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.locator('[aria-busy="true"]:visible').count(), { timeout: 15_000 }).toBe(0)
}

/** WCAG 2.2 A and AA by axe: no violation at all. */
export async function accessible(page: Page, where: string) {
  await settled(page)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
  expect([where, found]).toEqual([where, []])
}

/** No page may be wider than the screen. */
export async function fits(page: Page, where: string) {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ])
  expect([where, (content ?? 0) <= (screen ?? 0)]).toEqual([where, true])
}
