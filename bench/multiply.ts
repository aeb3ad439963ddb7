import type pg from 'pg'

/**
 * Makes a large programme of a lived one: its weeks are written several times one behind the other (eras, each with other
 * clients, discharged since), and all of that several times side by side (wings, each with other staff, rooms and groups)
 * at the same site, down to the last row of the audit. Ids of a copy are derived from those they copy. Much faster than
 * living it, and the same constraints hold.
 */
export type Times = {
  wings: number
  eras: number
  weeks: number
  timeZone: string
  today: Temporal.PlainDate
}

/** Belong to everybody, or to one running server. */
const notCopied =
  'site program program_version schema_migration worker_heartbeat one_time_link web_session installation totp passkey passkey_challenge recovery_code sign_in_try kiosk api_client api_token break_glass'.split(
    ' ',
  )
/** Stay through all eras of a wing. */
const lasting = 'staff staff_site credential account account_role room program_group'.split(' ')
/** Hold a person's id without saying so by a foreign key. */
const people = ['actor_id']

type Column = { name: string; type: string; target: string | null }
type Table = { name: string; columns: Column[] }
type Copy = Times & { wing: number; era: number }

export async function multiply(owner: pg.Client, times: Times, say: (line: string) => void): Promise<void> {
  const { wings, eras } = times
  if (wings * eras === 1) return
  const tables = (await describe(owner)).filter((t) => !notCopied.includes(t.name))
  await owner.query(
    "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '128MB'",
  )
  for (const t of tables) await owner.query(`create temp table lived_${t.name} as select * from ${t.name}`)
  await owner.query('create temp table lived_change as select * from audit.change')
  for (let wing = 0; wing < wings; wing++) {
    for (let era = 0; era < eras; era++)
      if (wing + era > 0) await write(owner, tables, { ...times, wing, era })
    say(`wing ${wing + 1} of ${wings}`)
  }
  await owner.query(fromTheBeginning(times))
  await owner.query('reset session_replication_role; reset work_mem')
}

/** Each base table with its columns; `target` is the table that an id refers to. */
async function describe(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    with reference as (
      select distinct on (k.conrelid, k.conkey[i]) k.conrelid, k.conkey[i] as attnum,
        case when k.confrelid::regclass::text in ('seat', 'group_note_draft') then 'session' else k.confrelid::regclass::text end as target
      from pg_constraint k, generate_subscripts(k.conkey, 1) i where k.contype = 'f')
    select t.relname as name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'target', r.target)
      order by a.attnum) as columns
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity = ''
    left join reference r on r.conrelid = t.oid and r.attnum = a.attnum
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' group by t.relname order by t.relname`)
  return rows
}

async function write(owner: pg.Client, tables: readonly Table[], copy: Copy) {
  for (const t of tables)
    if (copy.era === 0 || !lasting.includes(t.name)) await owner.query(insertion(t, copy))
  await owner.query(auditInsertion(copy))
}

function insertion({ name, columns }: Table, copy: Copy): string {
  const values = columns.map((c) => special(name, c.name, copy) ?? copied(name, c, copy))
  return `insert into ${name} (${columns.map((c) => c.name)}) select ${values} from lived_${name} ${chosen(name, columns, copy)}`
}

/** What lies in the future of a past era did not happen, and nothing of it is still to be done. */
function chosen(table: string, columns: readonly Column[], { era, today }: Copy): string {
  if (era === 0) return ''
  const held = `(select id from lived_session where local_on < '${today}')`
  const conditions = [
    ...(table === 'session' ? [`id in ${held}`] : []),
    ...(columns.some((c) => c.name === 'session_id')
      ? [`(session_id is null or session_id in ${held})`]
      : []),
    ...(table === 'task' ? ['done_at is not null'] : []),
    ...(table === 'episode' ? [`admitted_on <= '${today}'`] : []),
  ]
  return conditions.length ? `where ${conditions.join(' and ')}` : ''
}

