import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mark } from '#modules/attendance/attendance.ts'
import { openDb } from '#server/db.ts'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { cards, type Delivered, deliver, mark, thatEvening, topic } from '../../../tests/support/notes.ts'
import { arrange } from '../../../tests/support/week.ts'
import { saveCard, saveShared, signGroupNote } from './composer/composer.contract.ts'
import { tellOverdue } from './notes.actions.ts'
import {
  addAddendum,
  awaitingCosign,
  clientNotes,
  cosignNotes,
  overdueNotes,
  readNote,
  sessionNotes,
} from './notes.contract.ts'
import { emptyCard } from './notes.ts'

let t: TestApp
let siteId: string
let lead: Persona
let desk: Persona
let biller: Persona
let stranger: Persona
let s: Delivered
let noteIds: string[]
const id = (n: number) => s.clientIds[n] ?? ''
const noteId = (n: number) => noteIds[n] ?? ''
const at = (time: string) => {
  t.clock.now = Temporal.Instant.from(time)
}

async function signed(marks: Mark[] = ['present', 'present'], by = lead) {
  s = await deliver(t, by, { siteId, marks })
  const body = await t.ok(
    signGroupNote,
    { sessionId: s.sessionId, shared: topic, sharedVersion: 0, cards: cards(s.clientIds) },
    by,
  )
  noteIds = body.notes.map((n) => n.noteId)
  return body
}
const stored = async (noteId: string) =>
  (await sql<Record<string, unknown>>`select * from note where id = ${noteId}`.execute(t.db)).rows[0]

beforeAll(async () => {
  t = await testApp()
  siteId = await t.site()
  await arrange(t).program(siteId)
  lead = await t.staff('therapist', siteId)
  desk = await t.staff('front_desk', siteId)
  biller = await t.staff('biller', siteId)
  stranger = await t.staff('therapist', await t.site({ name: 'Elsewhere' }))
})
afterAll(() => t.close())
beforeEach(() => at(thatEvening))

describe('reading is refused', () => {
  beforeEach(() => signed())
  test('to front desk and billing', async () => {
    for (const who of [desk, biller]) {
      const answers = [
        await t.call(clientNotes, { clientId: id(0) }, who),
        await t.call(readNote, { clientId: id(0), noteId: noteId(0) }, who),
        await t.call(sessionNotes, { sessionId: s.sessionId }, who),
        await t.call(awaitingCosign, {}, who),
        await t.call(overdueNotes, {}, who),
      ]
      expect(answers.map((a) => a.status)).toEqual([403, 403, 403, 403, 403])
    }
  })
  test('to another site: as if it did not exist', async () => {
    const answers = [
      await t.call(clientNotes, { clientId: id(0) }, stranger),
      await t.call(readNote, { clientId: id(0), noteId: noteId(0) }, stranger),
      await t.call(sessionNotes, { sessionId: s.sessionId }, stranger),
      await t.call(
        addAddendum,
        { clientId: id(0), noteId: noteId(0), kind: 'addendum', text: 'x' },
        stranger,
      ),
      await t.call(cosignNotes, { noteIds: [noteId(0)] }, stranger),
    ]
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404, 404])
  })
  test('of one client’s note under another client’s address', async () => {
    expect(await t.call(readNote, { clientId: id(1), noteId: noteId(0) }, lead)).toMatchObject({
      status: 404,
    })
  })
})

