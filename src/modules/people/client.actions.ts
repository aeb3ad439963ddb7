import { notFound, refused, stale } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import {
  type addSupport,
  type ClientLine,
  type ClientView,
  type client,
  clientRegistered,
  type findClients,
  type listClients,
  type saveClient,
  type saveSupport,
} from './client.contract.ts'
import * as store from './client.store.ts'
import { ageOn, birthDateRefusal, contactOf, notAsked, type Sex, shownIdentifier } from './client.ts'
import { clientWords } from './client.words.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { readSearch } from './search.ts'
import * as supports from './support.store.ts'

const sentences = clientWords.en.reasons
const pageSize = 50
const bestFound = 20

export type Newcomer = Partial<Omit<store.NewClient, 'siteId' | 'givenName' | 'familyName'>> & {
  siteId: string
  givenName: string
  familyName: string
  identifiers?: readonly store.Identifier[]
  supports?: readonly supports.Support[]
}

/** Takes a person into the register of one of the actor's sites. @returns the client's id. */
export async function registerClient(ctx: Ctx, n: Newcomer): Promise<string> {
  if (!ctx.actor.siteIds.includes(n.siteId)) throw notFound('site')
  const { identifiers = [], supports: named = [], siteId, ...given } = n
  const person = { ...blank, ...given, siteId }
  checkBirthDate(ctx, person.bornOn)
  const id = ctx.newId()
  await store.saveNewClient(ctx.tx, { ...person, id, createdAt: ctx.now })
  await store.saveIdentifiers(ctx.tx, id, identifiers)
  for (const s of named) await supports.saveNewSupport(ctx.tx, { ...s, id: ctx.newId(), clientId: id })
  await ctx.tell(clientRegistered, { clientId: id }, { siteId })
  return id
}

const blank = {
  preferredName: '',
  bornOn: null,
  sex: null,
  pronouns: '',
  phone: '',
  email: '',
  language: 'en',
  address: '',
  contact: notAsked,
}

/** Adds what another organisation calls the client; what is known already stays. */
export async function addIdentifiers(ctx: Ctx, clientId: string, identifiers: readonly store.Identifier[]) {
  await getClient(ctx, clientId)
  await store.saveIdentifiers(ctx.tx, clientId, identifiers)
}

export const clientRecord: Action<typeof client> = (ctx, { clientId }) => present(ctx, clientId)

export const changeClient: Action<typeof saveClient> = async (ctx, input) => {
  await getClient(ctx, input.clientId)
  checkBirthDate(ctx, input.bornOn)
  if (!(await store.saveDemographics(ctx, input))) throw stale('client')
  return present(ctx, input.clientId)
}

export const clientsLike: Action<typeof findClients> = async (ctx, { text }) => {
  // Any site's day will do: it only tells the century of a year typed with two digits.
  const search = readSearch(text, dayAt(ctx.now, 'UTC'))
  if (search.whole.length < 2) return { clients: [] }
  const rows = await store.searchClients(ctx, search, bestFound)
  return { clients: rows.map((r) => clientLine(ctx, r)) }
}

export const clientList: Action<typeof listClients> = async (ctx, { status, siteId, cursor }) => {
  const rows = await store.listClientRows(ctx, { status, siteId, after: readCursor(cursor) }, pageSize + 1)
  const last = rows[pageSize - 1]
  return {
    clients: rows.slice(0, pageSize).map((r) => clientLine(ctx, r)),
    next: rows.length > pageSize && last ? writeCursor(last) : null,
  }
}

export const nameSupport: Action<typeof addSupport> = async (ctx, input) => {
  await getClient(ctx, input.clientId)
  const supportId = ctx.newId()
  await supports.saveNewSupport(ctx.tx, { ...input, id: supportId })
  return { supportId }
}

export const changeSupport: Action<typeof saveSupport> = async (ctx, { removed, ...input }) => {
  await getClient(ctx, input.clientId)
  const version = await supports.saveChangedSupport(ctx.tx, {
    ...input,
    removedAt: removed ? ctx.now : null,
  })
  if (version === null) throw notFound('support')
  if (version === undefined) throw stale('support')
  return { version }
}

/** @throws not_found, also where the client is not visible */
export async function getClient(ctx: Ctx, clientId: string) {
  const row = await store.findClient(ctx, clientId)
  if (!row) throw notFound('client')
  return row
}

function checkBirthDate(ctx: Ctx, bornOn: Temporal.PlainDate | null) {
  // Somewhere it may already be tomorrow: a birth today is never refused.
  const reason = birthDateRefusal(bornOn, dayAt(ctx.now, 'UTC').add({ days: 1 }))
  if (reason) throw refused(reason, sentences, { issues: [{ path: ['bornOn'], message: sentences[reason] }] })
}

async function present(ctx: Ctx, clientId: string): Promise<ClientView> {
  const row = await getClient(ctx, clientId)
  const identifiers = await store.listIdentifiers(ctx.tx, [clientId])
  return {
    ...clientLine(ctx, row),
    sex: row.sex as Sex | null,
    phone: row.phone,
    email: row.email,
    language: row.language,
    address: row.address,
    contact: contactOf(row.contact),
    timeZone: row.timeZone,
    createdAt: row.createdAt,
    version: row.version,
    identifiers: identifiers.map((i) => ({ system: i.system, kind: i.kind, shown: shownIdentifier(i) })),
    supports: await supports.listSupports(ctx.tx, clientId),
  }
}

/** A row as lists show it, the age on the site's day. */
export function clientLine({ now }: Ctx, r: store.ClientRow): ClientLine {
  const { id, givenName, familyName, preferredName, bornOn, pronouns, siteId, siteName } = r
  const admitted = r.admittedOn !== null && r.dischargedOn === null
  return {
    id,
    givenName,
    familyName,
    preferredName,
    bornOn,
    pronouns,
    siteId,
    siteName,
    age: bornOn ? ageOn(bornOn, dayAt(now, r.timeZone)) : null,
    status: r.admittedOn === null ? 'inquiry' : admitted ? 'admitted' : 'discharged',
    standing:
      r.admittedOn && admitted
        ? {
            stage: r.stage ?? '',
            levelOfCare: r.levelOfCare ?? '',
            track: r.track ?? '',
            admittedOn: r.admittedOn,
          }
        : null,
  }
}
