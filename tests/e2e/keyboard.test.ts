import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInWords } from '#modules/access/signIn.words.ts'
import { attendanceWords } from '#modules/attendance/attendance.words.ts'
import { boardWords } from '#modules/home/board.words.ts'
import { todayWords } from '#modules/home/today.words.ts'
import { composerWords } from '#modules/notes/composer/composer.words.ts'
import { notesWords } from '#modules/notes/notes.words.ts'
import { staffWords } from '../../src/staff/staff.words.ts'
import { launch, type Person, person, settled } from './support/browser.ts'
import { type Clinic, openClinic } from './support/clinic.ts'
import { keyboard } from './support/keyboard.ts'

/** A therapist's day without a mouse: `page.keyboard` only. */
let clinic: Clinic
let browser: Browser
let therapist: Person
let page: Page
let keys: ReturnType<typeof keyboard>

beforeAll(async () => {
  ;[clinic, browser] = await Promise.all([openClinic(), launch()])
  therapist = await person(browser, clinic.server.address, { timeZone: clinic.zone })
  page = therapist.page
  keys = keyboard(page)
}, 180_000)
afterAll(async () => {
  await browser.close()
  await clinic.close()
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const { finder } = staffWords.en

test('signs in, and stands on the first page', async () => {
  await page.goto(await clinic.link(clinic.staff.therapist))
  await keys.arrivesAt(page.getByRole('button', { name: signInWords.en.link.signIn }))
  await page.keyboard.press('Enter')
  await keys.arrivesAt(heading(todayWords.en.title))
})

test('finds a client by name', async () => {
  await settled(page)
  await keys.press('/')
  await keys.arrivesAt(page.getByRole('combobox', { name: finder.open }))
  await keys.type('cleo row')
  await page.getByRole('option', { name: /Cleo Rowan/, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await keys.arrivesAt(heading('Cleo Rowan'))
})

test('marks everybody of a session and closes its roster', async () => {
  const { roster, closing } = attendanceWords.en
  await page.keyboard.press('Control+k')
  await keys.arrivesAt(page.getByRole('combobox', { name: finder.open }))
  await keys.type('today')
  await page.getByRole('option', { name: staffWords.en.nav.today, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await keys.arrivesAt(heading(todayWords.en.title))
  await settled(page)
  await keys.tabTo(page.getByRole('link', { name: 'Evening group', exact: true }))
  await page.keyboard.press('Enter')
  await keys.arrivesAt(heading('Evening group'))
  await settled(page)

  await keys.tabTo(page.getByRole('list', { name: roster.list }).getByRole('button', { name: /Ana Rowan/ }))
  for (const mark of ['p', 'ArrowRight', 'p', 'ArrowRight', 'a', 'ArrowRight', 'a']) await keys.press(mark)
  await page.getByText(roster.progress(4, 4)).waitFor()
  await keys.tabTo(page.getByRole('button', { name: closing.open }))
  await page.keyboard.press('Enter')
  await keys.arrivesAt(page.getByRole('dialog').getByLabel(closing.began))
  await keys.tabTo(page.getByRole('dialog').getByRole('button', { name: closing.confirm }))
  await page.keyboard.press('Enter')
  await page.getByText(roster.closedTitle).first().waitFor()
  await keys.press('Tab', 'after closing the roster')
})

test('writes a group note and signs it', async () => {
  const { fields, participations, progresses } = notesWords.en
  const { sign, signed } = composerWords.en
  await keys.tabTo(page.getByRole('link', { name: attendanceWords.en.roster.writeNote }))
  await page.keyboard.press('Enter')
  await keys.arrivesAt(heading(composerWords.en.page.title('Evening group')))
  await settled(page)

  await keys.tabTo(page.getByLabel(fields.topic))
  await keys.type('Asking for help')
  await keys.tabTo(page.getByLabel(fields.intervention))
  await keys.type('Practised three sentences in pairs.')
  await keys.tabTo(page.getByLabel(fields.next))
  await keys.type('Ask one person before Thursday.')
  await keys.press('Control+Enter')
  for (const [name, response] of [
    ['Ana Rowan', 'Asked her sister in the break and told the group how it went.'],
    ['Ben Rowan', 'Found the third sentence hardest; wants to try it with his foreman.'],
  ] as const) {
    const card = page.getByRole('region', { name })
    await keys.arrivesAt(card.getByLabel(fields.response))
    await keys.type(response)
    await keys.tabTo(card.getByLabel(participations.active, { exact: true }))
    await keys.press('Space')
    await keys.tabTo(card.getByLabel(progresses.forward, { exact: true }))
    await keys.press('Space')
    await page.keyboard.press('Control+Enter')
  }
  await keys.arrivesAt(page.getByRole('dialog').getByRole('button', { name: sign.confirm(2) }))
  await page.keyboard.press('Enter')
  await page.getByText(signed.title).first().waitFor()
  await keys.press('Tab', 'after signing')
  await page.getByText('Asking for help').first().waitFor()
})

test('goes on to the board', async () => {
  await page.keyboard.press('Control+k')
  await keys.arrivesAt(page.getByRole('combobox', { name: finder.open }))
  await keys.type('board')
  await page.getByRole('option', { name: staffWords.en.nav.board, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await keys.arrivesAt(heading(boardWords.en.title))
  await settled(page)
  await keys.tabTo(page.getByRole('link', { name: /Rowan/ }))
  expect(therapist.complaints).toEqual([])
})
