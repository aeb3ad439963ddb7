import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeSessionRoster, markSession, twoAbsences } from '#modules/attendance/attendance.contract.ts'
import { closeOverdueRosters } from '#modules/attendance/outreach.actions.ts'
import { assessmentRisk } from '#modules/intake/assessment/assessment.contract.ts'
import { signGroupNote } from '#modules/notes/composer/composer.contract.ts'
import { cosignNotes } from '#modules/notes/notes.contract.ts'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { cards, deliver, mark, thatEvening, topic } from '../../../tests/support/notes.ts'
import { arrange } from '../../../tests/support/week.ts'
import { clientTasks, listTasks } from './tasks.contract.ts'

let t: TestApp
let siteId: string
let lead: Persona
beforeAll(async () => {
  t = await testApp()
  siteId = await t.site()
  await arrange(t).program(siteId)
})
beforeEach(async () => {
  t.clock.now = Temporal.Instant.from(thatEvening)
  lead = await t.staff('therapist', siteId)
})
afterAll(() => t.close())

const owed = async (as: Persona) =>
  (await t.ok(listTasks, {}, as)).tasks
    .filter((x) => x.mine)
    .map((x) => ({ kind: x.kind, dueAt: x.dueAt.toString() }))
const sign = (sessionId: string, clientIds: string[], as = lead) =>
  t.ok(signGroupNote, { sessionId, shared: topic, sharedVersion: 0, cards: cards(clientIds) }, as)

test('R26 closing the roster makes the notes a task of who led it, due in the time the programme gives', async () => {
  const { sessionId, clientIds } = await deliver(t, lead, {
    siteId,
    marks: ['present', 'absent'],
    closed: false,
  })
  expect(await owed(lead)).toEqual([])
  await t.ok(closeSessionRoster, { sessionId }, lead)
  const notes = [{ kind: 'note_overdue', dueAt: '2026-03-05T02:00:00Z' }]
  expect(await owed(lead)).toEqual(notes)
  await sign(sessionId, clientIds.slice(0, 1))
  expect(await owed(lead)).toEqual([])
})

test('R26 a session nobody attended owes no note, until a correction says that somebody did', async () => {
  const { sessionId, clientIds } = await deliver(t, lead, { siteId, marks: ['absent'], closed: false })
  await t.ok(closeSessionRoster, { sessionId }, lead)
  expect(await owed(lead)).toEqual([])
  const [clientId = ''] = clientIds
  const present = { clientId, mark: 'present', version: 1 } as const
  await t.ok(markSession, { sessionId, marks: [present], why: 'Was in the other room' }, lead)
  expect((await owed(lead)).map((x) => x.kind)).toEqual(['note_overdue'])
})

test('a roster left open is a task until everybody is marked; its attended clients need notes meanwhile', async () => {
  const { sessionId, clientIds } = await deliver(t, lead, { siteId, marks: ['present', null], closed: false })
  t.clock.now = Temporal.Instant.from('2026-03-05T12:00:00Z')
  await t.act(undefined, closeOverdueRosters)
  expect((await owed(lead)).map((x) => x.kind).sort()).toEqual(['note_overdue', 'roster_open'])
  const [, clientId = ''] = clientIds
  const absent = { clientId, mark: 'absent', version: 0 } as const
  await t.ok(markSession, { sessionId, marks: [absent], why: 'Left open by mistake' }, lead)
  expect((await owed(lead)).map((x) => x.kind)).toEqual(['note_overdue'])
})

test('R29 notes of a trainee are one task of the supervisor for the session, until the last is co-signed', async () => {
  const trainee = await t.staff('therapist', siteId, { label: 'Intern', supervised: true })
  await sql`update credential set supervisor_id = ${lead.staffId} where staff_id = ${trainee.staffId}`.execute(
    t.db,
  )
  const { sessionId, clientIds } = await deliver(t, trainee, { siteId, marks: ['present', 'present'] })
  await sign(sessionId, clientIds, trainee)
  expect((await owed(lead)).map((x) => x.kind)).toEqual(['cosign_due'])
  const { rows } = await sql<{ id: string }>`select id from note where session_id = ${sessionId}`.execute(
    t.db,
  )
  const [first = '', second = ''] = rows.map((r) => r.id)
  await t.ok(cosignNotes, { noteIds: [first] }, lead)
  expect(await owed(lead)).toHaveLength(1)
  await t.ok(cosignNotes, { noteIds: [second] }, lead)
  expect(await owed(lead)).toEqual([])
})

test('R21 two absences give the case manager one outreach task, due when the event says', async () => {
  const caseManager = await t.staff('case_manager', siteId)
  const { sessionId, clientIds } = await deliver(t, lead, { siteId, marks: ['absent'] })
  const [clientId = ''] = clientIds
  await sql`insert into care_team_member (client_id, staff_id, role, from_on) values (${clientId}, ${caseManager.staffId}, 'case_manager', '2026-01-05')`.execute(
    t.db,
  )
  const told = { sinceSessionId: sessionId, lastSessionId: sessionId, dueAt: '2026-03-04T02:34:00Z' }
  for (const _ of [1, 2])
    await t.act(undefined, (ctx) => ctx.tell(twoAbsences, { clientId, sessionId }, told))
  expect(await owed(caseManager)).toEqual([{ kind: 'outreach_after_absences', dueAt: told.dueAt }])
})

test('a risk named in an interview is an urgent task of those who may judge it', async () => {
  const clientId = await arrange(t).client(siteId)
  const assessmentId = crypto.randomUUID()
  await t.act(lead, (ctx) => ctx.tell(assessmentRisk, { clientId }, { assessmentId }))
  const { tasks } = await t.ok(clientTasks, { clientId }, lead)
  expect(tasks).toMatchObject([{ kind: 'assessment_risk_review', urgent: true, params: { assessmentId } }])
})

test('a mark put straight into the books is seen when the session is settled next', async () => {
  const { sessionId, clientIds } = await deliver(t, lead, { siteId, marks: ['present', null], closed: false })
  await mark(t, lead, sessionId, clientIds[1] ?? '', 'excused')
  await t.ok(closeSessionRoster, { sessionId }, lead)
  expect((await owed(lead)).map((x) => x.kind)).toEqual(['note_overdue'])
})
