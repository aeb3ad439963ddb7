import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { AssessmentStatus } from './assessment.ts'
import type { SectionContent, SectionName } from './sections.ts'
import type { Sources } from './sources.ts'

/** The client an intake is about, and the clock they live by; undefined where the actor may not know of them. */
export const findSubject = (ctx: Ctx, clientId: string) =>
  ctx.tx
    .selectFrom('client')
    .innerJoin('site', 'site.id', 'client.site_id')
    .select([
      'client.id',
      'client.site_id as siteId',
      'client.born_on as bornOn',
      'site.time_zone as timeZone',
    ])
    .where('client.id', '=', clientId)
    .where('client.id', 'in', visibleClients(ctx))
    .executeTakeFirst()
export type Subject = NonNullable<Awaited<ReturnType<typeof findSubject>>>

const nameOf = (account: string) =>
  sql<string>`(select coalesce(s.given_name || ' ' || s.family_name, a.email)
    from account a left join staff s on s.id = a.staff_id where a.id = ${sql.ref(account)})`

const assessments = (ctx: Ctx, clientId: string) =>
  ctx.tx
    .selectFrom('assessment')
    .select([
      'assessment.id',
      sql<AssessmentStatus>`assessment.status`.as('status'),
      'assessment.started_at as startedAt',
      'assessment.completed_at as completedAt',
      nameOf('assessment.started_by').as('startedBy'),
      sql<string | null>`${nameOf('assessment.completed_by')}`.as('completedBy'),
    ])
    .where('assessment.client_id', '=', clientId)
    .where('assessment.client_id', 'in', visibleClients(ctx))

export const listAssessmentRows = (ctx: Ctx, clientId: string) =>
  assessments(ctx, clientId)
    .orderBy('assessment.started_at', 'desc')
    .orderBy('assessment.id', 'desc')
    .execute()

export const findAssessment = (ctx: Ctx, clientId: string, assessmentId: string) =>
  assessments(ctx, clientId).where('assessment.id', '=', assessmentId).executeTakeFirst()

/** Holds the assessment until the transaction ends: `share` lets other sections be saved, `update` nobody. */
export const lockAssessment = (ctx: Ctx, clientId: string, assessmentId: string, how: 'share' | 'update') =>
  ctx.tx
    .selectFrom('assessment')
    .select(['status', 'started_at as startedAt'])
    .where('id', '=', assessmentId)
    .where('client_id', '=', clientId)
    .where('client_id', 'in', visibleClients(ctx))
    .$if(how === 'share', (q) => q.forShare())
    .$if(how === 'update', (q) => q.forUpdate())
    .executeTakeFirst()

export type Written = { clientId: string; assessmentId: string; at: Temporal.Instant; by: string }

export async function saveNewAssessment(
  tx: Tx,
  { clientId, assessmentId, at, by }: Written,
  sections: readonly { content: SectionContent; sources: Sources }[],
) {
  await tx
    .insertInto('assessment')
    .values({ id: assessmentId, client_id: clientId, status: 'draft', started_at: at, started_by: by })
    .execute()
  await tx
    .insertInto('assessment_section')
    .values(
      sections.map(({ content, sources }) => ({
        assessment_id: assessmentId,
        client_id: clientId,
        section: content.section,
        content: json(content),
        sources: json(sources),
        saved_at: at,
        saved_by: by,
      })),
    )
    .execute()
}

/** The sections as stored: `content` was checked by its schema when it was saved, perhaps by an older one. */
export const listSections = (tx: Tx, assessmentId: string) =>
  tx
    .selectFrom('assessment_section')
    .select([
      sql<SectionName>`assessment_section.section`.as('section'),
      sql<unknown>`content`.as('content'),
      sql<Sources>`sources`.as('sources'),
      'version',
      'saved_at as savedAt',
      nameOf('assessment_section.saved_by').as('savedBy'),
    ])
    .where('assessment_id', '=', assessmentId)
    .execute()

/** @returns the new version, or undefined where the version was not the one read. */
export async function saveContent(
  tx: Tx,
  { assessmentId, at, by }: Omit<Written, 'clientId'>,
  s: { content: SectionContent; sources: Sources; version: number },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('assessment_section')
    .set({
      content: json(s.content),
      sources: json(s.sources),
      version: s.version + 1,
      saved_at: at,
      saved_by: by,
    })
    .where('assessment_id', '=', assessmentId)
    .where('section', '=', s.content.section)
    .where('version', '=', s.version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

export async function saveCompleted(
  tx: Tx,
  { assessmentId, at, by }: Omit<Written, 'clientId'>,
  sha256: string,
) {
  await tx
    .updateTable('assessment')
    .set({ status: 'completed', completed_at: at, completed_by: by, content_sha256: sha256 })
    .where('id', '=', assessmentId)
    .execute()
}

/** Which of these instruments the client has completed since a moment. */
export const listMeasuresSince = async (
  tx: Tx,
  clientId: string,
  instruments: readonly string[],
  since: Temporal.Instant,
  until: Temporal.Instant | null,
): Promise<string[]> => {
  const rows = await tx
    .selectFrom('measure_response')
    .select('instrument')
    .distinct()
    .where('client_id', '=', clientId)
    .where('instrument', 'in', instruments)
    .where('status', '=', 'completed')
    .where('completed_at', '>=', since)
    .$if(until !== null, (q) => q.where('completed_at', '<=', until))
    .orderBy('instrument')
    .execute()
  return rows.map((r) => r.instrument)
}

export const listSupportsOf = (tx: Tx, clientId: string) =>
  tx
    .selectFrom('support')
    .select(['name', 'relation'])
    .where('client_id', '=', clientId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()

/** The newest referral of a client, their own or their inquiry's, as its reader summed it up. */
export const findNewestReferral = (tx: Tx, clientId: string) =>
  tx
    .selectFrom('referral')
    .select(['received_at as receivedAt', sql<unknown>`summary`.as('summary')])
    .where((eb) =>
      eb.or([
        eb('client_id', '=', clientId),
        eb('inquiry_id', 'in', eb.selectFrom('inquiry').select('id').where('client_id', '=', clientId)),
      ]),
    )
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The newest inquiry about a client: what was said at the first contact. */
export const findNewestInquiry = (tx: Tx, clientId: string) =>
  tx
    .selectFrom('inquiry')
    .select(['first_contact_at as firstContactAt', 'reason', 'barriers'])
    .where('client_id', '=', clientId)
    .orderBy('first_contact_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The newest completed assessment, to start the next one from. */
export const findLastCompleted = (tx: Tx, clientId: string) =>
  tx
    .selectFrom('assessment')
    .select(['id', 'completed_at as completedAt'])
    .where('client_id', '=', clientId)
    .where('status', '=', 'completed')
    .orderBy('completed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
