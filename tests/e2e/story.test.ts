import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { attendanceWords } from '#modules/attendance/attendance.words.ts'
import {
  assessment,
  completeAssessment,
  listAssessments,
  saveSection,
} from '#modules/intake/assessment/assessment.contract.ts'
import { assessmentWords } from '#modules/intake/assessment/assessment.words.ts'
import { sectionWords } from '#modules/intake/assessment/sections.words.ts'
import { inquiryWords } from '#modules/intake/inquiry/inquiry.words.ts'
import { placementWords } from '#modules/intake/placement/placement.words.ts'
import { packetWords } from '#modules/intake/referral/packet.words.ts'
import { completeMeasure, startMeasure } from '#modules/measures/measures.contract.ts'
import { composerWords } from '#modules/notes/composer/composer.words.ts'
import { notesWords } from '#modules/notes/notes.words.ts'
import { careTeamWords } from '#modules/people/careTeam.words.ts'
import { client } from '#modules/people/client.contract.ts'
import { admissionWords } from '#modules/plans/admission/admission.words.ts'
import { programWords } from '#modules/program/program.words.ts'
import { clientWeekWords } from '#modules/timetable/clientWeek.words.ts'
import { answersTo } from '#simulate/answers.ts'
import { castOf } from '#simulate/cast.ts'
import { demoSize } from '#simulate/demoSize.ts'
import { interviewOf } from '#simulate/interview.ts'
import { seededRandom } from '#simulate/random.ts'
import type { Persona } from '../support/app.ts'
import { accessible, launch, type Person, person, settled } from './support/browser.ts'
import { type Clinic, openClinic } from './support/clinic.ts'
import { signInBy } from './support/demo.ts'

let clinic: Clinic
let browser: Browser
let people: Record<keyof Clinic['staff'], Person>
let clientId = ''

beforeAll(async () => {
  ;[clinic, browser] = await Promise.all([openClinic(), launch()])
  const enter = async (as: Persona) => {
    const someone = await person(browser, clinic.server.address, { timeZone: clinic.zone })
    await signInBy(someone.page, await clinic.link(as))
    return someone
  }
  people = {
    frontDesk: await enter(clinic.staff.frontDesk),
    therapist: await enter(clinic.staff.therapist),
    director: await enter(clinic.staff.director),
  }
}, 180_000)
afterEach(() => {
  for (const [who, { complaints }] of Object.entries(people)) expect([who, complaints]).toEqual([who, []])
})
afterAll(async () => {
  await browser.close()
  await clinic.close()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

test('1 and 2: a hospital’s packet becomes an inquiry that somebody answers', async () => {
  const { page } = people.frontDesk
  await page.goto('/intake')
  await settled(page)
  await page.locator('input[type="file"]').setInputFiles(join(import.meta.dirname, 'fixtures/packet.json'))
  await page.getByRole('heading', { level: 1, name: packetWords.en.preview.title }).waitFor()
  const told = await page.getByRole('main').innerText()
  expect(told).toContain('Marisol Okafor')
  // What matters for the programme stands before the rest; what was not understood is listed.
  expect(told.indexOf('Alcohol dependence')).toBeGreaterThan(-1)
  expect(told.indexOf('Alcohol dependence')).toBeLessThan(told.indexOf('Low back pain'))
  expect(told).toContain('Naltrexone')
  await page
    .getByText(/pieces? of \d+ kinds?|\d+ pieces/)
    .first()
    .click()
  await page.getByText('Device', { exact: false }).first().waitFor()
  await accessible(page, 'packet')
  await press(page, packetWords.en.preview.accept)
  await page.waitForURL(/\/intake\/[0-9a-f-]{36}$/)
  await settled(page)
  await press(page, inquiryWords.en.page.contacted)
  await page.getByRole('link', { name: 'Marisol Okafor' }).first().click()
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}/)
  clientId = /clients\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
})

test('3: the assessment is saved as it is typed, survives a reload, and is completed', async () => {
  const { page } = people.therapist
  await page.goto(`/clients/${clientId}/assessment`)
  await press(page, assessmentWords.en.panel.start)
  const words = page.getByLabel(sectionWords.en.reason.fields.inOwnWords?.label ?? '')
  const saved = page.waitForResponse((r) => r.request().method() === 'PUT' && r.ok())
  await words.fill('I want to be home for breakfast again.')
  await saved
  await page.reload()
  await expect
    .poll(() => words.inputValue(), { timeout: 15_000 })
    .toBe('I want to be home for breakfast again.')
  await accessible(page, 'assessment')

  const { t, staff } = clinic
  const { assessments } = await t.ok(listAssessments, { clientId }, staff.therapist)
  const assessmentId = assessments[0]?.id ?? ''
  const random = seededRandom('story')
  const on = Temporal.Now.plainDateISO(clinic.zone)
  const character = castOf('story', on, demoSize)[0]
  if (!character) throw new Error('nobody in the cast')
  const { sections } = await t.ok(assessment, { clientId, assessmentId }, staff.therapist)
  for (const content of interviewOf(random, character, on)) {
    const version = sections.find((s) => s.section === content.section)?.version ?? 0
    await t.ok(saveSection, { clientId, assessmentId, version, content }, staff.therapist)
  }
  for (const instrument of ['phq-9', 'gad-7', 'bam-iop'] as const) {
    const { id, version } = await t.ok(startMeasure, { clientId, instrument }, staff.therapist)
    const answers = answersTo(random, instrument, {
      weight: 0.4,
      substance: character.substance,
      suicideItem: 0,
    })
    await t.ok(
      completeMeasure,
      { clientId, responseId: id, version, answers: { ...answers } },
      staff.therapist,
    )
  }
  const answer = await t.call(completeAssessment, { clientId, assessmentId }, staff.frontDesk)
  expect(answer.status).toBe(403)
  await page.goto(`/clients/${clientId}/assessment?section=summary`)
  await page.getByText(assessmentWords.en.progress(12, 12)).first().waitFor()
  await press(page, assessmentWords.en.finish)
  await page.getByText(assessmentWords.en.finished).first().waitFor()
})

