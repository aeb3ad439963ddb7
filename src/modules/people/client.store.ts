import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { ClientStatus, ContactPreference, Sex } from './client.ts'

export type NewClient = {
  siteId: string
  givenName: string
  familyName: string
  preferredName: string
  bornOn: Temporal.PlainDate | null
  sex: Sex | null
  pronouns: string
  phone: string
  email: string
  language: string
  address: string
  contact: ContactPreference
}

const columns = (c: Omit<NewClient, 'siteId'>) => ({
  given_name: c.givenName,
  family_name: c.familyName,
  preferred_name: c.preferredName,
  born_on: c.bornOn,
  sex: c.sex,
  pronouns: c.pronouns,
  phone: c.phone,
  email: c.email,
  language: c.language,
  address: c.address,
  contact_preference: json(c.contact),
})

export async function saveNewClient(tx: Tx, c: NewClient & { id: string; createdAt: Temporal.Instant }) {
  await tx
    .insertInto('client')
    .values({ ...columns(c), id: c.id, site_id: c.siteId, created_at: c.createdAt })
    .execute()
}

/** @returns whether the version was still the one read. */
export async function saveDemographics(
  ctx: Ctx,
  c: Omit<NewClient, 'siteId'> & { clientId: string; version: number },
): Promise<boolean> {
  const done = await ctx.tx
    .updateTable('client')
    .set({ ...columns(c), version: c.version + 1 })
    .where('id', '=', c.clientId)
    .where('id', 'in', visibleClients(ctx))
    .where('version', '=', c.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export type Identifier = { system: string; value: string; kind: string }

export async function saveIdentifiers(tx: Tx, clientId: string, identifiers: readonly Identifier[]) {
  if (identifiers.length === 0) return
  await tx
    .insertInto('client_identifier')
    .values(identifiers.map((i) => ({ ...i, client_id: clientId })))
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export const listIdentifiers = (tx: Tx, clientIds: readonly string[]) =>
  tx
    .selectFrom('client_identifier')
    .select(['client_id as clientId', 'system', 'value', 'kind'])
    .where('client_id', '=', sql<string>`any(${clientIds})`)
    .orderBy('kind')
    .orderBy('system')
    .execute()

/** A client as lists show them: one row, with the newest episode where there is one. */
const lines = (ctx: Pick<Ctx, 'tx' | 'actor'>) =>
  ctx.tx
    .selectFrom('client')
    .innerJoin('site', 'site.id', 'client.site_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('episode')
          .innerJoin('program_version', 'program_version.id', 'episode.program_version_id')
          .select([
            'episode.level_of_care',
            'episode.track',
            'episode.admitted_on',
            'episode.discharged_on',
            sql<string>`coalesce(jsonb_path_query_first(program_version.definition, '$.stages[*] ? (@.id == $id)',
              jsonb_build_object('id', episode.stage)) ->> 'name', episode.stage)`.as('stage_name'),
          ])
          .whereRef('episode.client_id', '=', 'client.id')
          .orderBy('episode.admitted_at', 'desc')
          .limit(1)
          .as('episode'),
      (join) => join.onTrue(),
    )
    .select([
      'client.id',
      'client.given_name as givenName',
      'client.family_name as familyName',
      'client.preferred_name as preferredName',
      'client.born_on as bornOn',
      'client.pronouns',
      'client.site_id as siteId',
      'site.name as siteName',
      'site.time_zone as timeZone',
      'episode.stage_name as stage',
      'episode.level_of_care as levelOfCare',
      'episode.track',
      'episode.admitted_on as admittedOn',
      'episode.discharged_on as dischargedOn',
    ])
    .where('client.id', 'in', visibleClients(ctx))

export type ClientRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

export const findClient = (ctx: Ctx, clientId: string) =>
  lines(ctx)
    .select([
      'client.sex',
      'client.phone',
      'client.email',
      'client.language',
      'client.address',
      'client.contact_preference as contact',
      'client.created_at as createdAt',
      'client.version',
    ])
    .where('client.id', '=', clientId)
    .executeTakeFirst()

export type After = { family: string; given: string; id: string }
export type ListFilter = {
  status: ClientStatus | 'all'
  siteId?: string | undefined
  after?: After | undefined
}

/** By name, at most `most`. */
export const listClientRows = (ctx: Ctx, { status, siteId, after }: ListFilter, most: number) =>
  lines(ctx)
    .select([
      sql<string>`lower(client.family_name)`.as('family'),
      sql<string>`lower(client.given_name)`.as('given'),
    ])
    .$if(siteId !== undefined, (q) => q.where('client.site_id', '=', siteId ?? ''))
    .$if(status === 'inquiry', (q) => q.where('episode.admitted_on', 'is', null))
    .$if(status === 'admitted', (q) =>
      q.where('episode.admitted_on', 'is not', null).where('episode.discharged_on', 'is', null),
    )
    .$if(status === 'discharged', (q) => q.where('episode.discharged_on', 'is not', null))
    .$if(after !== undefined, (q) =>
      q.where(
        sql<boolean>`(lower(client.family_name), lower(client.given_name), client.id) > (${after?.family}, ${after?.given}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('family')
    .orderBy('given')
    .orderBy('client.id')
    .limit(most)
    .execute()

export type Wanted = {
  words: readonly string[]
  bornOn: Temporal.PlainDate | null
  phoneEnd: string | null
  whole: string
}

/** The best first: names that begin with what was typed, then those that sound like it. */
export function searchClients(ctx: Ctx, wanted: Wanted, most: number) {
  const typed = wanted.words.join(' ')
  return lines(ctx)
    .where('client.id', 'in', sql<string>`(${sql.join(waysToFind(wanted), sql` union all `)})`)
    .$if(wanted.words.length > 0, (q) =>
      q
        .orderBy(allBegin(wanted.words), 'desc')
        .orderBy(sql`word_similarity(${typed}, client.search_name)`, 'desc'),
    )
    .orderBy('client.family_name')
    .orderBy('client.given_name')
    .orderBy('client.id')
    .limit(most)
    .execute()
}

/** One list of ids for each: joined by `or` in one condition, none of their indexes could be used. */
function waysToFind({ words, bornOn, phoneEnd, whole }: Wanted) {
  const name = sql`(${allBegin(words)} or ${words.join(' ')} <% client.search_name)`
  const birth = sql`client.born_on = ${bornOn}`
  const person = [...(words.length ? [name] : []), ...(bornOn ? [birth] : [])]
  return [
    ...(person.length ? [sql`select id from client where ${sql.join(person, sql` and `)}`] : []),
    ...(phoneEnd
      ? [
          sql`select id from client where phone <> '' and right(regexp_replace(phone, '\\D', '', 'g'), 7) = ${phoneEnd}`,
        ]
      : []),
    sql`select client_id from client_identifier where lower(value) = ${whole}`,
  ]
}

/** Every word begins a word of the name: the first one, or one behind a space. */
const allBegin = (words: readonly string[]) => sql<boolean>`(${sql.join(words.map(begins), sql` and `)})`

function begins(word: string) {
  const typed = word.replace(/[\\%_]/g, '\\$&')
  return sql`(client.search_name like ${`${typed}%`} or client.search_name like ${`% ${typed}%`})`
}

export type LikelyPerson = {
  searchName: string
  bornOn: readonly Temporal.PlainDate[]
  phoneEnd: string | null
  identifiers: readonly { system: string; value: string }[]
}

/** People who may be the same as somebody: a like name, the birth date, the phone number or an identifier. */
export const listLikely = (ctx: Ctx, p: LikelyPerson, most: number) =>
  lines(ctx)
    .select('client.phone')
    .where((eb) =>
      eb.or([
        sql<boolean>`client.search_name % ${p.searchName}`,
        sql<boolean>`client.born_on = any(${p.bornOn.map(String)}::date[])`,
        sql<boolean>`client.phone <> '' and right(regexp_replace(client.phone, '\\D', '', 'g'), 7) = ${p.phoneEnd}`,
        sql<boolean>`exists (select from client_identifier i where i.client_id = client.id and (i.system, lower(i.value)) in
          (select * from unnest(${p.identifiers.map((i) => i.system)}::text[], ${p.identifiers.map((i) => i.value.trim().toLowerCase())}::text[])))`,
      ]),
    )
    .limit(most)
    .execute()
