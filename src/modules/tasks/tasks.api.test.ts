import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterMeasure } from '#modules/measures/measures.actions.ts'
import { type Persona, type TestApp, testApp, usualNow } from '../../../tests/support/app.ts'
import { type Raise, raiseTask, resolveTasks } from './tasks.actions.ts'
import {
  clientTasks,
  completeTask,
  listTasks,
  reassignTask,
  reopenTask,
  taskCandidates,
} from './tasks.contract.ts'

let t: TestApp
let site: string
let therapist: Persona
let colleague: Persona
let director: Persona
let frontDesk: Persona
let biller: Persona
let stranger: Persona
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
  therapist = await t.staff('therapist', site)
  colleague = await t.staff('therapist', site)
  director = await t.staff('director', site)
  frontDesk = await t.staff('front_desk', site)
  biller = await t.staff('biller', site)
  stranger = await t.staff(['therapist', 'director'], await t.site({ name: 'Elsewhere' }))
})
beforeEach(() => {
  t.clock.now = usualNow
})
afterAll(() => t.close())

async function aClient(): Promise<string> {
  const id = randomUUIDv7()
  await sql`insert into client (id, site_id, given_name, family_name, created_at) values (${id}, ${site}, 'Robin', 'Reed', ${t.clock.now})`.execute(
    t.db,
  )
  return id
}
const primaryTherapist = (clientId: string, staffId: string) =>
  sql`insert into care_team_member (client_id, staff_id, role, from_on) values (${clientId}, ${staffId}, 'primary_therapist', '2026-01-05')`.execute(
    t.db,
  )
const raise = (task: Raise) => t.act(therapist, (ctx) => raiseTask(ctx, task))
const outreach = async () => {
  const clientId = await aClient()
  return raise({ kind: 'outreach_after_absences', subjectKey: randomUUIDv7(), clientId })
}
const openIds = async (as: Persona, input = {}) => (await t.ok(listTasks, input, as)).tasks.map((x) => x.id)

describe('who may', () => {
  test('nobody who is not signed in sees a task', async () => {
    expect((await t.call(listTasks, {})).status).toBe(401)
  })
  test("another site's task does not exist", async () => {
    const taskId = await outreach()
    for (const answer of [
      await t.call(completeTask, { taskId, outcome: 'reached' }, stranger),
      await t.call(reopenTask, { taskId }, stranger),
      await t.call(taskCandidates, { taskId }, stranger),
      await t.call(reassignTask, { taskId, version: 1, staffId: null }, stranger),
    ])
      expect(answer.status).toBe(404)
    expect(await openIds(stranger, { whose: 'site' })).toEqual([])
  })
  test('a biller neither sees nor closes a follow-up on risk', async () => {
    const clientId = await aClient()
    const taskId = await raise({ kind: 'suicide_risk_followup', subjectKey: randomUUIDv7(), clientId })
    expect((await t.ok(clientTasks, { clientId }, biller)).tasks).toEqual([])
    expect((await t.call(completeTask, { taskId, outcome: 'talked' }, biller)).status).toBe(404)
  })
  test('a case manager sees it and cannot close it', async () => {
    const caseManager = await t.staff('case_manager', site)
    const clientId = await aClient()
    const taskId = await raise({ kind: 'suicide_risk_followup', subjectKey: randomUUIDv7(), clientId })
    const { tasks } = await t.ok(clientTasks, { clientId }, caseManager)
    expect(tasks).toMatchObject([{ id: taskId, urgent: true, can: { complete: false } }])
    expect(await t.call(completeTask, { taskId, outcome: 'talked' }, caseManager)).toMatchObject({
      status: 422,
      problem: { reason: 'not_yours' },
    })
  })
  test('only a director sees what everybody owes', async () => {
    expect((await t.call(listTasks, { whose: 'site' }, therapist)).status).toBe(403)
    const taskId = await outreach()
    expect(await openIds(director, { whose: 'site' })).toContain(taskId)
    expect(await openIds(director)).not.toContain(taskId)
  })
})

