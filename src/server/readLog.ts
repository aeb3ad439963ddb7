import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Endpoint, pathParams } from '#kit/endpoint.ts'
import type { Db } from './db.ts'
import { together } from './together.ts'

/** Who read whose record, through which endpoint. One statement for all who read at the same moment. */
export const readLog = (db: Db) =>
  together(async (reads: readonly { actor: string; client: string; what: string; request: string }[]) => {
    await sql`
      insert into audit.read (actor_id, client_id, what, request_id)
      select * from unnest(${reads.map((r) => r.actor)}::uuid[], ${reads.map((r) => r.client)}::uuid[],
        ${reads.map((r) => r.what)}::text[], ${reads.map((r) => r.request)}::text[])`.execute(db)
    return []
  })

/** Logs the reads of one request: of the client its path names beside the action, of those it saw after it. */
export function watching(
  log: ReturnType<typeof readLog>,
  e: Endpoint,
  { actor, params, id }: FastifyRequest,
) {
  const inPath = (params as Record<string, string>).clientId
  const named = e.method === 'GET' && pathParams(e.path).includes('clientId') ? inPath : undefined
  const seen = new Set<string>()
  const write = async (client: string) => {
    if (actor.accountId) await log({ actor: actor.accountId, client, what: e.path, request: id })
  }
  return {
    saw: (clientIds: Iterable<string>) => {
      for (const clientId of clientIds) if (clientId !== named) seen.add(clientId)
    },
    ofPath: async () => {
      if (named) await write(named)
    },
    rest: () => Promise.all([...seen].map(write)),
  }
}