describe('reading', () => {
  test('a note with every element, its seal intact, and the look kept in the log', async () => {
    await signed()
    const view = await t.ok(readNote, { clientId: id(0), noteId: noteId(0) }, lead)
    expect(view).toMatchObject({
      client: { id: id(0), givenName: 'Client0' },
      minutes: 180,
      participantCount: 2,
      authorCredential: 'LCSW',
      shared: { topic: topic.topic, place: 'Harbor Street', service: { name: 'Evening group' } },
      isIntact: true,
      addenda: [],
      can: { add: true, cosign: false },
    })
    const { rows } = await sql<{
      what: string
    }>`select what from audit.read where client_id = ${id(0)}`.execute(t.db)
    expect(rows.map((r) => r.what)).toContain('/clients/:clientId/notes/:noteId')
  })
  test('R93 a session’s notes are a look at the record of each who has one', async () => {
    await signed()
    await t.ok(sessionNotes, { sessionId: s.sessionId }, lead)
    const { rows } = await sql<{ client_id: string }>`
      select client_id from audit.read where what = '/sessions/:sessionId/notes' order by client_id`.execute(
      t.db,
    )
    expect(rows.map((r) => r.client_id)).toEqual([id(0), id(1)].sort())
  })
  test('R30 a note that the owner of the database changed shows that it was', async () => {
    await signed()
    const owner = openDb(t.url, { owner: true, max: 1 })
    await sql`alter table note disable trigger note_immutable`.execute(owner)
    await sql`update note set body = jsonb_set(body, '{response}', '"something else"') where id = ${noteId(0)}`.execute(
      owner,
    )
    await sql`alter table note enable trigger note_immutable`.execute(owner)
    await owner.destroy()
    expect((await t.ok(readNote, { clientId: id(0), noteId: noteId(0) }, lead)).isIntact).toBe(false)
    expect((await t.ok(readNote, { clientId: id(1), noteId: noteId(1) }, lead)).isIntact).toBe(true)
  })
  test('a client’s notes newest first, filtered, page by page', async () => {
    await signed(['present'])
    const clientId = id(0)
    for (let day = 1; day <= 31; day++) {
      await sql`insert into note (id, client_id, kind, status, shared, body, session_started_at, session_ended_at, minutes, author_id, author_name, author_credential, signed_at, content_sha256)
        values (gen_random_uuid(), ${clientId}, 'individual', 'signed', '{}', '{}', ${`2026-01-${String(day).padStart(2, '0')}T10:00Z`},
          ${`2026-01-${String(day).padStart(2, '0')}T11:00Z`}, 50, ${lead.staffId}, 'A', 'LCSW', now(), 'x')`.execute(
        t.db,
      )
    }
    const first = await t.ok(clientNotes, { clientId }, lead)
    expect([first.notes.length, first.hasMore, first.notes[0]?.topic]).toEqual([30, true, topic.topic])
    const rest = await t.ok(clientNotes, { clientId, before: String(first.notes[29]?.startedAt) }, lead)
    expect([rest.notes.length, rest.hasMore]).toEqual([2, false])
    const groups = await t.ok(clientNotes, { clientId, kind: 'group' }, lead)
    expect(groups.notes.map((n) => n.kind)).toEqual(['group'])
    expect((await t.ok(clientNotes, { clientId, status: 'awaiting_cosign' }, lead)).notes).toEqual([])
  })
})

describe('R30 a signed note', () => {
  test('is changed by nothing the application may do', async () => {
    await signed()
    const before = await stored(noteId(0))
    const attempts = [
      sql`update note set body = '{}' where id = ${noteId(0)}`,
      sql`update note set signed_at = now() where id = ${noteId(0)}`,
      sql`update note set session_started_at = session_started_at - interval '1 hour' where id = ${noteId(0)}`,
      sql`update note set late_entry_reason = null, minutes = 1 where id = ${noteId(0)}`,
      sql`update note set status = 'awaiting_cosign' where id = ${noteId(0)}`,
      sql`delete from note where id = ${noteId(0)}`,
      sql`truncate note cascade`,
      sql`alter table note disable trigger note_immutable`,
    ]
    for (const attempt of attempts)
      await expect(attempt.execute(t.db)).rejects.toThrow(/cannot be changed|permission denied|must be owner/)
    expect(await stored(noteId(0))).toEqual(before)
  })
  test('stays as it is through any sequence of commands', async () => {
    await signed(['present', 'late', 'present'])
    const before = await Promise.all(noteIds.map(stored))
    const sessionId = s.sessionId
    const commands = [
      () =>
        t.call(saveCard, { sessionId, clientId: id(0), version: 0, card: { ...emptyCard, goal: 'x' } }, lead),
      () => t.call(saveShared, { sessionId, version: 0, shared: { ...topic, topic: 'x' } }, lead),
      () =>
        t.call(
          signGroupNote,
          { sessionId, shared: topic, sharedVersion: 0, cards: cards(s.clientIds) },
          lead,
        ),
      () => mark(t, lead, sessionId, id(1), 'absent'),
      () => mark(t, lead, sessionId, id(1), 'left_early', 30),
      () => t.call(cosignNotes, { noteIds: [noteId(0)] }, lead),
      () =>
        t.call(
          addAddendum,
          { clientId: id(0), noteId: noteId(0), kind: 'amendment', text: 'It was the sister.' },
          lead,
        ),
    ]
    for (let step = 0; step < 40; step++) await commands[(step * 5 + (step % 3)) % commands.length]?.()
    expect(await Promise.all(noteIds.map(stored))).toEqual(before)
  })
  test('survives its client’s mark: roster and note never share a fate', async () => {
    await signed(['present'])
    await mark(t, lead, s.sessionId, id(0), 'absent')
    expect(await t.ok(readNote, { clientId: id(0), noteId: noteId(0) }, lead)).toMatchObject({ minutes: 180 })
  })
})

