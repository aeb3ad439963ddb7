import { randomBytes, randomUUID, randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { z } from 'zod'
import { disclosureHeader, type Endpoint, type Out } from '#kit/endpoint.ts'
import type { FileOut } from '#kit/file.ts'
import type { Role } from '#modules/access/access.ts'
import { type App, buildApp } from '#server/app.ts'
import { authenticator, cookieName, newToken, tokenHash } from '#server/authenticate.ts'
import { type Db, openDb } from '#server/db.ts'
import { type Actor, type Ctx, nobody, type Platform, transact } from '#server/door.ts'
import { subscribers } from '#server/routes.ts'
import { secretsWith } from '#server/secrets.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Told by postgres.setup.ts. */
    postgresUrl: string
  }
}

/** A clock that a test sets: `clock.now = Temporal.Instant.from('2026-03-09T12:00Z')`. */
export type Clock = { now: Temporal.Instant }

/** A staff member who can sign in, for `call(…, as)`. */
export type Persona = {
  accountId: string
  staffId: string
  cookie: string
  roles: readonly Role[]
  siteIds: readonly string[]
}

/** What the programme answered: `body` decoded by the contract on success, the problem document otherwise. */
export type Answer<E extends Endpoint> =
  | { ok: true; status: number; body: Out<E> }
  | {
      ok: false
      status: number
      problem: {
        type: string
        title: string
        reason?: string
        issues?: { path: unknown[]; message: string }[]
      }
    }

export type TestApp = {
  app: App['app']
  bound: App['bound']
  db: Db
  url: string
  clock: Clock
  platform: Platform
  /** Goes through the door over HTTP (in process). `as` undefined: nobody is signed in. */
  call: <E extends Endpoint>(e: E, input: z.input<E['input']>, as?: Persona) => Promise<Answer<E>>
  /** `call` that must succeed. */
  ok: <E extends Endpoint>(e: E, input: z.input<E['input']>, as?: Persona) => Promise<Out<E>>
  /** Runs an action directly, as the door would: for arranging. */
  act: <T>(as: Persona | undefined, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  site: (values?: { name?: string; timeZone?: string }) => Promise<string>
  staff: (
    roles: Role | readonly Role[],
    siteIds: string | readonly string[],
    credential?: { label: string; supervised?: boolean },
  ) => Promise<Persona>
  close: () => Promise<void>
}

/** Monday 2 March 2026, 09:00 in New York: a plain working morning, a week before the spring clock change. */
export const usualNow = Temporal.Instant.from('2026-03-02T14:00:00Z')

/** The whole programme on a database of its own, cloned from the migrated template. Close it in afterAll. */
export async function testApp(): Promise<TestApp> {
  const { url, drop } = await cloneDatabase()
  const t = await testAppOn(url)
  return {
    ...t,
    close: async () => {
      await t.close()
      await drop()
    },
  }
}

/** The whole programme on a migrated database. */
export async function testAppOn(url: string): Promise<TestApp> {
  const db = openDb(url, { max: 8 })
  const clock: Clock = { now: usualNow }
  const platform: Platform = { db, now: () => clock.now, newId: randomUUIDv7, subscribers }
  const { app, bound } = await buildApp({
    platform,
    authenticate: authenticator(db, platform.now),
    settings: { secrets: secretsWith([randomBytes(32)]), idleMinutes: 15 },
    version: 'test',
  })
  await app.ready()

  const call: TestApp['call'] = async (e, input, as) => {
    const response = await app.inject({
      ...request(e, input as Record<string, unknown>),
      ...(as ? { headers: { cookie: as.cookie } } : {}),
    })
    if (response.statusCode === 200 && e.file)
      return { ok: true, status: 200, body: fileOf(response) as never }
    const body = response.body ? JSON.parse(response.body) : undefined
    return response.statusCode === 200
      ? { ok: true, status: 200, body: z.decode(e.output, body) as never }
      : { ok: false, status: response.statusCode, problem: body }
  }
  return {
    app,
    bound,
    url,
    db,
    clock,
    platform,
    call,
    ok: async (e, input, as) => {
      const answer = await call(e, input, as)
      if (!answer.ok)
        throw new Error(`${e.method} ${e.path}: ${answer.status} ${JSON.stringify(answer.problem)}`)
      return answer.body
    },
    act: (as, work) => transact(platform, as ? actorOf(as) : nobody, 'test', work),
    site: (values) => addSite(db, values),
    staff: (roles, siteIds, credential) =>
      addStaff(db, clock, [roles].flat() as Role[], [siteIds].flat() as string[], credential),
    close: async () => {
      await app.close()
      await db.destroy()
    },
  }
}

/** A file as `FileOut`. */
const fileOf = (response: { rawPayload: Buffer; headers: Record<string, unknown> }): FileOut => ({
  name: /filename="([^"]+)"/.exec(String(response.headers['content-disposition']))?.[1] ?? '',
  bytes: Uint8Array.from(response.rawPayload),
  disclosureId: String(response.headers[disclosureHeader]),
})