describe('raising', () => {
  test('R40 a positive item 9 gives the primary therapist an urgent task due now', async () => {
    const clientId = await aClient()
    await primaryTherapist(clientId, colleague.staffId)
    const { responseId } = await t.act(therapist, (ctx) =>
      enterMeasure(ctx, { clientId, instrument: 'phq-9', answers: { 1: 0, 9: 1 } }),
    )
    const { tasks } = await t.ok(clientTasks, { clientId }, therapist)
    expect(tasks).toMatchObject([
      {
        kind: 'suicide_risk_followup',
        urgent: true,
        subjectKey: responseId,
        owner: { id: colleague.staffId },
        mine: false,
        can: { complete: true },
      },
    ])
    expect(tasks[0]?.dueAt.equals(t.clock.now)).toBe(true)
    expect(await openIds(colleague)).toContain(tasks[0]?.id)
    expect(await openIds(therapist)).not.toContain(tasks[0]?.id)
  })
  test('R40 without a primary therapist every therapist of the site owes it', async () => {
    const clientId = await aClient()
    await t.act(frontDesk, (ctx) => enterMeasure(ctx, { clientId, instrument: 'phq-9', answers: { 9: 3 } }))
    const { tasks } = await t.ok(clientTasks, { clientId }, therapist)
    expect(tasks).toMatchObject([{ owner: null, role: 'therapist' }])
    for (const one of [therapist, colleague]) expect(await openIds(one)).toContain(tasks[0]?.id)
    expect(await openIds(frontDesk)).not.toContain(tasks[0]?.id)
  })
  test('R40 the alert and the response are kept together or not at all', async () => {
    const clientId = await aClient()
    await expect(
      t.act(therapist, async (ctx) => {
        await enterMeasure(ctx, { clientId, instrument: 'phq-9', answers: { 9: 3 } })
        throw new Error('power cut')
      }),
    ).rejects.toThrow('power cut')
    expect((await t.ok(clientTasks, { clientId }, therapist)).tasks).toEqual([])
  })
  test('twenty at once raise one', async () => {
    const clientId = await aClient()
    const task = { kind: 'outreach_after_absences', subjectKey: randomUUIDv7(), clientId } as const
    const ids = await Promise.all(Array.from({ length: 20 }, () => raise(task)))
    expect(new Set(ids).size).toBe(1)
    const { rows } = await sql`select id from task where subject_key = ${task.subjectKey}`.execute(t.db)
    expect(rows).toHaveLength(1)
  })
  test('what is closed may come again, and what is resolved twice stays as it was', async () => {
    const clientId = await aClient()
    const task = { kind: 'outreach_after_absences', subjectKey: randomUUIDv7(), clientId } as const
    const first = await raise(task)
    for (const _ of [1, 2]) await t.act(therapist, (ctx) => resolveTasks(ctx, task.kind, task.subjectKey))
    const second = await raise(task)
    expect(second).not.toBe(first)
    const { rows } = await sql<{
      outcome: string | null
    }>`select outcome from task where subject_key = ${task.subjectKey} order by id`.execute(t.db)
    expect(rows.map((r) => r.outcome)).toEqual(['resolved', null])
  })
  test('the worker, who belongs to no site, raises at the site of the client', async () => {
    const clientId = await aClient()
    const taskId = await t.act(undefined, (ctx) =>
      raiseTask(ctx, { kind: 'administrative_discharge_proposed', subjectKey: randomUUIDv7(), clientId }),
    )
    expect(await openIds(director)).toContain(taskId)
  })
})