/** Derived from the id it copies, and shaped like a UUIDv7. */
const other = (column: string, wing: number, era: number) =>
  wing + era === 0
    ? column
    : `overlay(overlay(md5(${column}::text || ' ${wing}/${era}') placing '7' from 13) placing '8' from 17)::uuid`

function copied(table: string, { name, type, target }: Column, copy: Copy): string {
  const { wing, era } = copy
  if (type === 'uuid') {
    if (target && notCopied.includes(target)) return name
    const lasts = lasting.includes(target ?? (name === 'id' ? table : '')) || people.includes(name)
    return other(name, wing, lasts ? 0 : era)
  }
  return era === 0 || name === 'born_on' ? name : earlier(name, type, copy)
}

/** The same wall time on the day so many weeks before; what has no end yet ended with its era. */
function earlier(column: string, type: string, { era, weeks, timeZone, today }: Copy): string {
  const days = era * weeks * 7
  const moment = (m: string) =>
    `((${m} at time zone '${timeZone}') - interval '${days} days') at time zone '${timeZone}'`
  switch (type) {
    case 'timestamp with time zone':
      return moment(column)
    case 'date':
      return `${column} - ${days}`
    case 'daterange':
      return `case when isempty(${column}) then ${column} else daterange(lower(${column}) - ${days}, coalesce(upper(${column}), '${today}'::date + 1) - ${days}) end`
    case 'tstzrange':
      return `tstzrange(${moment(`lower(${column})`)}, ${moment(`upper(${column})`)})`
    default:
      return column
  }
}

const before = ['', 'Mc', 'Van ', 'San ', 'Fitz', 'Del ', 'Al-', 'Ost', 'Tre', 'Wester']
const behind = ['', 'son', 'er', 'ley', 'man', 'ton', 'field', 'wood', 'ford', 'well', 'dale', 'berg', 'ing']

/** What must differ and is no id; and everybody of a past era has left by its end. */
function special(table: string, column: string, copy: Copy): string | undefined {
  const { wing, era, today } = copy
  const inWing: Record<string, string> = {
    'room.name': `name || ' ${wing + 1}'`,
    'staff.email': `'wing${wing + 1}.' || email`,
    'account.email': `'wing${wing + 1}.' || email`,
  }
  const inEra: Record<string, string> = {
    'episode.discharged_on': earlier(`coalesce(discharged_on, '${today}'::date)`, 'date', copy),
    'episode.discharge_reason': `coalesce(discharge_reason, 'graduated')`,
    'care_team_member.until_on': earlier(`coalesce(until_on, '${today}'::date)`, 'date', copy),
  }
  const always: Record<string, string> = {
    'client.family_name': `'${before[wing % before.length]}' || family_name || '${behind[era % behind.length]}'`,
    'task.subject_key': `case when subject_key ~ '^[0-9a-f-]{36}$' then ${other('subject_key', wing, era)}::text else subject_key || ' ${wing}/${era}' end`,
  }
  const key = `${table}.${column}`
  return always[key] ?? (era > 0 ? inEra[key] : undefined) ?? (wing > 0 ? inWing[key] : undefined)
}

const auditInsertion = ({ wing, era, ...times }: Copy) => `
  insert into audit.change (at, table_name, row_key, client_id, actor_id, request_id, operation, before, after)
  select ${earlier('at', 'timestamp with time zone', { wing, era, ...times })}, table_name, ${other('row_key', wing, era)}::text,
    ${other('client_id', wing, era)}, ${other('actor_id', wing, 0)}, request_id, operation, before, after
  from lived_change order by id`

/** Groups, credentials and the programme itself are as old as the first era. */
function fromTheBeginning({ eras, weeks }: Times): string {
  const days = (eras - 1) * weeks * 7
  return `
    update program_group set during = daterange(lower(during) - ${days}, upper(during));
    update credential set from_on = from_on - ${days};
    update program_version set effective_on = effective_on - ${days}, published_at = published_at - interval '${days} days'`
}
