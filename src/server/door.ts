import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type KyselyPlugin, sql } from 'kysely'
import { z } from 'zod'
import { disclosureHeader, type Endpoint, type In, type Out } from '#kit/endpoint.ts'
import type { EventType, Subject } from '#kit/event.ts'
import { FileOut, type FileType } from '#kit/file.ts'
import { Problem } from '#kit/problem.ts'
import {
  type Halfway,
  halfwayMay,
  holds,
  type Permission,
  permissions,
  type Role,
} from '#modules/access/access.ts'
import { constraintSentences } from './constraints.ts'
import { type Db, type Tx, unawaited } from './db.ts'
import { type Subscriber, timeline } from './events.ts'
import { readLog, watching } from './readLog.ts'
import type { Settings } from './settings.ts'

/** Who acts. Nobody signed in: no roles, no sites. */
export type Actor = {
  accountId: string | null
  staffId: string | null
  clientId: string | null
  name: string
  roles: readonly Role[]
  siteIds: readonly string[]
  /** Those of the sites where they see only the clients of whose care team they are. */
  teamSiteIds?: readonly string[]
  /** Clients they opened by break-glass (R90), for as long as that lasts. */
  openedClientIds?: readonly string[]
  /** This sign-in, and what it still lacks. */
  signInId?: string
  halfway?: Halfway
}
export const nobody: Actor = {
  accountId: null,
  staffId: null,
  clientId: null,
  name: '',
  roles: [],
  siteIds: [],
}

/** What an action is given: one transaction, who acts, the time, new ids, and a way to tell what happened. */
export type Ctx = {
  tx: Tx
  actor: Actor
  now: Temporal.Instant
  newId: () => string
  tell: <E extends EventType>(type: E, subject: Subject, data: z.input<E['data']>) => Promise<void>
  /**
   * The answer shows these clients' records, and not only that they are listed: who looked is written before it leaves.
   * A path with `:clientId` says so by itself.
   */
  saw: (clientIds: Iterable<string>) => void
}
export type Action<E extends Endpoint> = (ctx: Ctx, input: In<E>) => Promise<Out<E>>

export type Web = { request: FastifyRequest; reply: FastifyReply; settings: Settings }

/** The same action seen by the platform: sign-in needs the request, the reply for its cookie, and the settings. */
export type SignInAction<E extends Endpoint> = (ctx: Ctx, input: In<E>, web: Web) => Promise<Out<E>>

export type Bind = <E extends Endpoint>(e: E, permission: Permission, action: SignInAction<E>) => void

export type Bound = { endpoint: Endpoint; permission: Permission }

/** What every transaction needs, from main.ts, a test or the simulator. */
export type Platform = {
  db: Db
  now: () => Temporal.Instant
  newId: () => string
  subscribers: readonly Subscriber[]
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
}

/**
 * The one door. Validation, permission, the transaction, the actor's identity for the audit, the read log and the output
 * allow-list happen here and nowhere else. Refuses to start with a permission the matrix does not know, and with two
 * endpoints on one path.
 */
export function door(
  app: FastifyInstance,
  platform: Platform,
  settings: Settings,
): { bind: Bind; bound: Bound[] } {
  const bound: Bound[] = []
  const reads = readLog(platform.db)
  const bind: Bind = (e, permission, action) => {
    if (!(permission in permissions))
      throw new Error(`${e.method} ${e.path}: no permission "${permission}" in the matrix`)
    if (e.file && !e.exit) throw new Error(`${e.method} ${e.path} answers a file and is no exit`)
    if (e.exit && e.method === 'GET') throw new Error(`${e.path} is an exit: it writes, so it is no GET`)
    bound.push({ endpoint: e, permission })
    app.route({
      method: e.method,
      url: e.path,
      // What a stranger may send is limited by address.
      ...(permissions[permission] === 'anyone' && e.method !== 'GET'
        ? { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }
        : {}),
      handler: async (request, reply) => {
        allow(request.actor, permission)
        const input = parse(e, await wireInput(e, request))
        const run = (ctx: Ctx) => action(ctx, input, { request, reply, settings })
        const watch = watching(reads, e, request)
        const [answer] = await Promise.all([
          e.method === 'GET'
            ? look(platform, request.actor, watch.saw, run)
            : transact(platform, request.actor, request.id, run, watch.saw),
          watch.ofPath(),
        ])
        await watch.rest()
        return e.file ? sendFile(reply, e.file, FileOut.parse(answer)) : z.encode(e.output, answer)
      },
    })
  }
  return { bind, bound }
}

/** May this actor do it at all? @throws Problem */
export function allow(actor: Actor, permission: Permission) {
  if (actor.halfway) {
    if (permissions[permission] === 'anyone' || halfwayMay[actor.halfway].includes(permission)) return
    throw new Problem('unauthenticated', 'This sign-in is not whole: unlock it, or give the second factor', {
      reason: actor.halfway,
    })
  }
  if (holds(actor.roles, permission)) return
  if (!actor.accountId) throw new Problem('unauthenticated', 'Sign in to go on')
  throw new Problem('forbidden', 'Your role does not include this', { reason: 'not_permitted' })
}

