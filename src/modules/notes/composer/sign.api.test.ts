import { type KyselyPlugin, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mark } from '#modules/attendance/attendance.ts'
import { transact } from '#server/door.ts'
import { type Persona, type TestApp, testApp } from '../../../../tests/support/app.ts'
import {
  card,
  cards,
  type Delivered,
  deliver,
  endedAt,
  mark,
  startedAt,
  thatEvening,
  topic,
} from '../../../../tests/support/notes.ts'
import { arrange } from '../../../../tests/support/week.ts'
import { readNote } from '../notes.contract.ts'
import { emptyCard, emptyShared } from '../notes.ts'
import { saveCard, signGroupNote, signIndividualNote } from './composer.contract.ts'
import { signGroupNote as signNow } from './sign.actions.ts'

let t: TestApp
let siteId: string
let lead: Persona
let desk: Persona
let s: Delivered
const id = (n: number) => s.clientIds[n] ?? ''
const session = async (marks: (Mark | null)[], more = {}) => {
  s = await deliver(t, lead, { siteId, marks, ...more })
}
type Input = Parameters<typeof t.call<typeof signGroupNote>>[1]
const sign = (more: Partial<Input> = {}, as: Persona | undefined = lead) =>
  t.call(
    signGroupNote,
    { sessionId: s.sessionId, shared: topic, sharedVersion: 0, cards: cards(s.clientIds), ...more },
    as,
  )
const refusedBecause = (reason: string) => ({ ok: false, status: 422, problem: { reason } })
const notes = async () =>
  (
    await sql<
      Record<string, unknown>
    >`select n.* from note n join client c on c.id = n.client_id where session_id = ${s.sessionId} order by c.family_name`.execute(
      t.db,
    )
  ).rows

beforeAll(async () => {
  t = await testApp()
  siteId = await t.site()
  await arrange(t).program(siteId)
  lead = await t.staff('therapist', siteId)
  desk = await t.staff('front_desk', siteId)
})
afterAll(() => t.close())
beforeEach(() => {
  t.clock.now = Temporal.Instant.from(thatEvening)
})