function request(e: Endpoint, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (e.method !== 'GET') return { method: e.method, url: `/api${path}`, payload: rest }
  const query = new URLSearchParams(Object.entries(rest).map(([k, v]) => [k, String(v)])).toString()
  return { method: e.method, url: `/api${path}${query ? `?${query}` : ''}` }
}

const actorOf = (p: Persona): Actor => ({
  accountId: p.accountId,
  staffId: p.staffId,
  clientId: null,
  name: 'Test Staff',
  roles: p.roles,
  siteIds: p.siteIds,
})

async function addSite(db: Db, { name = 'Harbor Street', timeZone = 'America/New_York' } = {}) {
  const id = randomUUIDv7()
  await sql`insert into site (id, name, time_zone) values (${id}, ${name}, ${timeZone})`.execute(db)
  return id
}

async function addStaff(
  db: Db,
  clock: Clock,
  roles: Role[],
  siteIds: string[],
  credential = { label: 'LCSW' } as { label: string; supervised?: boolean },
): Promise<Persona> {
  const [accountId, staffId, token] = [randomUUIDv7(), randomUUIDv7(), newToken()]
  const email = `${roles[0]}-${randomUUID().slice(0, 8)}@example.org`
  await sql`insert into staff (id, given_name, family_name, title, email) values (${staffId}, 'Test', ${roles[0]}, '', ${email})`.execute(
    db,
  )
  for (const site of siteIds) await sql`insert into staff_site values (${staffId}, ${site})`.execute(db)
  await sql`insert into credential (id, staff_id, label, supervised, from_on) values (${randomUUIDv7()}, ${staffId}, ${credential.label}, ${credential.supervised ?? false}, '2020-01-01')`.execute(
    db,
  )
  await sql`insert into account (id, staff_id, email, created_at) values (${accountId}, ${staffId}, ${email}, ${clock.now})`.execute(
    db,
  )
  for (const role of roles) await sql`insert into account_role values (${accountId}, ${role})`.execute(db)
  // Wholly signed in, for as long as any test moves the clock.
  await sql`insert into web_session (token_sha256, account_id, created_at, last_seen_at, expires_at, whole_at)
    values (${tokenHash(token)}, ${accountId}, ${clock.now}, '2100-01-01', '2100-01-01', ${clock.now})`.execute(
    db,
  )
  return { accountId, staffId, cookie: `${cookieName}=${token}`, roles, siteIds }
}

let clones = 0

/** A database of its own, cloned from the migrated template. */
export async function cloneDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = inject('postgresUrl')
  const name = `test_${process.pid}_${++clones}_${randomUUID().slice(0, 6)}`
  const admin = async (text: string) => {
    const client = new pg.Client({ connectionString: template.replace('/footbridge?', '/postgres?') })
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await admin(`create database ${name} template footbridge`)
  return {
    url: template.replace('/footbridge?', `/${name}?`),
    drop: () => admin(`drop database if exists ${name} with (force)`),
  }
}