describe('closing', () => {
  test('an outcome of another kind, and "not needed" without a word, are refused', async () => {
    const taskId = await outreach()
    expect(await t.call(completeTask, { taskId, outcome: 'talked' }, therapist)).toMatchObject({
      problem: { reason: 'wrong_outcome' },
    })
    expect(await t.call(completeTask, { taskId, outcome: 'not_needed' }, therapist)).toMatchObject({
      status: 422,
      problem: { reason: 'note_needed', issues: [{ path: ['note'] }] },
    })
  })
  test('a closed task says who, when and what came of it, and cannot be closed again', async () => {
    const taskId = await outreach()
    const done = await t.ok(completeTask, { taskId, outcome: 'reached', note: 'Back on Monday' }, therapist)
    expect(done).toMatchObject({
      outcome: 'reached',
      outcomeNote: 'Back on Monday',
      doneByName: 'Test therapist',
      can: { complete: false, reopen: true },
    })
    expect(await t.call(completeTask, { taskId, outcome: 'reached' }, therapist)).toMatchObject({
      problem: { reason: 'already_done' },
    })
    expect(await openIds(therapist, { state: 'done' })).toContain(taskId)
  })
  test('two who close at once: one does, the other is told', async () => {
    const taskId = await outreach()
    const answers = await Promise.all(
      [therapist, colleague].map((as) => t.call(completeTask, { taskId, outcome: 'reached' }, as)),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, 422])
  })
  test('it can be taken back for an hour, unless the same came up again', async () => {
    const taskId = await outreach()
    expect(await t.call(reopenTask, { taskId }, therapist)).toMatchObject({ problem: { reason: 'not_done' } })
    await t.ok(completeTask, { taskId, outcome: 'reached' }, therapist)
    expect((await t.ok(reopenTask, { taskId }, therapist)).doneAt).toBeNull()
    await t.ok(completeTask, { taskId, outcome: 'reached' }, therapist)
    t.clock.now = usualNow.add({ minutes: 61 })
    expect(await t.call(reopenTask, { taskId }, therapist)).toMatchObject({ problem: { reason: 'too_late' } })

    t.clock.now = usualNow
    const clientId = await aClient()
    const task = { kind: 'outreach_after_absences', subjectKey: randomUUIDv7(), clientId } as const
    const first = await raise(task)
    await t.ok(completeTask, { taskId: first, outcome: 'reached' }, therapist)
    await raise(task)
    expect(await t.call(reopenTask, { taskId: first }, therapist)).toMatchObject({
      status: 409,
      problem: { reason: 'task_once' },
    })
  })
})

describe('giving over', () => {
  test('to somebody of another site or role is refused, and so is an old version', async () => {
    const clientId = await aClient()
    const taskId = await raise({ kind: 'suicide_risk_followup', subjectKey: randomUUIDv7(), clientId })
    for (const { staffId } of [stranger, biller, frontDesk])
      expect(await t.call(reassignTask, { taskId, version: 1, staffId }, therapist)).toMatchObject({
        problem: { reason: 'cannot_do' },
      })
    await t.ok(reassignTask, { taskId, version: 1, staffId: colleague.staffId }, therapist)
    expect(
      (await t.call(reassignTask, { taskId, version: 1, staffId: therapist.staffId }, therapist)).status,
    ).toBe(412)
  })
  test('to a colleague takes it off the list of the others; back to the role brings it back', async () => {
    const clientId = await aClient()
    const taskId = await raise({ kind: 'suicide_risk_followup', subjectKey: randomUUIDv7(), clientId })
    const { staff } = await t.ok(taskCandidates, { taskId }, therapist)
    expect(staff.map((s) => s.id)).toEqual(
      expect.arrayContaining([therapist.staffId, colleague.staffId, director.staffId]),
    )
    expect(staff.map((s) => s.id)).not.toContain(frontDesk.staffId)
    await t.ok(reassignTask, { taskId, version: 1, staffId: colleague.staffId }, therapist)
    expect(await openIds(therapist)).not.toContain(taskId)
    expect(await openIds(colleague)).toContain(taskId)
    await t.ok(reassignTask, { taskId, version: 2, staffId: null }, colleague)
    expect(await openIds(therapist)).toContain(taskId)
  })
})

test('the list stands urgent first, then by due time, and says what is overdue', async () => {
  const own = await t.site({ name: 'Order' })
  const [lister, maker] = [await t.staff('case_manager', own), await t.staff('therapist', own)]
  const make = (kind: Raise['kind'], hours: number, staffId = lister.staffId) =>
    t.act(maker, (ctx) =>
      raiseTask(ctx, {
        ...{ kind, staffId, siteId: own, subjectKey: randomUUIDv7(), dueAt: usualNow.add({ hours }) },
      }),
    )
  const later = await make('short_of_hours', 30)
  const late = await make('short_of_hours', -1)
  const urgent = await make('suicide_risk_followup', 5)
  const listed = (await t.ok(listTasks, {}, lister)).tasks
  expect(listed.map((x) => [x.id, x.overdue])).toEqual([
    [urgent, false],
    [late, true],
    [later, false],
  ])
  expect(await openIds(lister, { kind: 'short_of_hours' })).toEqual([late, later])
})
