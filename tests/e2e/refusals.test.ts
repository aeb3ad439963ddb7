import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signInWords } from '#modules/access/signIn.words.ts'
import { assessment, startAssessment } from '#modules/intake/assessment/assessment.contract.ts'
import { assessmentWords } from '#modules/intake/assessment/assessment.words.ts'
import { sectionWords } from '#modules/intake/assessment/sections.words.ts'
import { packetWords } from '#modules/intake/referral/packet.words.ts'
import { groupDraft } from '#modules/notes/composer/composer.contract.ts'
import { notesWords } from '#modules/notes/notes.words.ts'
import { uiWords } from '#ui/ui.words.ts'
import { staffWords } from '../../src/staff/staff.words.ts'
import type { Persona } from '../support/app.ts'
import { launch, type Person, person, settled } from './support/browser.ts'
import { type Clinic, openClinic } from './support/clinic.ts'
import { signInBy } from './support/demo.ts'

/** When something goes wrong: it is said where and why, and nothing that was typed is lost. */
let clinic: Clinic
let browser: Browser
const here: Person[] = []

beforeAll(async () => {
  ;[clinic, browser] = await Promise.all([openClinic(), launch()])
}, 180_000)
afterEach(async () => {
  for (const { complaints, context } of here.splice(0)) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
afterAll(async () => {
  await browser.close()
  await clinic.close()
})

/** Somebody at their own screen, signed in. */
async function comes(as: Persona): Promise<Person> {
  const someone = await person(browser, clinic.server.address, {
    timeZone: clinic.zone,
    cookie: as.cookie,
  })
  here.push(someone)
  return someone
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

/** Drops a file on a place of the page, as a hand does. */
async function drop(page: Page, on: string, name: string, text: string) {
  const data = await page.evaluateHandle(
    ([n, t]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([t], n, { type: 'application/json' }))
      return transfer
    },
    [name, text] as const,
  )
  await page.getByText(on, { exact: true }).dispatchEvent('drop', { dataTransfer: data })
}

test('a broken packet is refused with the place of the damage, and nothing is saved', async () => {
  const saved = async () => {
    const count = async (table: 'client' | 'inquiry' | 'referral') =>
      (await clinic.t.db.selectFrom(table).select('id').execute()).length
    return [await count('client'), await count('inquiry'), await count('referral')]
  }
  const before = await saved()
  const { page } = await comes(clinic.staff.frontDesk)
  await page.goto('/intake')
  await settled(page)
  const whole = readFileSync(join(import.meta.dirname, 'fixtures/packet.json'), 'utf8')

  const lines = whole.split('\n')
  const cut = lines.slice(0, 12).join('\n')
  await drop(page, packetWords.en.drop.title, 'cut.json', cut)
  await page.getByText(/damaged at line 1[23], column \d+/).waitFor()

  const damaged = JSON.parse(whole)
  const at = damaged.entry.findIndex((e: Entry) => e.resource.resourceType === 'Condition')
  damaged.entry[at].resource.code = 'F10.20'
  await drop(page, packetWords.en.drop.title, 'wrong.json', JSON.stringify(damaged))
  const alert = page.getByRole('alert').filter({ hasText: 'wrong.json' })
  await alert.getByText(packetWords.en.drop.failedWhere).waitFor()
  expect(await alert.innerText()).toMatch(/code/)
  expect(new URL(page.url()).pathname).toBe('/intake')
  expect(await saved()).toEqual(before)
})
type Entry = { resource: { resourceType: string } }

test('two people write in one section: the second is told, keeps their text, and decides', async () => {
  const { t, staff } = clinic
  const clientId = await clinic.client('Iris')
  const { assessmentId } = await t.ok(startAssessment, { clientId }, staff.therapist)
  const address = `/clients/${clientId}/assessments/${assessmentId}?section=reason`
  const label = sectionWords.en.reason.fields.inOwnWords?.label ?? ''
  const stored = async () => {
    const { sections } = await t.ok(assessment, { clientId, assessmentId }, staff.therapist)
    const reason = sections.find((s) => s.section === 'reason')?.content
    return reason?.section === 'reason' ? reason.inOwnWords : ''
  }
  const [first, second] = [await comes(staff.therapist), await comes(staff.director)]
  for (const { page } of [first, second]) {
    await page.goto(address)
    await settled(page)
  }
  await first.page.getByLabel(label).fill('I want my mornings back.')
  await expect.poll(stored, { timeout: 15_000 }).toBe('I want my mornings back.')
  await second.page.getByLabel(label).fill('She wants her mornings back, and her driving licence.')
  await second.page.getByText(uiWords.en.save.stale).waitFor()
  // Nothing is overwritten, and nothing typed is lost.
  expect(await stored()).toBe('I want my mornings back.')
  expect(await second.page.getByLabel(label).inputValue()).toMatch(/driving licence/)
  await press(second.page, assessmentWords.en.keepMine)
  await expect.poll(stored, { timeout: 15_000 }).toMatch(/driving licence/)

  // The other way round: who is second now takes what stands there.
  await first.page.getByLabel(label).fill('Mornings.')
  await first.page.getByText(uiWords.en.save.stale).waitFor()
  await press(first.page, assessmentWords.en.reload)
  await expect.poll(() => first.page.getByLabel(label).inputValue()).toMatch(/driving licence/)
  expect(await stored()).toMatch(/driving licence/)
})

const topicOf = async () => {
  const draft = await clinic.t.ok(groupDraft, { sessionId: clinic.sessionId }, clinic.staff.director)
  return draft.shared.part.topic
}
const topic = (page: Page) => page.getByLabel(notesWords.en.fields.topic)

test('the network fails while a group note is typed: the text stays, and is saved when it is back', async () => {
  const someone = await comes(clinic.staff.therapist)
  const { page, context } = someone
  await page.goto(`/sessions/${clinic.sessionId}/note`)
  await settled(page)
  await context.setOffline(true)
  await topic(page).fill('What a bad day is made of')
  await page.getByText(uiWords.en.save.failed).first().waitFor()
  expect(await topicOf()).toBe('')
  expect(await topic(page).inputValue()).toBe('What a bad day is made of')
  await context.setOffline(false)
  await expect.poll(topicOf, { timeout: 15_000 }).toBe('What a bad day is made of')
  await page.reload()
  await expect.poll(() => topic(page).inputValue(), { timeout: 15_000 }).toBe('What a bad day is made of')
  // The browser says itself that there was no network; it may say nothing else.
  const complaints = someone.complaints.splice(0)
  expect(complaints.filter((c) => !c.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('signed out elsewhere: what was typed stays in sight, and signing in leads back to the page', async () => {
  const { page, context } = await comes(clinic.staff.therapist)
  const address = `/sessions/${clinic.sessionId}/note`
  await page.goto(address)
  await settled(page)

  const elsewhere = await context.newPage()
  await elsewhere.goto('/')
  await elsewhere.getByRole('button', { name: new RegExp(`^${staffWords.en.account.open}`) }).click()
  await press(elsewhere, staffWords.en.account.signOut)
  await elsewhere.getByRole('heading', { level: 1, name: signInWords.en.signIn.title }).waitFor()

  await topic(page).fill('What a good day is made of')
  await page.getByText(staffWords.en.session.ended).first().waitFor()
  expect(await topic(page).inputValue()).toBe('What a good day is made of')
  await page.close({ runBeforeUnload: false })

  // A page that is opened signed out asks for it at its own address, and is there after signing in.
  await elsewhere.goto(address)
  await elsewhere.getByRole('heading', { level: 1, name: signInWords.en.signIn.title }).waitFor()
  expect(new URL(elsewhere.url()).pathname).toBe(address)
  await signInBy(elsewhere, await clinic.link(clinic.staff.therapist))
  await elsewhere.goto(address)
  await topic(elsewhere).waitFor()
})