test('4: the placement is decided with six ratings and both reasons', async () => {
  const { page } = people.therapist
  const words = placementWords.en
  await page.goto(`/clients/${clientId}/placement`)
  await settled(page)
  await press(page, words.submit)
  // Nothing entered: refused with its places, and nothing is saved.
  await page.getByRole('alert').first().waitFor()
  for (const two of await page.getByRole('radio', { name: '2', exact: true }).all()) await two.check()
  for (const field of await page.getByLabel(new RegExp(`: ${words.narrative}$`)).all())
    await field.fill('What the interview told.')
  await page.getByLabel(words.indicatedLevel).selectOption({ label: programWords.en.levels['2.1'] })
  await page.getByLabel(words.whyNotLower).fill('Weekly sessions did not hold between visits.')
  await page.getByLabel(words.whyNotHigher).fill('Safe at home, medically stable, works days.')
  await accessible(page, 'placement')
  await press(page, words.submit)
  await page.getByText(words.decided).first().waitFor()
})

test('5: admission opens the episode with a prescribed week of 9 hours', async () => {
  const { page } = people.director
  await page.goto(`/clients/${clientId}/admit`)
  await settled(page)
  const main = await page.getByRole('main').innerText()
  expect(main).toContain(programWords.en.levels['2.1'])
  await accessible(page, 'admission')
  await page.getByText(programWords.en.tracks.evening, { exact: true }).click()
  await page.getByLabel(careTeamWords.en.roles.primary_therapist).selectOption({ label: 'Test therapist' })
  await press(page, admissionWords.en.submit)
  await page.getByText(admissionWords.en.done).first().waitFor()
  expect((await clinic.t.ok(client, { clientId }, clinic.staff.director)).status).toBe('admitted')
})

test('6: next week’s seats are proposed and taken with one press', async () => {
  const { page } = people.frontDesk
  const words = clientWeekWords.en
  await page.goto(`/clients/${clientId}/week`)
  await settled(page)
  await page.getByRole('button', { name: /next week/i }).click()
  await page.getByRole('heading', { name: 'Mon + Wed + Fri' }).first().waitFor()
  await accessible(page, 'client week')
  await press(page, words.proposals.take)
  const seats = () =>
    clinic.t.db.selectFrom('seat').select('session_id').where('client_id', '=', clientId).execute()
  await expect.poll(async () => (await seats()).length, { timeout: 15_000 }).toBeGreaterThan(5)
})

test('7: the roster is marked by taps, closed, and corrected with a reason', async () => {
  await clinic.seat(clientId)
  const { page } = people.therapist
  const words = attendanceWords.en
  await page.goto(`/sessions/${clinic.sessionId}`)
  await settled(page)
  await page.getByRole('button', { name: /Ana Rowan/ }).click()
  await press(page, words.roster.restPresent(4))
  await page.getByText(words.roster.progress(5, 5)).first().waitFor()
  await accessible(page, 'roster')
  await press(page, words.closing.open)
  await page.getByRole('dialog').getByRole('button', { name: words.closing.confirm }).click()
  await page.getByText(words.roster.closedTitle).first().waitFor()
  await page.getByRole('button', { name: /Ben Rowan/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.correcting.mark).selectOption('excused')
  await dialog.getByLabel(words.correcting.why).fill('Called before: his child was ill.')
  await press(page, words.correcting.confirm)
  await page.getByText(words.roster.corrected('Called before: his child was ill.')).first().waitFor()
})

/** In the order of the cards: by family name. */
const responses = {
  'Marisol Okafor': 'Linked cravings to the way home from work past the old bar.',
  'Ana Rowan': 'Named two evenings that went well and why they did.',
  'Cleo Rowan': 'Was quiet at first, then asked the others what they do at nine.',
  'Dev Rowan': 'Plans to call his sister before six, every day until Sunday.',
}

test('8: one group note makes a note for each who attended', async () => {
  const { page } = people.therapist
  const words = composerWords.en
  await page.goto(`/sessions/${clinic.sessionId}/note`)
  await settled(page)
  const { fields, participations, progresses } = notesWords.en
  await page.getByLabel(fields.topic).fill('Handling a hard evening')
  await page.getByLabel(fields.intervention).fill('Went through three evenings and what helped in each.')
  await page.getByLabel(fields.next).fill('Write down one evening that went well.')
  for (const [name, said] of Object.entries(responses)) {
    const card = page.getByRole('region', { name })
    if (!(await card.isVisible()))
      await page.getByRole('button', { name: new RegExp(`^${name}`), expanded: false }).click()
    await card.getByLabel(fields.response).fill(said)
    await card.getByText(participations.active, { exact: true }).click()
    await card.getByText(progresses.steady, { exact: true }).click()
  }
  await accessible(page, 'composer')
  await press(page, words.bar.sign)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words.sign.confirm(4) })
    .click()
  await page.getByText(words.signed.title).first().waitFor()
  await page.goto(`/clients/${clientId}/notes`)
  await page.getByText('Handling a hard evening').first().waitFor()
})

test('9: the ledger and the board show the hour that was credited', async () => {
  const { page } = people.director
  await page.goto(`/clients/${clientId}/hours`)
  await settled(page)
  expect(await page.getByRole('main').innerText()).toMatch(/1 h of 9 h/)
  await page.goto('/board')
  await settled(page)
  await page.getByText('Okafor, Marisol').first().waitFor()
  await accessible(page, 'board')
})
