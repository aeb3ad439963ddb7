import { notFound, Problem, refused, stale } from '#kit/problem.ts'
import { holds } from '#modules/access/access.ts'
import type { Action, Ctx } from '#server/door.ts'
import { type InstrumentId, instrumentIds, questionnaireOf } from './instruments.ts'
import type * as contract from './measures.contract.ts'
import {
  measureCompleted,
  measureCorrected,
  measureItemAlert,
  measureWithdrawn,
} from './measures.contract.ts'
import * as store from './measures.store.ts'
import { compared, contradictions, impossibleAnswers, score } from './measures.ts'
import { measuresWords } from './measures.words.ts'
import { type Answers, askedQuestions, lookBackDays, relevantAnswers } from './questionnaire.ts'
import type { Fault, Scored } from './scoring/scoring.ts'

const words = measuresWords.en

export const measures: Action<typeof contract.listMeasures> = async (ctx, { clientId }) => {
  await mustSee(ctx, clientId)
  const all = await store.listCurrent(ctx, clientId)
  const taken = all.flatMap((r) =>
    r.scored && r.completedAt
      ? [
          {
            id: r.id,
            instrument: r.instrument,
            completedAt: r.completedAt,
            scored: r.scored,
            scores: r.scored.scores,
            corrected: r.supersedes !== null,
          },
        ]
      : [],
  )
  const series = instrumentIds.map((instrument) => ({
    instrument,
    taken: compared(
      instrument,
      taken.filter((t) => t.instrument === instrument),
    ).toReversed(),
  }))
  return {
    open: all.filter((r) => r.status === 'in_progress').map(progressOf),
    series: series.filter((s) => s.taken.length > 0),
    can: { enter: holds(ctx.actor.roles, 'measure.enter') },
  }
}

function progressOf({ id, instrument, startedAt, answers }: store.Response) {
  const asked = askedQuestions(questionnaireOf(instrument), answers)
  const answered = asked.filter((q) => answers[q.linkId] !== undefined).length
  return { id, instrument, startedAt, answered, asked: asked.length }
}

export const response: Action<typeof contract.measureResponse> = (ctx, { clientId, responseId }) =>
  getResponse(ctx, clientId, responseId)

export const start: Action<typeof contract.startMeasure> = async (ctx, { clientId, instrument }) => {
  await mustSee(ctx, clientId)
  const id = ctx.newId()
  await store.openResponse(ctx.tx, { ...opening(ctx, instrument), id, clientId, startedAt: ctx.now })
  const open = await store.findOpen(ctx, clientId, instrument)
  if (!open) throw notFound('measure')
  return open
}

export const save: Action<typeof contract.saveAnswers> = async (
  ctx,
  { clientId, responseId, version, answers },
) => {
  const found = await getOpen(ctx, clientId, responseId)
  refuse('answers_impossible', impossibleAnswers(found.instrument, answers))
  const saved = await store.changeResponse(ctx.tx, found.id, version, { answers })
  if (!saved) throw stale('measure')
  return { version: saved }
}

export const complete: Action<typeof contract.completeMeasure> = async (
  ctx,
  { clientId, responseId, version, answers },
) => {
  const found = await getOpen(ctx, clientId, responseId)
  const { kept, scored } = judged(found.instrument, answers)
  const saved = await store.changeResponse(ctx.tx, found.id, version, {
    answers: kept,
    scored,
    completedAt: ctx.now,
    status: 'completed',
  })
  if (!saved) throw stale('measure')
  await tellCompleted(ctx, found, scored)
  return getResponse(ctx, clientId, responseId)
}

/** R59: the correction is a new response that supersedes the old one; the old one stays as it was. */
export const correct: Action<typeof contract.correctMeasure> = async (
  ctx,
  { clientId, responseId, answers, reason },
) => {
  const old = await getResponse(ctx, clientId, responseId)
  const { completedAt } = old
  if (old.status === 'entered_in_error') throw refused('entered_in_error', words.reasons)
  if (!completedAt) throw refused('not_completed', words.reasons)
  if (old.supersededBy) throw refused('already_corrected', words.reasons)
  const { kept, scored } = judged(old.instrument, answers)
  const id = ctx.newId()
  await store.saveCompleted(ctx.tx, {
    ...opening(ctx, old.instrument),
    id,
    clientId,
    answers: kept,
    scored,
    startedAt: old.startedAt,
    completedAt,
    supersedes: old.id,
    changeReason: reason,
  })
  const { instrument } = old
  await ctx.tell(measureCorrected, { clientId }, { responseId: id, supersedes: old.id, instrument })
  // What the old one already raised is being followed up; only what is newly seen is told.
  if (!old.scored?.flags.includes('suicide_item')) await tellAlert(ctx, { id, clientId, instrument }, scored)
  return getResponse(ctx, clientId, id)
}

