import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { fourStages } from '#modules/program/preset.ts'
import type { SessionKind } from '#modules/program/program.ts'
import { json } from '#server/db.ts'
import type { Persona, TestApp } from './app.ts'

/** Facts of a week put straight into the database, for tests of what is made of them. */
export const arrange = (t: TestApp) => ({
  async program(siteId: string) {
    const [programId, versionId] = [randomUUIDv7(), randomUUIDv7()]
    await sql`insert into program (id, site_id, name) values (${programId}, ${siteId}, 'IOP')`.execute(t.db)
    await sql`insert into program_version (id, program_id, number, effective_on, published_at, definition)
      values (${versionId}, ${programId}, 1, '2020-01-01', '2020-01-01', ${json(fourStages)})`.execute(t.db)
    return { programId, versionId }
  },
  async client(
    siteId: string,
    { givenName = 'Jo', familyName = 'Reed', bornOn = '1990-05-01' as string | null } = {},
  ) {
    const id = randomUUIDv7()
    await sql`insert into client (id, site_id, given_name, family_name, born_on, created_at)
      values (${id}, ${siteId}, ${givenName}, ${familyName}, ${bornOn}, ${t.clock.now})`.execute(t.db)
    return id
  },
  /** An episode with a prescribed week from its first day on. */
  async episode(
    as: Persona,
    e: {
      siteId: string
      clientId: string
      versionId: string
      admittedOn: string
      minutes?: number | null
      level?: string
      dischargedOn?: string
    },
  ) {
    const id = randomUUIDv7()
    const { minutes = 540, level = '2.1', dischargedOn = null } = e
    await sql`insert into episode (id, client_id, site_id, program_version_id, track, stage, level_of_care, admitted_on,
        admitted_at, last_contact_on, discharged_on, discharge_reason)
      values (${id}, ${e.clientId}, ${e.siteId}, ${e.versionId}, 'evening', 'engagement', ${level}, ${e.admittedOn},
        ${t.clock.now}, ${e.admittedOn}, ${dischargedOn}, ${dischargedOn && 'graduated'})`.execute(t.db)
    if (minutes !== null)
      await sql`insert into prescribed_week (id, episode_id, client_id, during, minutes, days_min, days_max, prescribed_at, prescribed_by)
        values (${randomUUIDv7()}, ${id}, ${e.clientId}, daterange(${e.admittedOn}::date, null), ${minutes}, 3, 5,
          ${t.clock.now}, ${as.accountId})`.execute(t.db)
    return id
  },
  /** A session by the site's wall clock: `on` a day at `starts`, so many real minutes long. */
  async session(s: {
    siteId: string
    zone?: string
    on: string
    starts: string
    minutes: number
    kind?: SessionKind
    lead?: Persona
    capacity?: number
  }) {
    const id = randomUUIDv7()
    const { zone = 'America/New_York', kind = 'therapy_group', capacity = 12 } = s
    const startsAt = Temporal.PlainDateTime.from(`${s.on}T${s.starts}`).toZonedDateTime(zone).toInstant()
    const endsAt = startsAt.add({ minutes: s.minutes })
    await sql`insert into session (id, site_id, kind, name, counts_toward, starts_at, ends_at, local_on, capacity)
      values (${id}, ${s.siteId}, ${kind}, 'Evening group', ${fourStages.counts[kind]}, ${startsAt}, ${endsAt}, ${s.on}, ${capacity})`.execute(
      t.db,
    )
    if (s.lead)
      await sql`insert into session_staff (session_id, staff_id, during, role)
        select id, ${s.lead.staffId}, during, 'lead' from session where id = ${id}`.execute(t.db)
    return id
  },
  async seat(sessionId: string, clientId: string, makeUpFor: string | null = null) {
    await sql`insert into seat (session_id, client_id, during, make_up_for, taken_at)
      select id, ${clientId}, during, ${makeUpFor}, ${t.clock.now} from session where id = ${sessionId}`.execute(
      t.db,
    )
  },
  /** As the programme cancels: nobody with a seat is absent. */
  async cancel(sessionId: string) {
    await sql`update session set status = 'cancelled', cancelled_reason = 'weather' where id = ${sessionId}`.execute(
      t.db,
    )
    await sql`update seat set status = 'program_cancelled' where session_id = ${sessionId} and status = 'taken'`.execute(
      t.db,
    )
  },
})