describe('refused, and nothing is written', () => {
  beforeEach(() => session(['present', 'late', 'absent']))
  const both = () => cards([id(0), id(1)])

  test('by role, by site, by not having run it', async () => {
    const stranger = await t.staff('therapist', await t.site({ name: 'Elsewhere' }))
    const colleague = await t.staff('director', siteId)
    expect(await sign({ cards: both() }, desk)).toMatchObject({ status: 403 })
    expect(await sign({ cards: both() }, stranger)).toMatchObject({ status: 404 })
    expect(await sign({ cards: both() }, colleague)).toMatchObject(refusedBecause('not_facilitator'))
    expect(await notes()).toEqual([])
  })
  test('a card for somebody who was absent, or who has no seat at all', async () => {
    expect(await sign()).toMatchObject({
      status: 422,
      problem: { reason: 'not_attended', clientIds: [id(2)] },
    })
    const outsider = await arrange(t).client(siteId)
    expect(await sign({ cards: [...both(), ...cards([outsider])] })).toMatchObject(
      refusedBecause('not_attended'),
    )
  })
  test('an attendee without a card', async () => {
    expect(await sign({ cards: cards([id(0)]) })).toMatchObject({
      status: 422,
      problem: { reason: 'attendee_missing', clientIds: [id(1)] },
    })
  })
  test('missing elements, each where it stands', async () => {
    const answer = await sign({
      shared: { ...emptyShared, topic: 'Triggers', next: 'Thursday' },
      cards: [
        { clientId: id(0), version: 0, card: card(0, { response: ' ' }) },
        { clientId: id(1), version: 0, card: card(1, { risk: 'concern' }) },
      ],
    })
    expect(answer).toMatchObject({
      status: 422,
      problem: {
        reason: 'incomplete',
        issues: [
          { path: ['shared', 'intervention'] },
          { path: ['cards', 0, 'card', 'response'], message: 'Say how this person responded' },
          { path: ['cards', 1, 'card', 'riskWords'] },
        ],
      },
    })
  })
  test('a roster where somebody is not marked (R28: the count is not known)', async () => {
    await mark(t, lead, s.sessionId, id(2), null)
    expect(await sign({ cards: both() })).toMatchObject(refusedBecause('roster_open'))
  })
  test('other times than the roster’s, and none where the roster has none', async () => {
    expect(await sign({ cards: both(), startedAt, endedAt: '2026-03-03T02:00:00Z' })).toMatchObject(
      refusedBecause('times_differ'),
    )
    await sql`update session set actual_started_at = null, actual_ended_at = null where id = ${s.sessionId}`.execute(
      t.db,
    )
    expect(await sign({ cards: both() })).toMatchObject(refusedBecause('times_needed'))
    expect(await sign({ cards: both(), startedAt: endedAt, endedAt: startedAt })).toMatchObject(
      refusedBecause('times_wrong'),
    )
    expect(await sign({ cards: both(), startedAt, endedAt: '2026-03-03T03:00:00Z' })).toMatchObject(
      refusedBecause('not_over'),
    )
    expect(await sign({ cards: both(), startedAt, endedAt })).toMatchObject({ ok: true })
  })
  test('a draft that somebody else saved meanwhile', async () => {
    await t.ok(saveCard, { sessionId: s.sessionId, clientId: id(0), version: 0, card: card(7) }, lead)
    expect(await sign({ cards: both() })).toMatchObject({ status: 412 })
    expect(await notes()).toEqual([])
  })
  test('without a credential that holds today', async () => {
    const uncredentialed = await t.staff('therapist', siteId)
    await sql`update credential set until_on = '2025-12-31' where staff_id = ${uncredentialed.staffId}`.execute(
      t.db,
    )
    await sql`update session_staff set staff_id = ${uncredentialed.staffId} where session_id = ${s.sessionId}`.execute(
      t.db,
    )
    expect(await sign({ cards: both() }, uncredentialed)).toMatchObject(refusedBecause('no_credential'))
  })
  test('R31 a late entry without a reason', async () => {
    t.clock.now = Temporal.Instant.from('2026-03-05T02:05:00Z')
    expect(await sign({ cards: both() })).toMatchObject(refusedBecause('late_reason'))
    expect(await sign({ cards: both(), lateReason: '  ' })).toMatchObject(refusedBecause('late_reason'))
  })
  test('R27 nearly the same text for two people, unless it is confirmed with a reason, kept in their notes', async () => {
    await mark(t, lead, s.sessionId, id(2), 'present')
    const [own, ...same] = cards(s.clientIds).map((c, i) => ({ ...c, card: card(i === 0 ? 0 : 3) }))
    const all = own ? [own, ...same] : []
    expect(await sign({ cards: all })).toMatchObject({
      status: 422,
      problem: { reason: 'cloned', findings: [{ guard: 'cloned', clientIds: [id(1), id(2)] }] },
    })
    expect(await sign({ cards: all, confirmReason: 'They presented together.' })).toMatchObject({ ok: true })
    const reason = [{ guard: 'cloned', reason: 'They presented together.' }]
    expect((await notes()).map((n) => n.confirmed)).toEqual([[], reason, reason])
  })
  test('signing twice', async () => {
    await t.ok(
      signGroupNote,
      { sessionId: s.sessionId, shared: topic, sharedVersion: 0, cards: both() },
      lead,
    )
    expect(await sign({ cards: both() })).toMatchObject(refusedBecause('already_signed'))
    expect(await notes()).toHaveLength(2)
  })
})

