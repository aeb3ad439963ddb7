import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mark } from '#modules/attendance/attendance.ts'
import { type Persona, type TestApp, testApp } from '../../../../tests/support/app.ts'
import {
  card,
  cards,
  type Delivered,
  deliver,
  mark,
  thatEvening,
  topic,
} from '../../../../tests/support/notes.ts'
import { arrange } from '../../../../tests/support/week.ts'
import { emptyCard } from '../notes.ts'
import { groupDraft, saveCard, saveShared, signGroupNote } from './composer.contract.ts'

let t: TestApp
let siteId: string
let lead: Persona
let coLead: Persona
let colleague: Persona
let desk: Persona
let stranger: Persona
let s: Delivered
const id = (n: number) => s.clientIds[n] ?? ''

beforeAll(async () => {
  t = await testApp()
  siteId = await t.site()
  lead = await t.staff('therapist', siteId)
  coLead = await t.staff('therapist', siteId)
  colleague = await t.staff('therapist', siteId)
  desk = await t.staff('front_desk', siteId)
  stranger = await t.staff('therapist', await t.site({ name: 'Elsewhere' }))
})
afterAll(() => t.close())
beforeEach(async () => {
  t.clock.now = Temporal.Instant.from(thatEvening)
  s = await deliver(t, lead, { siteId, marks: ['present', 'late', 'absent', null], closed: false })
  await sql`insert into session_staff (session_id, staff_id, during, role, overlap_allowed)
    select id, ${coLead.staffId}, during, 'co_lead', true from session where id = ${s.sessionId}`.execute(
    t.db,
  )
})

const draft = (as = lead) => t.ok(groupDraft, { sessionId: s.sessionId }, as)
const write = (clientId: string, version: number, response: string, as = lead) =>
  t.call(saveCard, { sessionId: s.sessionId, clientId, version, card: { ...emptyCard, response } }, as)
const share = (version: number, summary: string, as = lead) =>
  t.call(saveShared, { sessionId: s.sessionId, version, shared: { ...topic, summary } }, as)
const person = async (clientId: string) => (await draft()).people.find((p) => p.clientId === clientId)

describe('refused', () => {
  test('front desk neither reads nor writes notes', async () => {
    const answers = [
      await t.call(groupDraft, { sessionId: s.sessionId }, desk),
      await share(0, 'x', desk),
      await write(id(0), 0, 'x', desk),
    ]
    expect(answers.map((a) => a.status)).toEqual([403, 403, 403])
  })
  test('a session of another site does not exist', async () => {
    const answers = [
      await t.call(groupDraft, { sessionId: s.sessionId }, stranger),
      await share(0, 'x', stranger),
      await write(id(0), 0, 'x', stranger),
    ]
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404])
  })
  test('a colleague who did not run it sees the draft and cannot write in it', async () => {
    expect((await draft(colleague)).can).toEqual({ edit: false, sign: false })
    expect(await share(0, 'x', colleague)).toMatchObject({
      status: 422,
      problem: { reason: 'not_facilitator' },
    })
    expect(await write(id(0), 0, 'x', colleague)).toMatchObject({
      status: 422,
      problem: { reason: 'not_facilitator' },
    })
  })
  test('a card for somebody without a seat', async () => {
    const outsider = await arrange(t).client(siteId)
    expect(await write(outsider, 0, 'x')).toMatchObject({ ok: false, status: 404 })
  })
  test('a cancelled session', async () => {
    await sql`update session set status = 'cancelled', cancelled_reason = 'weather' where id = ${s.sessionId}`.execute(
      t.db,
    )
    expect(await share(0, 'x')).toMatchObject({ status: 422, problem: { reason: 'cancelled' } })
    expect((await draft()).can).toEqual({ edit: false, sign: false })
  })
  test('a text too long names its field', async () => {
    expect(await write(id(0), 0, 'x'.repeat(8001))).toMatchObject({
      status: 400,
      problem: { issues: [{ path: ['card', 'response'] }] },
    })
  })
})

