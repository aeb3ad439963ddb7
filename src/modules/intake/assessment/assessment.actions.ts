import { createHash } from 'node:crypto'
import { notFound, refused, stale } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { holds } from '#modules/access/access.ts'
import type { Action, Ctx } from '#server/door.ts'
import {
  type assessment,
  assessmentCompleted,
  assessmentRisk,
  assessmentStarted,
  type completeAssessment,
  type listAssessments,
  type saveSection,
  type startAssessment,
} from './assessment.contract.ts'
import * as store from './assessment.store.ts'
import { type Facts, missingIn, namesNewRisk } from './assessment.ts'
import { assessmentWords, missingSentence } from './assessment.words.ts'
import { known } from './known.actions.ts'
import { prefilled } from './prefill.ts'
import {
  assessmentInstruments,
  blankSection,
  type DutyKind,
  SectionContent,
  sectionNames,
} from './sections.ts'
import { sourcesLeft } from './sources.ts'

const sentences = assessmentWords.en.reasons

export const assessmentsOf: Action<typeof listAssessments> = async (ctx, { clientId }) => {
  await subjectOf(ctx, clientId)
  const assessments = await store.listAssessmentRows(ctx, clientId)
  const open = assessments.some((a) => a.status === 'draft')
  return { assessments, can: { start: mayEdit(ctx) && !open } }
}

export const start: Action<typeof startAssessment> = async (ctx, { clientId }) => {
  const subject = await subjectOf(ctx, clientId)
  const assessmentId = ctx.newId()
  const sections = prefilled(await known(ctx, subject))
  await store.saveNewAssessment(ctx.tx, { ...written(ctx, assessmentId), clientId }, sections)
  await ctx.tell(assessmentStarted, { clientId }, { assessmentId })
  return { assessmentId }
}

export const openAssessment: Action<typeof assessment> = async (ctx, { clientId, assessmentId }) => {
  const subject = await subjectOf(ctx, clientId)
  const row = await store.findAssessment(ctx, clientId, assessmentId)
  if (!row) throw notFound('assessment')
  return {
    ...row,
    sections: await sectionsOf(ctx, assessmentId),
    facts: await factsOf(ctx, subject, row),
    can: { edit: mayEdit(ctx) && row.status === 'draft' },
  }
}

export const writeSection: Action<typeof saveSection> = async (ctx, input) => {
  const { clientId, assessmentId, content, version } = input
  await openDraft(ctx, clientId, assessmentId, 'share')
  const before = (await sectionsOf(ctx, assessmentId)).find((s) => s.section === content.section)
  if (!before || before.version !== version) throw stale('section')
  const sources = sourcesLeft(before.sources, before.content, content)
  const saved = await store.saveContent(ctx.tx, written(ctx, assessmentId), { content, sources, version })
  if (saved === undefined) throw stale('section')
  if (namesNewRisk(before.content, content)) await ctx.tell(assessmentRisk, { clientId }, { assessmentId })
  return { version: saved }
}

export const complete: Action<typeof completeAssessment> = async (ctx, { clientId, assessmentId }) => {
  const subject = await subjectOf(ctx, clientId)
  const { startedAt } = await openDraft(ctx, clientId, assessmentId, 'update')
  const contents = (await sectionsOf(ctx, assessmentId)).map((s) => s.content)
  const missing = missingIn(contents, await factsOf(ctx, subject, { startedAt, completedAt: null }))
  if (missing.length)
    throw refused('incomplete', sentences, {
      issues: missing.map((m) => ({ path: [m.section, ...m.path], message: missingSentence(m) })),
    })
  const sha256 = createHash('sha256').update(JSON.stringify(contents)).digest('hex')
  await store.saveCompleted(ctx.tx, written(ctx, assessmentId), sha256)
  await ctx.tell(assessmentCompleted, { clientId }, { assessmentId })
  return {}
}

export type Duty = {
  kind: DutyKind
  weekday: number
  from: Temporal.PlainTime
  until: Temporal.PlainTime
  note: string
}

/** The weekly duties an assessment tells, one row a weekday (`until` before `from` ends the next day), and how the client wishes to come. */
export async function dutiesOf(ctx: Ctx, assessmentId: string) {
  const content = (await sectionsOf(ctx, assessmentId)).find((s) => s.section === 'duties')?.content
  if (content?.section !== 'duties') throw notFound('assessment')
  const { preferredPart, travelMinutes, byVideo } = content
  const duties = content.list.flatMap(({ kind, weekdays, from, until, note }) =>
    kind && from && until
      ? weekdays.map(
          (weekday): Duty => ({
            kind,
            weekday,
            from: Temporal.PlainTime.from(from),
            until: Temporal.PlainTime.from(until),
            note,
          }),
        )
      : [],
  )
  return { duties, preferredPart, travelMinutes, byVideo: byVideo === null ? null : byVideo === 'yes' }
}

async function subjectOf(ctx: Ctx, clientId: string) {
  const subject = await store.findSubject(ctx, clientId)
  if (!subject) throw notFound('client')
  return subject
}

async function openDraft(ctx: Ctx, clientId: string, assessmentId: string, how: 'share' | 'update') {
  const row = await store.lockAssessment(ctx, clientId, assessmentId, how)
  if (!row) throw notFound('assessment')
  if (row.status !== 'draft') throw refused('assessment_final', sentences)
  return row
}

/** In the order of the pages. What an older release stored gains the fields added since. */
async function sectionsOf(ctx: Ctx, assessmentId: string) {
  const rows = await store.listSections(ctx.tx, assessmentId)
  return sectionNames.flatMap((section) => {
    const row = rows.find((r) => r.section === section)
    return row ? [{ ...row, content: SectionContent.parse(row.content ?? blankSection(section)) }] : []
  })
}

type Span = { startedAt: Temporal.Instant; completedAt: Temporal.Instant | null }

async function factsOf(ctx: Ctx, subject: store.Subject, { startedAt, completedAt }: Span): Promise<Facts> {
  const measuresDone = await store.listMeasuresSince(
    ctx.tx,
    subject.id,
    assessmentInstruments,
    startedAt,
    completedAt,
  )
  return { today: dayAt(ctx.now, subject.timeZone), bornOn: subject.bornOn, measuresDone }
}

const mayEdit = (ctx: Ctx) => holds(ctx.actor.roles, 'assessment.edit')
const written = (ctx: Ctx, assessmentId: string) => ({
  assessmentId,
  at: ctx.now,
  by: ctx.actor.accountId ?? '',
})