describe('R30 addenda', () => {
  test('an empty one is refused', async () => {
    await signed()
    expect(
      await t.call(addAddendum, { clientId: id(0), noteId: noteId(0), kind: 'addendum', text: '  ' }, lead),
    ).toMatchObject({ status: 400 })
  })
  test('carry their own author, credential and time; the original stays; themselves cannot be changed', async () => {
    await signed()
    at('2026-03-10T12:00:00Z')
    const other = await t.staff('case_manager', siteId, { label: 'CADC' })
    await t.ok(
      addAddendum,
      { clientId: id(0), noteId: noteId(0), kind: 'amendment', text: 'It was his sister, not his mother.' },
      other,
    )
    const view = await t.ok(readNote, { clientId: id(0), noteId: noteId(0) }, lead)
    expect(view.addenda).toMatchObject([
      { kind: 'amendment', text: 'It was his sister, not his mother.', authorCredential: 'CADC' },
    ])
    expect(String(view.addenda[0]?.signedAt)).toBe('2026-03-10T12:00:00Z')
    expect(view.isIntact).toBe(true)
    await expect(sql`update note_addendum set text = 'x'`.execute(t.db)).rejects.toThrow(/permission denied/)
  })
})

describe('R29 co-signing', () => {
  let trainee: Persona
  let supervisor: Persona
  beforeEach(async () => {
    trainee = await t.staff('therapist', siteId, { label: 'Intern', supervised: true })
    supervisor = await t.staff('therapist', siteId)
    await sql`update credential set supervisor_id = ${supervisor.staffId} where staff_id = ${trainee.staffId}`.execute(
      t.db,
    )
    await signed(['present', 'present'], trainee)
  })
  const cosign = (as: Persona, ids = noteIds) => t.call(cosignNotes, { noteIds: ids }, as)

  test('is refused to the author, to case managers, to another therapist, to who is supervised', async () => {
    const caseManager = await t.staff('case_manager', siteId)
    const supervised = await t.staff('director', siteId, { label: 'Associate', supervised: true })
    expect(await cosign(trainee)).toMatchObject({ status: 422, problem: { reason: 'own_note' } })
    expect(await cosign(caseManager)).toMatchObject({ status: 403 })
    expect(await cosign(lead)).toMatchObject({ status: 422, problem: { reason: 'not_supervisor' } })
    expect(await cosign(supervised)).toMatchObject({
      status: 422,
      problem: { reason: 'cosigner_supervised' },
    })
    expect((await stored(noteId(0)))?.status).toBe('awaiting_cosign')
  })
  test('tells who is asked, lists it to them, and is done once, all or none', async () => {
    const told = await sql<{ client_id: string; data: object }>`
      select client_id, data from event where kind = 'notes.awaiting_cosign' and session_id = ${s.sessionId} order by id`.execute(
      t.db,
    )
    expect(new Set(told.rows)).toEqual(
      new Set(
        noteIds.map((noteId, i) => ({
          client_id: id(i),
          data: { noteId, supervisorId: supervisor.staffId },
        })),
      ),
    )
    const mine = async (as: Persona) =>
      (await t.ok(awaitingCosign, {}, as)).notes.filter((n) => n.sessionId === s.sessionId)
    expect(await mine(supervisor)).toMatchObject([
      { isMine: true, canCosign: true, clientName: { givenName: 'Client0' }, authorCredential: 'Intern' },
      { isMine: true, canCosign: true },
    ])
    expect(await mine(lead)).toMatchObject([{ isMine: false, canCosign: false }, { canCosign: false }])

    at('2026-03-03T15:00:00Z')
    expect(await cosign(supervisor)).toMatchObject({ ok: true, body: { cosigned: 2 } })
    const view = await t.ok(readNote, { clientId: id(0), noteId: noteId(0) }, lead)
    expect(view).toMatchObject({ status: 'signed', cosigned: { credential: 'LCSW' }, isIntact: true })
    expect(String(view.signedAt)).toBe('2026-03-03T02:34:00Z')
    expect(await mine(supervisor)).toEqual([])
    expect(await cosign(supervisor)).toMatchObject({ problem: { reason: 'not_awaiting' } })
    await expect(
      sql`update note set cosigned_at = now() where id = ${noteId(0)}`.execute(t.db),
    ).rejects.toThrow(/cannot be changed/)
  })
  test('one that may not be co-signed stops the others', async () => {
    const [first] = noteIds
    await cosign(supervisor, [first ?? ''])
    expect(await cosign(supervisor)).toMatchObject({ problem: { reason: 'not_awaiting' } })
    expect((await stored(noteId(1)))?.status).toBe('awaiting_cosign')
  })
  test('a director stands in', async () => {
    const director = await t.staff('director', siteId)
    expect(await cosign(director)).toMatchObject({ ok: true })
  })
  test('at once by two: one of them', async () => {
    const director = await t.staff('director', siteId)
    const answers = await Promise.all([cosign(director), cosign(supervisor)])
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
  })
})