describe('a draft', () => {
  test('begins empty, with everybody where attendance puts them, and reading it writes nothing', async () => {
    const d = await draft()
    expect(d.people.map((p) => [p.standing, p.mark, p.version, p.card.response])).toEqual([
      ['attended', 'present', 0, ''],
      ['attended', 'late', 0, ''],
      ['absent', 'absent', 0, ''],
      ['unmarked', null, 0, ''],
    ])
    expect(d.form).toBe('group')
    expect(d.dueAt.toString()).toBe('2026-03-05T02:00:00Z')
    expect(d.signingAs).toMatchObject({ credential: 'LCSW', status: 'signed' })
    const { rows } = await sql`select from group_note_draft where session_id = ${s.sessionId}`.execute(t.db)
    expect(rows).toHaveLength(0)
  })
  test('keeps each card and the shared part under versions of their own', async () => {
    expect(await write(id(0), 0, 'one')).toMatchObject({ body: { version: 1 } })
    expect(await share(0, 'all')).toMatchObject({ body: { version: 1 } })
    expect(await write(id(0), 1, 'one more')).toMatchObject({ body: { version: 2 } })
    expect(await write(id(1), 0, 'two', coLead)).toMatchObject({ body: { version: 1 } })
    const d = await draft()
    expect(d.shared.part.summary).toBe('all')
    expect(d.people.map((p) => [p.card.response, p.version])).toEqual([
      ['one more', 2],
      ['two', 1],
      ['', 0],
      ['', 0],
    ])
  })
  test('two people writing in one card: the second is told, and both texts are there', async () => {
    await write(id(0), 0, 'hers')
    const answer = await write(id(0), 0, 'his', coLead)
    expect(answer).toMatchObject({ status: 412, problem: { reason: 'stale' } })
    const theirs = await person(id(0))
    expect(theirs).toMatchObject({ version: 1, savedBy: 'Test therapist', card: { response: 'hers' } })
    expect(await write(id(0), 1, 'his over hers', coLead)).toMatchObject({ body: { version: 2 } })
  })
  test('a save that is sent again, because its answer was lost, is no conflict', async () => {
    await write(id(0), 0, 'same words')
    expect(await write(id(0), 0, 'same words')).toMatchObject({ ok: true })
    await share(0, 'same')
    expect(await share(0, 'same')).toMatchObject({ ok: true })
  })
  test('no text reaches the audit until it is signed; who saved when does', async () => {
    await write(id(0), 0, 'not yet for the record')
    const { rows } = await sql<{ after: object }>`
      select after from audit.change where table_name = 'group_note_card' and client_id = ${id(0)}`.execute(
      t.db,
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('not yet')
  })
})

describe('the roster changes after writing', () => {
  test('somebody who joins adds a card and wipes nobody’s text', async () => {
    await write(id(0), 0, 'typed before')
    const late = await arrange(t).client(siteId, { familyName: 'Zeller' })
    await arrange(t).seat(s.sessionId, late)
    await mark(t, lead, s.sessionId, late, 'late', 60)
    const d = await draft()
    expect(d.people.map((p) => p.card.response)).toEqual(['typed before', '', '', '', ''])
    expect(d.people[4]).toMatchObject({ clientId: late, standing: 'attended', minutes: 60 })
    expect(await write(id(0), 1, 'typed before and after')).toMatchObject({ ok: true })
  })
  test('the card of somebody who turns out absent, or whose seat is released, is kept aside', async () => {
    await write(id(0), 0, 'first card')
    await write(id(3), 0, 'second card')
    await mark(t, lead, s.sessionId, id(0), 'absent')
    await sql`update seat set status = 'released' where session_id = ${s.sessionId} and client_id = ${id(3)}`.execute(
      t.db,
    )
    expect(await person(id(0))).toMatchObject({ standing: 'absent', card: { response: 'first card' } })
    expect(await person(id(3))).toMatchObject({ standing: 'no_seat', card: { response: 'second card' } })
    expect(await write(id(3), 1, 'second card, more')).toMatchObject({ ok: true })
    await mark(t, lead, s.sessionId, id(0), 'present')
    expect(await person(id(0))).toMatchObject({ standing: 'attended', card: { response: 'first card' } })
  })
  test('after any sequence of marks and saves, the last text saved of each card stands', async () => {
    const last = new Map<string, string>()
    const marks: Mark[] = ['present', 'absent', 'late', 'excused', 'left_early']
    for (let step = 0; step < 30; step++) {
      const clientId = id((step * 7) % 3)
      if (step % 2) await mark(t, lead, s.sessionId, clientId, marks[step % 5] ?? 'present')
      else {
        const version = (await person(clientId))?.version ?? 0
        expect(await write(clientId, version, `step ${step}`, step % 4 ? lead : coLead)).toMatchObject({
          ok: true,
        })
        last.set(clientId, `step ${step}`)
      }
    }
    for (const [clientId, text] of last) expect((await person(clientId))?.card.response).toBe(text)
  })
})

test('what is signed is fixed: shared part and signed cards take no more saves, a card added later does', async () => {
  await mark(t, lead, s.sessionId, id(3), 'absent')
  const signed = await t.ok(
    signGroupNote,
    {
      sessionId: s.sessionId,
      shared: topic,
      sharedVersion: 0,
      cards: cards([id(0), id(1)]),
      startedAt: '2026-03-02T23:02:00Z',
      endedAt: '2026-03-03T02:04:00Z',
    },
    lead,
  )
  expect(signed.participantCount).toBe(2)
  expect(await share(0, 'later')).toMatchObject({ status: 422, problem: { reason: 'already_signed' } })
  expect(await write(id(0), 0, 'later')).toMatchObject({ status: 422, problem: { reason: 'already_signed' } })

  await mark(t, lead, s.sessionId, id(3), 'left_early', 40)
  expect(await write(id(3), 0, 'was there after all')).toMatchObject({ ok: true })
  const d = await draft()
  expect(d.can.sign).toBe(true)
  expect(d.shared).toMatchObject({ isSigned: true, part: { topic: topic.topic } })
  const later = await t.ok(
    signGroupNote,
    {
      sessionId: s.sessionId,
      shared: { ...topic, topic: 'Another' },
      sharedVersion: 0,
      cards: [{ clientId: id(3), version: 1, card: card(5) }],
    },
    lead,
  )
  expect(later.participantCount).toBe(3)
  const { rows } = await sql<{
    topic: string
  }>`select distinct shared ->> 'topic' as topic from note where session_id = ${s.sessionId}`.execute(t.db)
  expect(rows).toEqual([{ topic: topic.topic }])
})
