import { generateSync } from 'otplib'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedLink, type Server, startServer } from '../support/server.ts'
import { accessible, fits, launch, type Person, person, settled } from './support/browser.ts'

let server: Server
let browser: Browser
/** Browsers keep passkeys for names, not for addresses in digits. */
let address: string
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launch()])
  address = server.address.replace('127.0.0.1', 'localhost')
}, 240_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  server.forget()
})

const password = 'nine herons over the weir'
const email = 'ines@example.org'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

/** Sets up the authenticator app on the page that asks for a second factor. @returns the recovery codes */
async function setUpApp(page: Page): Promise<string[]> {
  await heading(page, 'Protect your account').waitFor()
  await accessible(page, 'protect your account')
  await button(page, 'Set up an authenticator app').click()
  const secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
  await accessible(page, 'authenticator app')
  await page
    .getByLabel('The code the app shows now')
    .fill(generateSync({ secret: secret.replaceAll(' ', '') }))
  await button(page, 'Confirm').click()
  await heading(page, 'Keep these recovery codes').waitFor()
  await accessible(page, 'recovery codes')
  const codes = await page.locator('main li').allTextContents()
  await button(page, 'I have kept them').click()
  await page.getByRole('navigation').first().waitFor()
  return codes
}

/** A finger on a sensor, as Chromium plays it. */
async function giveFinger({ page, context }: Person) {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function menu(page: Page, item: string) {
  await page.getByRole('button', { name: /^Your account/ }).click()
  const place = page.getByRole('link', { name: item }).or(page.getByRole('button', { name: item }))
  await place.first().click()
}

test('from the invitation to a passkey, with a locked screen on the way', { timeout: 300_000 }, async () => {
  const ada = await person(browser, address)
  await ada.page.goto(`/link#${printedLink(server)}`)
  await ada.page.getByLabel('Name of the site').fill('Harbor Street')
  await ada.page.getByLabel('Given name').fill('Ada')
  await ada.page.getByLabel('Family name').fill('Alder')
  await ada.page.getByLabel('E-mail').fill('ada@example.org')
  const chosen = ada.page.getByRole('textbox', { name: 'Password' })
  await chosen.fill('AdaAlder202611')
  await ada.page.getByText(/too easy to guess/i).waitFor()
  await button(ada.page, 'Set up and go in').click()
  await ada.page.getByText(/This password is easily guessed/).waitFor()
  await chosen.fill('seven quiet herons at dusk')
  await ada.page.getByText(/^(Very good|Good)/).waitFor()
  await button(ada.page, 'Set up and go in').click()
  await setUpApp(ada.page)

  // The invitation is handed over.
  await ada.page.goto('/staff')
  await button(ada.page, 'Invite somebody').first().click()
  await ada.page.getByLabel('Given name').fill('Ines')
  await ada.page.getByLabel('Family name').fill('Iver')
  await ada.page.getByLabel('E-mail').fill(email)
  await ada.page.getByRole('combobox', { name: 'Roles' }).focus()
  await ada.page.keyboard.press('ArrowDown')
  await ada.page.getByRole('option', { name: 'Case manager' }).click()
  await ada.page.keyboard.press('Tab')
  await button(ada.page, 'Make the invitation link').click()
  const link = await ada.page.getByLabel('Invitation link').inputValue()

  const ines = await person(browser, address)
  const { page } = ines
  page.setDefaultTimeout(12_000)
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await button(page, 'Save and go in').click()
  await heading(page, 'Protect your account').waitFor()
  // Nothing else is reached before the second factor.
  await page.goto('/clients')
  const codes = await setUpApp(page)
  expect(codes).toHaveLength(10)

  // A locked screen shows nothing, and gives back what was being typed.
  await page.goto('/intake/new')
  const name = page.getByLabel('Given name').first()
  await name.fill('Marisol')
  await menu(page, 'Lock the screen')
  await heading(page, 'Locked').waitFor()
  await accessible(page, 'locked')
  expect(await name.isVisible()).toBe(false)
  const refusal = await page.evaluate(async () => (await fetch('/api/me')).json())
  expect(refusal).toMatchObject({ status: 401, reason: 'locked' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  expect(await heading(page, 'Locked').isVisible()).toBe(true)
  await page.getByRole('textbox', { name: 'Password' }).fill('not this one')
  await button(page, 'Unlock').click()
  await page.getByText('This is not your password.').waitFor()
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await button(page, 'Unlock').click()
  await heading(page, 'Locked').waitFor({ state: 'detached' })
  expect(await name.inputValue()).toBe('Marisol')

  // A passkey, made and then used instead of a password.
  await giveFinger(ines)
  await page.goto('/account')
  await settled(page)
  await accessible(page, 'my account')
  await fits(page, 'my account')
  await button(page, 'Add a passkey').click()
  await page.getByLabel('Name of this passkey').fill('Work laptop')
  await button(page, 'Make the passkey').click()
  await page.getByText('Work laptop').waitFor()
  await menu(page, 'Sign out')
  await button(page, 'Sign in with a passkey').click()
  await page.getByRole('navigation').first().waitFor()
  await page.goto('/account')
  await page.getByText(/last used/).waitFor()

  // Signed in elsewhere by password and a recovery code, and ended from here.
  const phone = await person(browser, address, { width: 390, height: 844, dark: true })
  await phone.page.goto('/')
  await accessible(phone.page, 'sign in')
  await phone.page.getByLabel('E-mail').fill(email)
  await phone.page.getByRole('textbox', { name: 'Password' }).fill(password)
  await button(phone.page, 'Sign in').click()
  await phone.page.getByLabel('Code').fill(codes[0] ?? '')
  await accessible(phone.page, 'code')
  await button(phone.page, 'Go on').click()
  await phone.page.getByRole('navigation').first().waitFor()
  await phone.page.goto('/account')
  await settled(phone.page)
  await fits(phone.page, 'my account on a phone')
  await accessible(phone.page, 'my account on a phone')
  await page.reload()
  await page.getByText('9 codes are left.').waitFor()
  await button(page, 'End all others').click()
  await page.getByText('One sign-in ended.').waitFor()
  await phone.page.goto('/clients')
  await heading(phone.page, 'Sign in').waitFor()

  for (const who of [ada, ines, phone]) {
    expect(who.complaints).toEqual([])
    await who.context.close()
  }
})