export const withdraw: Action<typeof contract.withdrawMeasure> = async (
  ctx,
  { clientId, responseId, version, reason },
) => {
  const found = await getResponse(ctx, clientId, responseId)
  if (found.status === 'entered_in_error') throw refused('entered_in_error', words.reasons)
  if (found.supersededBy) throw refused('already_corrected', words.reasons)
  const change = { status: 'entered_in_error', changeReason: reason } as const
  const saved = await store.changeResponse(ctx.tx, found.id, version, change)
  if (!saved) throw stale('measure')
  await ctx.tell(measureWithdrawn, { clientId }, { responseId, instrument: found.instrument })
  return getResponse(ctx, clientId, responseId)
}

/** Starts and completes in one, for what was answered on paper. @returns the id of the response. */
export async function enterMeasure(
  ctx: Ctx,
  entry: { clientId: string; instrument: InstrumentId; answers: Answers },
): Promise<{ responseId: string; scored: Scored }> {
  const { clientId, instrument, answers } = entry
  await mustSee(ctx, clientId)
  const { kept, scored } = judged(instrument, answers)
  const id = ctx.newId()
  await store.saveCompleted(ctx.tx, {
    ...opening(ctx, instrument),
    id,
    clientId,
    answers: kept,
    scored,
    startedAt: ctx.now,
    completedAt: ctx.now,
  })
  await tellCompleted(ctx, { id, clientId, instrument }, scored)
  return { responseId: id, scored }
}

async function mustSee(ctx: Ctx, clientId: string) {
  if (!(await store.isVisible(ctx, clientId))) throw notFound('client')
}

async function getResponse(ctx: Ctx, clientId: string, id: string): Promise<store.Response> {
  const found = await store.findResponse(ctx, clientId, id)
  if (!found) throw notFound('measure')
  return found
}

async function getOpen(ctx: Ctx, clientId: string, id: string): Promise<store.Response> {
  const found = await getResponse(ctx, clientId, id)
  if (found.status === 'entered_in_error') throw refused('entered_in_error', words.reasons)
  if (found.status === 'completed') throw refused('already_completed', words.reasons)
  return found
}

const opening = (ctx: Ctx, instrument: InstrumentId) => {
  const questionnaire = questionnaireOf(instrument)
  return {
    instrument,
    instrumentVersion: questionnaire.version,
    lookBackDays: lookBackDays(questionnaire),
    enteredBy: ctx.actor.accountId,
  }
}

/** The answers that stand, and their scores; refuses what cannot be (R45, R46). */
function judged(instrument: InstrumentId, answers: Answers): { kept: Answers; scored: Scored } {
  refuse('answers_contradict', contradictions(instrument, answers))
  const kept = relevantAnswers(questionnaireOf(instrument), answers)
  return { kept, scored: score(instrument, kept) }
}

/** The first fault names the refusal; every fault stands at its question. */
function refuse(reason: 'answers_impossible' | 'answers_contradict', found: readonly Fault[]) {
  const first = found[0]
  if (!first) return
  const issues = found.map((f) => ({ path: ['answers', f.linkId], message: words.faults[f.reason] }))
  throw new Problem('rule', words.reasons[reason], { reason: first.reason, issues })
}

type Told = { id: string; clientId: string; instrument: InstrumentId }

async function tellCompleted(ctx: Ctx, told: Told, scored: Scored) {
  const { id, clientId, instrument } = told
  await ctx.tell(measureCompleted, { clientId }, { responseId: id, instrument })
  await tellAlert(ctx, told, scored)
}

/** R40: whatever the total and whoever entered it. */
async function tellAlert(ctx: Ctx, { id, clientId, instrument }: Told, scored: Scored) {
  if (!scored.flags.includes('suicide_item')) return
  await ctx.tell(measureItemAlert, { clientId }, { responseId: id, instrument })
}
