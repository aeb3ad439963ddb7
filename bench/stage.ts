import { sql } from 'kysely'
import { weekOf } from '#kit/time.ts'
import type { Role } from '#modules/access/access.ts'
import type { Db } from '#server/db.ts'
import type { Actor } from '#server/door.ts'
import { type Random, seededRandom } from '#simulate/random.ts'
import type { Scene } from './scenarios.ts'
import { assemble, type Cohort, type Site, signIn } from './scene.ts'

/** Waits until the worker has done what it does at every start. */
export async function settled(db: Db) {
  for (let tries = 0; tries < 300; tries++) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from pgboss.job where state in ('created', 'active', 'retry') and start_after <= now()`
      .execute(db)
      .catch(() => ({ rows: [{ n: 1 }] }))
    if (rows[0]?.n === 0) return
    await new Promise((go) => setTimeout(go, 200))
  }
}

async function findSite(db: Db): Promise<Site> {
  const { id, time_zone } = await db.selectFrom('site').select(['id', 'time_zone']).executeTakeFirstOrThrow()
  return { id, timeZone: time_zone }
}

/** The accounts of one role, the first lived one first. */
async function actorWith(db: Db, role: Role, site: Site): Promise<Actor> {
  const { rows } = await sql<{ account: string; staff: string }>`
    select a.id as account, a.staff_id as staff from account a join account_role r on r.account_id = a.id
    where r.role = ${role} order by a.created_at, a.email limit 1`.execute(db)
  const found = rows[0]
  if (!found) throw new Error(`nobody is ${role}`)
  return {
    accountId: found.account,
    staffId: found.staff,
    clientId: null,
    name: role,
    roles: [role],
    siteIds: [site.id],
  }
}

const cohortCount = 4

export async function stage(db: Db, address: string, { signings }: { signings: number }) {
  const site = await findSite(db)
  const director = await actorWith(db, 'director', site)
  const cookie = await signIn(address, db, director.accountId ?? '')
  const clientIds = await db
    .selectFrom('episode')
    .select('client_id')
    .where('discharged_on', 'is', null)
    .orderBy('client_id')
    .execute()
  const sessions = await sql<{ id: string; note: string; client: string }>`
    select s.id, (array_agg(n.id))[1] as note, (array_agg(n.client_id))[1] as client
    from session s join seat on seat.session_id = s.id and seat.status = 'taken'
    join note n on n.session_id = s.id and n.client_id = seat.client_id
    where s.roster_closed_at > now() - interval '30 days'
    group by s.id having count(*) >= 8 order by s.id`.execute(db)
  const names = await db.selectFrom('client').select(['given_name', 'family_name']).limit(400).execute()
  const cohorts: Cohort[] = []
  const perCohort = Math.ceil(signings / cohortCount)
  for (let number = 1; number <= cohortCount; number++)
    cohorts.push(await assemble({ db, address, site, director }, { number, sessions: perCohort }))
  const random = seededRandom('typed')
  const today = Temporal.Now.plainDateISO(site.timeZone)
  const [session] = sessions.rows
  if (!session) throw new Error('no session with notes was lived')
  const scene: Scene = {
    siteId: site.id,
    monday: weekOf(today).toString(),
    cookie,
    cohorts,
    sessionIds: sessions.rows.map((s) => s.id),
    clientIds: clientIds.map((c) => c.client_id),
    typed: names.map((n) => typedOf(random, n)),
  }
  const ids = {
    siteId: site.id,
    monday: scene.monday,
    clientId: session.client,
    sessionId: session.id,
    noteId: session.note,
    groupId: await idOf(db, 'program_group'),
    staffId: director.staffId ?? '',
    versionId: await idOf(db, 'program_version'),
    programVersionId: await idOf(db, 'program_version'),
    programId: await idOf(db, 'program'),
    roomId: await idOf(db, 'room'),
    responseId: await idOf(db, 'measure_response', session.client),
    assessmentId: await idOf(db, 'assessment', session.client),
    on: today.toString(),
  }
  return { scene, ids }
}

async function idOf(db: Db, table: string, clientId?: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} ${clientId ? sql`where client_id = ${clientId}` : sql``} limit 1`.execute(
    db,
  )
  return rows[0]?.id ?? ''
}

/** The beginning of a family name, a given name and an initial, or a whole name with a slip of the finger. */
function typedOf(random: Random, { given_name, family_name }: { given_name: string; family_name: string }) {
  const family = family_name.toLowerCase()
  switch (random.weighted({ beginning: 6, both: 3, slip: 2 })) {
    case 'beginning':
      return family.slice(0, random.int(3, 5))
    case 'both':
      return `${given_name} ${family.slice(0, 2)}`
    case 'slip':
      return family.length > 4 ? family.replace(family.charAt(2), '') : family
  }
}