describe('R26 overdue', () => {
  const told = async (sessionId: string) =>
    (await sql`select from event where kind = 'notes.overdue' and session_id = ${sessionId}`.execute(t.db))
      .rows.length
  const owed = async (when: 'overdue' | 'owed', as = lead, scope: 'mine' | 'sites' = 'mine') =>
    (await t.ok(overdueNotes, { when, scope }, as)).sessions.filter((x) => x.sessionId === s.sessionId)

  test('an attended session without notes is owed at once and overdue after the programme’s hours', async () => {
    s = await deliver(t, lead, { siteId, marks: ['present', 'absent'] })
    expect(await owed('overdue')).toEqual([])
    expect(await owed('owed')).toMatchObject([{ attended: 1, unsigned: 1, isOverdue: false }])
    at('2026-03-05T02:01:00Z')
    expect(await owed('overdue')).toMatchObject([{ isOverdue: true, facilitatorIds: [lead.staffId] }])
    const director = await t.staff('director', siteId)
    expect(await owed('overdue', director)).toEqual([])
    expect(await owed('overdue', director, 'sites')).toHaveLength(1)
    expect(await owed('overdue', stranger, 'sites')).toEqual([])
  })
  test('told once, not for who was absent, not when signed, and again when somebody comes to light', async () => {
    const absent = await deliver(t, lead, { siteId, marks: ['absent', 'excused'] })
    await signed(['present'])
    const done = s
    s = await deliver(t, lead, { siteId, marks: ['present'] })
    at('2026-03-05T01:59:00Z')
    await t.act(undefined, tellOverdue)
    expect(await told(s.sessionId)).toBe(0)
    at('2026-03-05T02:01:00Z')
    await t.act(undefined, tellOverdue)
    await t.act(undefined, tellOverdue)
    expect([await told(s.sessionId), await told(absent.sessionId), await told(done.sessionId)]).toEqual([
      1, 0, 0,
    ])

    const late = await arrange(t).client(siteId)
    await arrange(t).seat(done.sessionId, late)
    await mark(t, lead, done.sessionId, late, 'present')
    await t.act(undefined, tellOverdue)
    await t.act(undefined, tellOverdue)
    expect(await told(done.sessionId)).toBe(1)
  })
  test('a drug test is documented by its result', async () => {
    s = await deliver(t, lead, { siteId, marks: ['present'], kind: 'drug_test' })
    at('2026-03-09T12:00:00Z')
    expect(await owed('owed')).toEqual([])
  })
})
