import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { consentWords } from '#modules/consent/consent.words.ts'
import { accountingWords } from '#modules/consent/gate/accounting.screen.words.ts'
import { gateWords } from '#modules/consent/gate/gate.words.ts'
import { shortNotice } from '#modules/consent/notice.ts'
import { presenceWords } from '#modules/consent/presence/presence.words.ts'
import { consentScreenWords } from '#modules/consent/screen.words.ts'
import { sendWords } from '#modules/record/send.words.ts'
import { mark } from '../support/notes.ts'
import { pdfText } from '../support/pdf.ts'
import { accessible, fits, launch, type Person, person, settled } from './support/browser.ts'
import { type Clinic, openClinic } from './support/clinic.ts'
import { signInBy } from './support/demo.ts'

const screen = consentScreenWords.en
const officer = 'Officer Dana Lee'

let clinic: Clinic
let browser: Browser
let desk: Person
let page: Page
let clientId = ''
beforeAll(async () => {
  ;[clinic, browser] = await Promise.all([openClinic(), launch()])
  const { t, staff, sessionId } = clinic
  const { rows } = await sql<{ id: string }>`select id from client where given_name = 'Ana'`.execute(t.db)
  clientId = rows[0]?.id ?? ''
  await mark(t, staff.therapist, sessionId, clientId, 'present', 60)
  desk = await person(browser, clinic.server.address, { timeZone: clinic.zone })
  page = desk.page
  await signInBy(page, await clinic.link(staff.frontDesk))
}, 180_000)
afterEach(() => {
  expect(desk.complaints).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
})

const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
const open = async (panel: string) => {
  await page.goto(`/clients/${clientId}/${panel}`)
  await settled(page)
}
/** On a phone, in the dark, and back. */
async function alsoOnAPhone(where: string) {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await accessible(page, `${where}, phone, dark`)
  await fits(page, `${where}, phone`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('a consent for a probation officer is written: attendance only', async () => {
  await open('consents')
  await page.getByText(screen.empty).waitFor()
  await accessible(page, 'consents, empty')
  await page.getByRole('link', { name: screen.make }).click()
  await page.getByRole('heading', { level: 1, name: screen.form.title }).waitFor()
  await settled(page)
  await page.getByLabel(screen.form.recipient).fill(officer)
  await accessible(page, 'consent form')
  await alsoOnAPhone('consent form')
  await press(screen.form.save)
  await page.waitForURL(/\/sign$/)
})

test('the client reads it and sees what would be seen, before signing with a finger', async () => {
  await page.getByText(/1 entry/).waitFor()
  const read = await page.getByRole('main').innerText()
  for (const said of [officer, 'Ana Rowan', consentWords.en.parts.attendance, screen.sign.see])
    expect(read).toContain(said)
  expect(read.indexOf(screen.sign.yes)).toBeLessThan(read.indexOf(consentWords.en.parts.notes))
  await accessible(page, 'reading and signing')
  await alsoOnAPhone('reading and signing')
  // Nothing drawn: refused, at its place.
  await press(screen.sign.submit)
  await page.getByRole('alert').getByText(consentWords.en.reasons.signature_missing).waitFor()
  const pad = page.getByRole('img', { name: screen.sign.draw })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no field to sign in')
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (let i = 1; i <= 24; i++) await page.mouse.move(box.x + 40 + i * 12, box.y + 60 + Math.sin(i / 2) * 28)
  await page.mouse.up()
  await press(screen.sign.submit)
  await page.waitForURL(/\/consents$/)
  await page.getByText(consentWords.en.standings.active, { exact: true }).waitFor()
  // Anew, without the message that was about to fade.
  await open('consents')
  await accessible(page, 'consents')
  await alsoOnAPhone('consents')
})

test('the letter goes out, with the notice and the consent’s scope', async () => {
  await open('disclosures')
  await page.getByText(accountingWords.en.accounting.empty).waitFor()
  await press(sendWords.en.send)
  await page.getByLabel(sendWords.en.dialog.consent).waitFor()
  await accessible(page, 'sending')
  const downloading = page.waitForEvent('download')
  await press(sendWords.en.dialog.submit)
  const text = pdfText(readFileSync(await (await downloading).path()))
  for (const said of [officer, 'Ana Rowan', shortNotice, 'Sent with the written consent of Ana Rowan', '1 h'])
    expect(text).toContain(said)
  await page.getByText(accountingWords.en.accounting.count(1)).waitFor()
  await accessible(page, 'disclosures')
  await alsoOnAPhone('disclosures')
})

test('the client takes it back, and the next letter is refused', async () => {
  await open('consents')
  await press(screen.card.revoke)
  const dialog = page.getByRole('dialog')
  await dialog.getByText(screen.card.revokeSentence).waitFor()
  await accessible(page, 'taking back')
  await dialog.getByRole('button', { name: screen.card.revoke }).click()
  await page.getByText(consentWords.en.standings.revoked, { exact: true }).waitFor()
  await open('disclosures')
  await press(sendWords.en.send)
  await page.getByLabel(sendWords.en.dialog.consent).selectOption({ index: 0 })
  await press(sendWords.en.dialog.submit)
  await page.getByRole('alert').getByText(gateWords.en.reasons.consent_revoked).waitFor()
})

test('the accounting shows one disclosure, and the attempt is kept apart', async () => {
  await open('disclosures')
  await page.getByText(accountingWords.en.accounting.count(1)).waitFor()
  const ledger = page.getByRole('table').first()
  expect(await ledger.getByRole('row').count()).toBe(2)
  await ledger.getByText(officer).waitFor()
  const { rows } = await sql<{ reason: string }>`
    select reason from disclosure_refusal where client_id = ${clientId}`.execute(clinic.t.db)
  expect(rows).toEqual([{ reason: 'consent_revoked' }])
})

test('R88 whoever searches for a person is told to say neither yes nor no, whether the name is known or not', async () => {
  for (const name of ['Ana Rowan', 'Nobody Atall']) {
    await page.goto('/')
    await settled(page)
    await page.keyboard.press('/')
    await page.getByRole('combobox').fill(name)
    await page.getByText(presenceWords.en.whileSearching).waitFor()
    await accessible(page, `searching ${name}`)
  }
  await page.getByRole('link', { name: presenceWords.en.whatToSay }).click()
  await page.getByText(presenceWords.en.script).waitFor()
  await accessible(page, 'asked')
  await alsoOnAPhone('asked')
})
