import { sql } from 'kysely'
import { SectionContent } from '#modules/intake/assessment/sections.ts'
import { cardFrom, sharedFrom } from '#modules/notes/notes.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Attended, Contact, Interview, Measured, Placed, Prescribed, Stay, Written } from './record.ts'

type Of = Pick<Ctx, 'tx' | 'actor'>
const seen = (ctx: Of, clientId: string) =>
  sql`(select id from client where id = ${clientId} and id in (${visibleClients(ctx)}))`
const staffName = (id: string) =>
  sql<string>`(select s.given_name || ' ' || s.family_name from staff s where s.id = ${sql.ref(id)})`
const accountName = (id: string) =>
  sql<string>`(select coalesce(s.given_name || ' ' || s.family_name, who.email) from account who left join staff s on s.id = who.staff_id where who.id = ${sql.ref(id)})`

export async function findContact(ctx: Of, clientId: string): Promise<Contact | null> {
  const { rows } = await sql<Contact>`
    select c.sex, c.phone, c.email, c.address, c.language,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'relation', s.relation, 'phone', s.phone) order by s.name)
        from support s where s.client_id = c.id and s.removed_at is null), '[]') as supports
    from client c where c.id in ${seen(ctx, clientId)}`.execute(ctx.tx)
  return rows[0] ?? null
}

export async function listStays(ctx: Of, clientId: string): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    select e.id, e.admitted_on as "admittedOn", e.discharged_on as "dischargedOn", e.discharge_reason as "dischargeReason",
      e.level_of_care as "levelOfCare",
      coalesce(jsonb_path_query_first(v.definition, '$.stages[*] ? (@.id == $id)', jsonb_build_object('id', e.stage)) ->> 'name', e.stage) as stage
    from episode e join program_version v on v.id = e.program_version_id
    where e.client_id in ${seen(ctx, clientId)} order by e.admitted_on, e.id`.execute(ctx.tx)
  return rows
}

export async function listAttended(ctx: Of, clientId: string): Promise<Attended[]> {
  const { rows } = await sql<Attended>`
    select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", a.mark, a.minutes
    from attendance a join session s on s.id = a.session_id
    where a.client_id in ${seen(ctx, clientId)} and a.mark is not null and s.status = 'scheduled'
    order by s.starts_at, s.id`.execute(ctx.tx)
  return rows
}

export async function listInterviews(ctx: Of, clientId: string): Promise<Interview[]> {
  const { rows } = await sql<Omit<Interview, 'sections'> & { sections: unknown[] }>`
    select a.id, a.completed_at as "completedAt", ${accountName('a.completed_by')} as "completedBy",
      (select jsonb_agg(s.content) from assessment_section s where s.assessment_id = a.id) as sections
    from assessment a where a.client_id in ${seen(ctx, clientId)} and a.status = 'completed'
    order by a.completed_at, a.id`.execute(ctx.tx)
  return rows.map((r) => ({ ...r, sections: r.sections.map((s) => SectionContent.parse(s)) }))
}

export async function listPlaced(ctx: Of, clientId: string): Promise<Placed[]> {
  const { rows } = await sql<Placed>`
    select p.id, p.decided_at as "decidedAt", ${staffName('p.decided_by')} || ', ' || p.credential as "decidedBy", p.edition,
      p.ratings, p.indicated_level as "indicatedLevel", p.actual_level as "actualLevel", p.difference_reason as "differenceReason",
      p.why_not_lower as "whyNotLower", p.why_not_higher as "whyNotHigher"
    from placement p
    where p.client_id in ${seen(ctx, clientId)} and not exists (select from placement later where later.corrects = p.id)
    order by p.decided_at, p.id`.execute(ctx.tx)
  return rows
}

export async function listPrescribed(ctx: Of, clientId: string): Promise<Prescribed[]> {
  const { rows } = await sql<Prescribed>`
    select w.id, lower(w.during) as from, upper(w.during) - 1 as until, w.minutes, w.days_min as "daysMin", w.days_max as "daysMax"
    from prescribed_week w where w.client_id in ${seen(ctx, clientId)} and not isempty(w.during)
    order by lower(w.during), w.id`.execute(ctx.tx)
  return rows
}

type NoteRow = Omit<Written, 'shared' | 'card' | 'addenda'> & {
  shared: object
  body: object
  addenda: { kind: 'addendum' | 'amendment'; text: string; author: string; signedAt: string }[]
}
export async function listWritten(ctx: Of, clientId: string): Promise<Written[]> {
  const { rows } = await sql<NoteRow>`
    select n.id, n.kind, n.status, n.session_started_at as "startedAt", n.session_ended_at as "endedAt", n.minutes,
      coalesce(n.shared #>> '{service,name}', '') as service, n.shared, n.body,
      n.author_name || ', ' || n.author_credential as author, n.signed_at as "signedAt",
      coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'text', a.text,
          'author', a.author_name || ', ' || a.author_credential, 'signedAt', a.signed_at) order by a.signed_at)
        from note_addendum a where a.note_id = n.id), '[]') as addenda
    from note n where n.client_id in ${seen(ctx, clientId)}
    order by n.session_started_at, n.id`.execute(ctx.tx)
  return rows.map(({ body, ...n }) => ({
    ...n,
    shared: sharedFrom(n.shared),
    card: cardFrom(body),
    addenda: n.addenda.map((a) => ({ ...a, signedAt: Temporal.Instant.from(a.signedAt) })),
  }))
}

export async function listMeasured(ctx: Of, clientId: string): Promise<Measured[]> {
  const { rows } = await sql<Measured>`
    select m.id, m.instrument, m.instrument_version as "instrumentVersion", m.completed_at as "completedAt", m.answers,
      m.scores as scored
    from measure_response m
    where m.client_id in ${seen(ctx, clientId)} and m.status = 'completed'
      and not exists (select from measure_response later where later.supersedes = m.id)
    order by m.completed_at, m.id`.execute(ctx.tx)
  return rows
}

/** A referral of this client, for the answer to it. */
export async function findReferralOf(ctx: Of, clientId: string, referralId: string) {
  const { rows } = await sql<{ organization: string; receivedAt: Temporal.Instant }>`
    select source_organization as organization, received_at as "receivedAt" from referral
    where id = ${referralId} and client_id in ${seen(ctx, clientId)}`.execute(ctx.tx)
  return rows[0]
}