const sendFile = (reply: FastifyReply, type: FileType, { name, bytes, disclosureId }: FileOut) =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header(disclosureHeader, disclosureId)
    .send(Buffer.from(bytes))

async function wireInput(e: Endpoint, request: FastifyRequest): Promise<Record<string, unknown>> {
  const given = e.upload ? await multipart(request) : (request.body as object | null)
  return { ...(request.query as object), ...given, ...(request.params as object) }
}

/** The multipart form as plain fields, the file as `{ name, mediaType, bytes }`. */
async function multipart(request: FastifyRequest): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {}
  for await (const part of request.parts()) {
    fields[part.fieldname] =
      part.type === 'file'
        ? { name: part.filename, mediaType: part.mimetype, bytes: await part.toBuffer() }
        : part.value
  }
  return fields
}

/** What came over the wire, as our values. @throws Problem naming each wrong field */
export function parse<E extends Endpoint>(e: E, raw: Record<string, unknown>): In<E> {
  const parsed = z.safeDecode(e.input, raw)
  if (parsed.success) return parsed.data as In<E>
  const issues = parsed.error.issues.map((i) => ({
    path: i.path.filter((p) => typeof p !== 'symbol'),
    message: i.message,
  }))
  throw new Problem('invalid', 'Some of what was entered cannot be used', { issues })
}

const refuseWrites: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (/^(Insert|Update|Delete|Merge)QueryNode$/.test(node.kind)) throw new Error('a GET may not write')
    return node
  },
  transformResult: async ({ result }) => result,
}

/** Runs a reading without a transaction: each statement sees what is committed, as it would inside one. */
const look = <T>(
  platform: Platform,
  actor: Actor,
  saw: Ctx['saw'],
  read: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  read({
    ...{ actor, saw, tx: platform.db.withPlugin(refuseWrites), now: platform.now(), newId: platform.newId },
    tell: () => Promise.reject(new Error('a GET has nothing to tell')),
  })

const retryable = new Set(['40001', '40P01'])
const attempts = 4

/**
 * Runs work in one transaction as an actor. Serialization failures and deadlocks are tried again, at most three times;
 * a violated constraint becomes the refusal people can read.
 */
export async function transact<T>(
  platform: Platform,
  actor: Actor,
  requestId: string,
  work: (ctx: Ctx) => Promise<T>,
  saw: Ctx['saw'] = () => undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await platform.db
        .connection()
        .execute((tx) => inTransaction({ ...platform, actor, requestId, tx, saw }, work))
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string }
      if (code && retryable.has(code) && attempt < attempts) continue
      await keepWhatStays(platform, actor, requestId, error)
      throw explained(error, code, constraint)
    }
  }
}

const staying = new WeakMap<object, (ctx: Ctx) => Promise<void>>()

/** A refusal whose transaction is rolled back, and what is kept nevertheless, in a transaction of its own: that it was refused. */
export function refusedButKept(problem: Problem, keep: (ctx: Ctx) => Promise<void>): Problem {
  staying.set(problem, keep)
  return problem
}

async function keepWhatStays(platform: Platform, actor: Actor, requestId: string, error: unknown) {
  const keep = error instanceof Problem ? staying.get(error) : undefined
  if (!keep) return
  staying.delete(error as Problem)
  await transact(platform, actor, requestId, keep)
}

/**
 * `begin` and the audit's settings are one message to the server: they carry no parameters but our own ids. Neither they
 * nor the timeline's rows are waited for: the statement behind them fails if they do.
 */
async function inTransaction<T>(
  {
    tx,
    actor,
    requestId,
    saw,
    ...platform
  }: Platform & Pick<Ctx, 'tx' | 'actor' | 'saw'> & { requestId: string },
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const settings = `set_config('footbridge.actor', '${safeId(actor.accountId ?? '')}', true), set_config('footbridge.request', '${safeId(requestId)}', true)`
  const { tell, write } = timeline(platform.subscribers, () => ctx)
  const ctx: Ctx = { tx, actor, now: platform.now(), newId: platform.newId, tell, saw }
  try {
    await sql.raw(`${unawaited}begin; select ${settings}`).execute(tx)
    const result = await work(ctx)
    await write(tx)
    await sql.raw('commit').execute(tx)
    return result
  } catch (error) {
    if (error instanceof Problem && error.keeps) {
      await write(tx)
      await sql.raw('commit').execute(tx)
      throw error
    }
    await sql
      .raw('rollback')
      .execute(tx)
      .catch(() => undefined)
    throw error
  }
}

const safeId = (id: string) => id.replaceAll(/[^\w:.-]/g, '')

/** 23xxx: integrity constraint violations; 40xxx that outlived the retries. */
function explained(error: unknown, code: string | undefined, constraint: string | undefined): unknown {
  if (code && retryable.has(code))
    return new Problem('conflict', 'Too many people changed this at once. Nothing was saved: try again.', {
      reason: 'busy',
    })
  const sentence = constraint ? constraintSentences[constraint] : undefined
  if (code?.startsWith('23') && constraint && sentence)
    return new Problem('conflict', sentence, { reason: constraint })
  return error
}
