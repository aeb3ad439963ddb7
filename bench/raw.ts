import { fork } from 'node:child_process'
import { randomUUIDv7 } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { browser, type Figures, measure, type Shot } from './load.ts'

/** What the same machine does at best: no programme in between, the same database, one statement for one thing. */
export const peers = {
  http: 'bare Node HTTP',
  select: 'one prepared select by key',
  selectRoster: 'one prepared select of a roster of 12',
  insert: 'one insert with commit',
  upsertRoster: 'one upsert of 12 rows with commit',
  insertNotes: 'one insert of 12 note-sized rows with commit',
} as const
export type Peer = keyof typeof peers
export type PeerFigures = Record<Peer, Figures>

type Load = { users: number; seconds: number }

/** Tables with the columns of the real ones, and nothing that hangs on them: no foreign key, no trigger, no other index. */
const bareTables = `
  drop schema if exists bench_raw cascade;
  create schema bench_raw;
  create table bench_raw.event as select * from event with no data;
  alter table bench_raw.event add primary key (id);
  create table bench_raw.attendance as select * from attendance with no data;
  alter table bench_raw.attendance add primary key (session_id, client_id);
  create table bench_raw.note as select * from note with no data;
  alter table bench_raw.note add primary key (id);`

const statements = {
  select: 'select id, site_id, name, kind, starts_at, ends_at, status from session where id = $1',
  selectRoster: `
    select seat.client_id, c.given_name, c.family_name, c.preferred_name, a.mark, a.minutes, a.version
    from seat join client c on c.id = seat.client_id
    left join attendance a on a.session_id = seat.session_id and a.client_id = seat.client_id
    where seat.session_id = $1 and seat.status = 'taken' order by c.family_name, c.given_name`,
  insert: 'insert into bench_raw.event (id, kind, at, actor_id, data) values ($1, $2, now(), $3, $4)',
  upsertRoster: `
    insert into bench_raw.attendance (session_id, client_id, mark, minutes, marked_at, marked_by, version)
    select $1, m.client_id, m.mark, m.minutes, now(), $2, 1
    from jsonb_to_recordset($3::jsonb) as m(client_id uuid, mark text, minutes int)
    on conflict (session_id, client_id) do update set mark = excluded.mark, minutes = excluded.minutes,
      marked_at = excluded.marked_at, version = attendance.version + 1`,
  insertNotes: `
    insert into bench_raw.note (id, client_id, session_id, kind, status, shared, body, session_started_at, session_ended_at,
      minutes, author_id, author_name, author_credential, signed_at, confirmed, content_sha256)
    select x.id, x.client_id, $1, 'group', 'signed', $2, x.body, now(), now(), 90, $1, 'Name', 'LCSW', now(), '[]', x.sha256
    from jsonb_to_recordset($3::jsonb) as x(id uuid, client_id uuid, body jsonb, sha256 text)`,
}

/** What the raw statements work on: real sessions, and the texts of a real group note. */
export type RawMaterial = {
  sessionIds: readonly string[]
  clientIds: readonly string[]
  shared: object
  cards: readonly object[]
}

export async function measurePeers(url: string, material: RawMaterial, load: Load): Promise<PeerFigures> {
  const clients = await Promise.all(
    Array.from({ length: load.users }, async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  await clients[0]!.query(bareTables)
  const values = valuesFor(material)
  const figures: Partial<PeerFigures> = { http: await measureHttp(load) }
  for (const name of Object.keys(statements) as (keyof typeof statements)[])
    figures[name] = await measure(async (user) => {
      await clients[user]!.query({ name, text: statements[name], values: values[name](user) })
      return true
    }, load)
  await clients[0]!.query('drop schema bench_raw cascade')
  await Promise.all(clients.map((c) => c.end()))
  return figures as PeerFigures
}

function valuesFor({ sessionIds, clientIds, shared, cards }: RawMaterial) {
  let turn = 0
  const next = () => sessionIds[turn++ % sessionIds.length]!
  const rosters = sessionIds.map(() => clientIds.map(() => randomUUIDv7()))
  return {
    select: () => [next()],
    selectRoster: () => [next()],
    insert: () => [randomUUIDv7(), 'bench.happened', randomUUIDv7(), '{}'],
    upsertRoster: (user: number) => {
      const minutes = 1 + (turn++ % 90)
      const marks = rosters[user % rosters.length]!.map((client_id) => ({ client_id, mark: 'late', minutes }))
      return [sessionIds[user % sessionIds.length]!, clientIds[0]!, JSON.stringify(marks)]
    },
    insertNotes: () => {
      const sha256 = 'a'.repeat(64)
      const notes = cards.map((body, i) => ({ id: randomUUIDv7(), client_id: clientIds[i]!, body, sha256 }))
      return [next(), JSON.stringify(shared), JSON.stringify(notes)]
    },
  } satisfies Record<keyof typeof statements, (user: number) => unknown[]>
}

async function measureHttp(load: Load): Promise<Figures> {
  const child = fork(join(import.meta.dirname, 'bareHttp.ts'))
  const port = await new Promise<number>((ready) => child.once('message', (p) => ready(Number(p))))
  const users = Array.from({ length: load.users }, () => browser(`http://127.0.0.1:${port}`))
  const hello: Shot = { method: 'GET', path: '/', body: '', cookie: '' }
  try {
    return await measure(async (user) => {
      await users[user]!.go([hello])
      return true
    }, load)
  } finally {
    for (const u of users) u.close()
    child.disconnect()
  }
}
