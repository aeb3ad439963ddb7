import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { enterMeasure } from './measures.actions.ts'
import {
  completeMeasure,
  correctMeasure,
  listMeasures,
  measureResponse,
  saveAnswers,
  startMeasure,
  withdrawMeasure,
} from './measures.contract.ts'

let t: TestApp
let site: string
let therapist: Persona
let stranger: Persona
let biller: Persona
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
  therapist = await t.staff('therapist', site)
  biller = await t.staff('biller', site)
  stranger = await t.staff('therapist', await t.site({ name: 'Elsewhere' }))
})
afterAll(() => t.close())

async function aClient(): Promise<string> {
  const id = randomUUIDv7()
  await sql`insert into client (id, site_id, given_name, family_name, created_at) values (${id}, ${site}, 'Robin', 'Reed', ${t.clock.now})`.execute(
    t.db,
  )
  return id
}
const calm = { 1: 1, 2: 1, 3: 2, 4: 1, 5: 0, 6: 0, 7: 1, 8: 0, 9: 0 }
const told = async (clientId: string, kind: string) =>
  (
    await sql<{
      data: unknown
    }>`select data from event where client_id = ${clientId} and kind = ${kind} order by at, id`.execute(t.db)
  ).rows.map((r) => r.data)

describe('who may', () => {
  test('a biller may not read a measure, nor start one', async () => {
    const clientId = await aClient()
    expect((await t.call(listMeasures, { clientId }, biller)).status).toBe(403)
    expect((await t.call(startMeasure, { clientId, instrument: 'phq-9' }, biller)).status).toBe(403)
  })
  test("another site's client and measure do not exist", async () => {
    const clientId = await aClient()
    const { id } = await t.ok(startMeasure, { clientId, instrument: 'phq-9' }, therapist)
    expect((await t.call(listMeasures, { clientId }, stranger)).status).toBe(404)
    expect((await t.call(startMeasure, { clientId, instrument: 'phq-9' }, stranger)).status).toBe(404)
    expect((await t.call(measureResponse, { clientId, responseId: id }, stranger)).status).toBe(404)
    const save = { clientId, responseId: id, version: 1, answers: { 1: 1 } }
    expect((await t.call(saveAnswers, save, stranger)).status).toBe(404)
    expect((await t.call(completeMeasure, save, stranger)).status).toBe(404)
    expect((await t.call(withdrawMeasure, { ...save, reason: 'no reason' }, stranger)).status).toBe(404)
    await expect(
      t.act(stranger, (ctx) => enterMeasure(ctx, { clientId, instrument: 'phq-9', answers: calm })),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
  test("a measure is found under its own client's address only", async () => {
    const [clientId, other] = [await aClient(), await aClient()]
    const { id } = await t.ok(startMeasure, { clientId, instrument: 'phq-9' }, therapist)
    expect((await t.call(measureResponse, { clientId: other, responseId: id }, therapist)).status).toBe(404)
  })
})

describe('answers that cannot be', () => {
  test('R45 more days than the 7-day version looks back on are refused, even in a draft', async () => {
    const clientId = await aClient()
    const { id } = await t.ok(startMeasure, { clientId, instrument: 'bam-iop' }, therapist)
    const refusal = await t.call(
      saveAnswers,
      { clientId, responseId: id, version: 1, answers: { 4: 8 } },
      therapist,
    )
    expect(refusal).toMatchObject({
      status: 422,
      problem: { reason: 'day_above_look_back', issues: [{ path: ['answers', '4'] }] },
    })
  })
  test('R46 more heavy drinking days than drinking days may be typed, not completed', async () => {
    const clientId = await aClient()
    const { id } = await t.ok(startMeasure, { clientId, instrument: 'bam-iop' }, therapist)
    const answers = { 4: 2, 5: 3 }
    const { version } = await t.ok(saveAnswers, { clientId, responseId: id, version: 1, answers }, therapist)
    const refusal = await t.call(completeMeasure, { clientId, responseId: id, version, answers }, therapist)
    expect(refusal).toMatchObject({
      status: 422,
      problem: { reason: 'heavy_days_above_days', issues: [{ path: ['answers', '5'] }] },
    })
    expect((await t.ok(measureResponse, { clientId, responseId: id }, therapist)).status).toBe('in_progress')
  })
})

describe('from start to finish', () => {
  test('starting again goes on where it was left, also for two who start at once', async () => {
    const clientId = await aClient()
    const begun = await Promise.all(
      Array.from({ length: 8 }, () => t.ok(startMeasure, { clientId, instrument: 'gad-7' }, therapist)),
    )
    expect(new Set(begun.map((r) => r.id)).size).toBe(1)
    const { id } = begun[0]!
    await t.ok(saveAnswers, { clientId, responseId: id, version: 1, answers: { 1: 2, 2: 1 } }, therapist)
    const again = await t.ok(startMeasure, { clientId, instrument: 'gad-7' }, therapist)
    expect(again).toMatchObject({ id, version: 2, answers: { 1: 2, 2: 1 } })
    const { open } = await t.ok(listMeasures, { clientId }, therapist)
    expect(open).toMatchObject([{ id, instrument: 'gad-7', answered: 2, asked: 7 }])
  })
  test('an answer saved over a newer version is refused as stale', async () => {
    const clientId = await aClient()
    const { id } = await t.ok(startMeasure, { clientId, instrument: 'phq-9' }, therapist)
    const input = { clientId, responseId: id, version: 1, answers: { 1: 1 } }
    await t.ok(saveAnswers, input, therapist)
    expect((await t.call(saveAnswers, input, therapist)).status).toBe(412)
    expect((await t.call(completeMeasure, { ...input, answers: calm }, therapist)).status).toBe(412)
  })
  test('a finished one is scored, told, and changes no more', async () => {
    const clientId = await aClient()
    const { id } = await t.ok(startMeasure, { clientId, instrument: 'phq-9' }, therapist)
    const done = await t.ok(
      completeMeasure,
      { clientId, responseId: id, version: 1, answers: calm },
      therapist,
    )
    expect(done).toMatchObject({
      status: 'completed',
      lookBackDays: 14,
      enteredByName: 'Test therapist',
      scored: {
        scores: { total: 6 },
        interpretation: { version: 'phq-9/2001', bands: { total: 'mild' } },
        complete: true,
      },
    })
    expect(await told(clientId, 'measures.completed')).toEqual([{ responseId: id, instrument: 'phq-9' }])
    expect(await told(clientId, 'measures.item_alert')).toEqual([])
    const late = await t.call(
      saveAnswers,
      { clientId, responseId: id, version: 2, answers: { 1: 0 } },
      therapist,
    )
    expect(late).toMatchObject({ status: 422, problem: { reason: 'already_completed' } })
  })
  test('R41 finished without item 9 it is kept as incomplete, without a total', async () => {
    const clientId = await aClient()
    const { 9: _, ...rest } = calm
    const { scored } = await t.act(therapist, (ctx) =>
      enterMeasure(ctx, { clientId, instrument: 'phq-9', answers: rest }),
    )
    expect(scored).toMatchObject({ scores: { total: null }, missing: ['9'], complete: false })
  })
  test('R40 item 9 is told by whatever way it comes in, with ids only', async () => {
    const clientId = await aClient()
    const answers = { ...Object.fromEntries(Object.keys(calm).map((k) => [k, 0])), 9: 1 }
    const { responseId } = await t.act(therapist, (ctx) =>
      enterMeasure(ctx, { clientId, instrument: 'phq-9', answers }),
    )
    const { id } = await t.ok(startMeasure, { clientId, instrument: 'phq-9' }, therapist)
    await t.ok(completeMeasure, { clientId, responseId: id, version: 1, answers: { 9: 3 } }, therapist)
    expect(await told(clientId, 'measures.item_alert')).toEqual([
      { responseId, instrument: 'phq-9' },
      { responseId: id, instrument: 'phq-9' },
    ])
  })
  test('what was answered before its question fell away is not kept', async () => {
    const clientId = await aClient()
    const answers = { 1: 0, 4: 0, 5: 3, 6: 0, '7A': 2 }
    const { responseId } = await t.act(therapist, (ctx) =>
      enterMeasure(ctx, { clientId, instrument: 'bam-iop', answers }),
    )
    const kept = await t.ok(measureResponse, { clientId, responseId }, therapist)
    expect(kept.answers).toEqual({ 1: 0, 4: 0, 6: 0 })
    expect(kept.lookBackDays).toBe(7)
  })
})

describe('correcting', () => {
  const corrected = { ...calm, 1: 3 }
  test('an unfinished one, one without a reason and one corrected before are refused', async () => {
    const clientId = await aClient()
    const { id } = await t.ok(startMeasure, { clientId, instrument: 'phq-9' }, therapist)
    const input = { clientId, responseId: id, answers: corrected, reason: 'Read the wrong line' }
    expect(await t.call(correctMeasure, input, therapist)).toMatchObject({
      problem: { reason: 'not_completed' },
    })
    await t.ok(completeMeasure, { clientId, responseId: id, version: 1, answers: calm }, therapist)
    expect((await t.call(correctMeasure, { ...input, reason: ' ' }, therapist)).status).toBe(400)
    await t.ok(correctMeasure, input, therapist)
    expect(await t.call(correctMeasure, input, therapist)).toMatchObject({
      problem: { reason: 'already_corrected' },
    })
  })
  test('R59 a correction is a new version with new scores; the old one is kept as it was', async () => {
    const clientId = await aClient()
    const entered = await t.act(therapist, (ctx) =>
      enterMeasure(ctx, { clientId, instrument: 'phq-9', answers: calm }),
    )
    const later = await t.ok(
      correctMeasure,
      { clientId, responseId: entered.responseId, answers: corrected, reason: 'Read the wrong line' },
      therapist,
    )
    expect(later).toMatchObject({ supersedes: entered.responseId, scored: { scores: { total: 8 } } })
    const old = await t.ok(measureResponse, { clientId, responseId: entered.responseId }, therapist)
    expect(old).toMatchObject({ supersededBy: later.id, scored: { scores: { total: 6 } }, answers: calm })
    const { series } = await t.ok(listMeasures, { clientId }, therapist)
    expect(series[0]?.taken.map((m) => [m.id, m.corrected])).toEqual([[later.id, true]])
  })
  test('R40 a correction tells item 9 only where it was not told before', async () => {
    const clientId = await aClient()
    const entered = await t.act(therapist, (ctx) =>
      enterMeasure(ctx, { clientId, instrument: 'phq-9', answers: calm }),
    )
    const correctTo = (responseId: string, item9: number) =>
      t.ok(
        correctMeasure,
        { clientId, responseId, answers: { ...calm, 9: item9 }, reason: 'Item 9 misread' },
        therapist,
      )
    const first = await correctTo(entered.responseId, 2)
    await correctTo(first.id, 1)
    expect(await told(clientId, 'measures.item_alert')).toEqual([
      { responseId: first.id, instrument: 'phq-9' },
    ])
  })
  test('one entered in error stays readable and no longer counts', async () => {
    const clientId = await aClient()
    const { responseId } = await t.act(therapist, (ctx) =>
      enterMeasure(ctx, { clientId, instrument: 'phq-9', answers: calm }),
    )
    const input = { clientId, responseId, version: 1, reason: 'Another person’s sheet' }
    await t.ok(withdrawMeasure, input, therapist)
    expect(await t.call(withdrawMeasure, { ...input, version: 2 }, therapist)).toMatchObject({
      problem: { reason: 'entered_in_error' },
    })
    expect((await t.ok(listMeasures, { clientId }, therapist)).series).toEqual([])
    expect(await t.ok(measureResponse, { clientId, responseId }, therapist)).toMatchObject({
      status: 'entered_in_error',
      scored: { scores: { total: 6 } },
    })
  })
})

test('R44 the history keeps each version of the BAM apart, with change since the first and the last', async () => {
  const clientId = await aClient()
  const bam = {
    1: 0,
    2: 4,
    3: 2,
    4: 3,
    5: 1,
    6: 0,
    8: 0,
    9: 0,
    10: 1,
    11: 0,
    12: 0,
    13: 5,
    14: 0,
    15: 0,
    16: 2,
  }
  const enter = (instrument: 'bam-iop' | 'bam-continuous', answers: Record<string, number>) =>
    t.act(therapist, (ctx) => enterMeasure(ctx, { clientId, instrument, answers }))
  const start = t.clock.now
  for (const [i, drinkingDays] of [3, 1, 2].entries()) {
    t.clock.now = start.add({ hours: 24 * 7 * i })
    await enter('bam-iop', { ...bam, 4: drinkingDays })
  }
  await enter('bam-continuous', bam)
  t.clock.now = start
  const { series, can } = await t.ok(listMeasures, { clientId }, therapist)
  expect(series.map((s) => [s.instrument, s.taken.length])).toEqual([
    ['bam-iop', 3],
    ['bam-continuous', 1],
  ])
  expect(series[0]?.taken[0]).toMatchObject({
    scores: { use: 3 },
    sinceFirst: { use: { by: -1, toward: 'better' } },
    sinceLast: { use: { by: 1, toward: 'worse' } },
  })
  expect(can.enter).toBe(true)
})

test('reading a measure is logged with whom it was about', async () => {
  const clientId = await aClient()
  await t.ok(listMeasures, { clientId }, therapist)
  const { rows } = await sql<{
    what: string
  }>`select what from audit.read where client_id = ${clientId}`.execute(t.db)
  expect(rows).toEqual([{ what: '/clients/:clientId/measures' }])
})