describe('signed', () => {
  test('R26 R28 one note for each who attended, with actual times, own minutes and the count', async () => {
    await session(['present', 'late', 'absent', 'left_early'])
    await mark(t, lead, s.sessionId, id(1), 'late', 150)
    await mark(t, lead, s.sessionId, id(3), 'left_early', 95)
    const attended = [id(0), id(1), id(3)]
    const answer = await sign({ cards: cards(attended) })
    expect(answer).toMatchObject({ ok: true, body: { status: 'signed', participantCount: 3 } })
    const made = await notes()
    expect(made.map((n) => [n.client_id, n.minutes])).toEqual([
      [id(0), 180],
      [id(1), 150],
      [id(3), 95],
    ])
    for (const n of made)
      expect(n).toMatchObject({
        kind: 'group',
        participant_count: 3,
        author_id: lead.staffId,
        author_name: 'Test therapist',
        author_credential: 'LCSW',
        late_entry_reason: null,
        shared: {
          topic: topic.topic,
          service: { kind: 'therapy_group', name: 'Evening group' },
          place: 'Harbor Street',
          facilitators: [{ name: 'Test therapist', role: 'lead' }],
        },
      })
    expect(made.map((n) => String(n.session_started_at))).toEqual(Array(3).fill(startedAt))
    const told = await sql<{ data: { noteIds: string[] } }>`
      select data from event where kind = 'notes.signed' and session_id = ${s.sessionId}`.execute(t.db)
    expect(told.rows[0]?.data.noteIds).toEqual(made.map((n) => n.id))
  })
  test('the other people of a group appear in nobody’s note', async () => {
    await session(['present', 'present'])
    await sign()
    const [first] = await notes()
    expect(JSON.stringify(first)).not.toContain(id(1))
    expect(JSON.stringify(first)).not.toContain('Client1')
  })
  test('closes the roster with the times given where everybody is marked', async () => {
    await session(['present', 'absent'], { closed: false })
    await t.ok(
      signGroupNote,
      {
        sessionId: s.sessionId,
        shared: topic,
        sharedVersion: 0,
        cards: cards([id(0)]),
        startedAt,
        endedAt: '2026-03-03T01:32:00Z',
      },
      lead,
    )
    const { rows } = await sql<{ closed: boolean; minutes: number }>`
      select s.roster_closed_at is not null as closed, a.minutes from session s join attendance a on a.session_id = s.id
      where s.id = ${s.sessionId} and a.mark = 'present'`.execute(t.db)
    expect(rows[0]).toEqual({ closed: true, minutes: 150 })
    expect((await notes())[0]).toMatchObject({ minutes: 150 })
  })
  test('R31 a late entry keeps event time, entry time and the reason', async () => {
    await session(['present'])
    t.clock.now = Temporal.Instant.from('2026-03-06T14:00:00Z')
    await sign({ lateReason: 'I was ill on Wednesday and Thursday.' })
    const [n] = await notes()
    expect([String(n?.session_started_at), String(n?.signed_at), n?.late_entry_reason]).toEqual([
      startedAt,
      '2026-03-06T14:00:00Z',
      'I was ill on Wednesday and Thursday.',
    ])
  })
  test('R31 a reason given without need is not kept', async () => {
    await session(['present'])
    await sign({ lateReason: 'just in case' })
    expect((await notes())[0]?.late_entry_reason).toBeNull()
  })
  test('an individual session: the same elements, no count of participants', async () => {
    await session(['present'], { kind: 'individual' })
    const signed = await t.ok(
      signIndividualNote,
      { sessionId: s.sessionId, clientId: id(0), shared: topic, sharedVersion: 0, version: 0, card: card() },
      lead,
    )
    expect(signed.participantCount).toBeNull()
    expect(await notes()).toMatchObject([{ kind: 'individual', participant_count: null }])
    const view = await t.ok(readNote, { clientId: id(0), noteId: signed.notes[0]?.noteId ?? '' }, lead)
    expect(view).toMatchObject({ isIntact: true, body: card() })
  })
  test('one plain command: at most eight statements, audit and events included', async () => {
    await session(Array(12).fill('present'))
    let statements = 0
    // A result comes once per statement sent; sub-queries are built, not sent.
    const counted: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        statements++
        return result
      },
    }
    const db = t.db.withPlugin(counted)
    const actor = {
      accountId: lead.accountId,
      staffId: lead.staffId,
      clientId: null,
      name: 'Test therapist',
      roles: lead.roles,
      siteIds: lead.siteIds,
    }
    await transact({ ...t.platform, db }, actor, 'count', (ctx) =>
      signNow(ctx, {
        sessionId: s.sessionId,
        shared: topic,
        sharedVersion: 0,
        cards: cards(s.clientIds),
      }),
    )
    expect(await notes()).toHaveLength(12)
    const audited = await sql<{ n: number }>`
      select count(*)::int as n from audit.change where table_name = 'note' and request_id = 'count'`.execute(
      t.db,
    )
    expect(audited.rows[0]?.n).toBe(12)
    expect(statements).toBeLessThanOrEqual(8)
  })
})

describe('at once', () => {
  test('sixteen groups of twelve signed at the same moment all succeed', async () => {
    const sessions = await Promise.all(
      Array.from({ length: 16 }, () => deliver(t, lead, { siteId, marks: Array(12).fill('present') })),
    )
    const answers = await Promise.all(
      sessions.map(({ sessionId, clientIds }) =>
        t.call(signGroupNote, { sessionId, shared: topic, sharedVersion: 0, cards: cards(clientIds) }, lead),
      ),
    )
    expect(answers.filter((a) => a.ok)).toHaveLength(16)
  })
  test('sixteen signatures under the same session: exactly one', async () => {
    await session(Array(12).fill('present'))
    const answers = await Promise.all(Array.from({ length: 16 }, () => sign()))
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
    for (const a of answers) if (!a.ok) expect(['note_once', 'already_signed']).toContain(a.problem.reason)
    expect(await notes()).toHaveLength(12)
  })
  test('a roster correction that races a signature never yields a note for somebody absent', async () => {
    for (let round = 0; round < 8; round++) {
      await session(['present', 'present'])
      const [answer] = await Promise.all([
        sign(),
        sql`update attendance set mark = 'absent', minutes = 0 where session_id = ${s.sessionId} and client_id = ${id(1)}`.execute(
          t.db,
        ),
      ])
      const made = await notes()
      expect(made).toHaveLength(answer.ok ? 2 : 0)
    }
  })
})

test('empty cards cannot be signed, however many', async () => {
  await session(['present', 'present'])
  const answer = await sign({
    cards: s.clientIds.map((clientId) => ({ clientId, version: 0, card: emptyCard })),
  })
  expect(answer).toMatchObject(refusedBecause('incomplete'))
})
