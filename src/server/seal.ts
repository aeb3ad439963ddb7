import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Ctx } from './door.ts'
import { compareLeaves, type Leaf, type Misfit } from './leaves.ts'

/** Most rows sealed by one run: bounds its memory; the next run goes on. */
const batch = 20_000

/**
 * Chains the audit: each seal's hash covers the hash before it and every change and read since, so that changing or
 * removing one row breaks it. Only finished transactions are sealed, or a late commit would slip in between.
 */
export async function sealChanges({ tx }: Pick<Ctx, 'tx'>): Promise<void> {
  await sql`select audit.seal_changes(${batch})`.execute(tx)
}

/** One thing that no longer fits, and where: the seal with its time, the table, the row. */
export type Finding =
  | ({ seal: string; sealedAt: Temporal.Instant; table: 'audit.change' | 'audit.read' } & Misfit)
  | { seal: string; sealedAt: Temporal.Instant; table: 'audit.seal'; what: 'hash' | 'chain' }

export type Verified = { seals: number; rows: number; unsealed: number; findings: Finding[] }

type Seal = {
  id: string
  after: string
  through: string
  sealedAt: Temporal.Instant
  changes: Buffer
  reads: Buffer
  hashFits: boolean
  chainFits: boolean
}

/**
 * Walks the whole chain, one seal in memory at a time. Runs as the owner or the application.
 * @returns every misfit; none means that no row was changed, removed or swapped since it was sealed.
 */
export async function verifyAudit(db: Db): Promise<Verified> {
  const verified: Verified = { seals: 0, rows: 0, unsealed: 0, findings: [] }
  let last = '0'
  for (let seal = await nextSeal(db, last); seal; seal = await nextSeal(db, last)) {
    const { id, sealedAt } = seal
    const where = { seal: id, sealedAt }
    if (!seal.chainFits) verified.findings.push({ ...where, table: 'audit.seal', what: 'chain' })
    if (!seal.hashFits) verified.findings.push({ ...where, table: 'audit.seal', what: 'hash' })
    for (const [table, sealed] of [['change', seal.changes] as const, ['read', seal.reads] as const]) {
      const found = await leavesOf(db, table, seal)
      verified.rows += found.length
      for (const m of compareLeaves(sealed, found))
        verified.findings.push({ ...where, table: `audit.${table}`, ...m })
    }
    verified.seals++
    last = id
  }
  const { rows } = await sql<{ open: number }>`
    with sealed as (select coalesce(max(through_xact), '0') as through from audit.seal)
    select (select count(*) from audit.change, sealed where xact > through)
      + (select count(*) from audit.read, sealed where xact > through) as open`.execute(db)
  verified.unsealed = rows[0]?.open ?? 0
  return verified
}

async function nextSeal(db: Db, after: string): Promise<Seal | undefined> {
  const { rows } = await sql<Seal>`
    select s.id::text, coalesce(p.through_xact, '0')::text as after, s.through_xact::text as through,
      s.sealed_at as "sealedAt", s.change_leaves as changes, s.read_leaves as reads,
      s.previous_hash = coalesce(p.hash, '') as "chainFits",
      s.hash = audit.seal_hash(s.previous_hash, s.through_xact, s.change_leaves, s.read_leaves) as "hashFits"
    from audit.seal s
    left join lateral (select hash, through_xact from audit.seal before where before.id < s.id order by id desc limit 1) p on true
    where s.id > ${after}::bigint order by s.id limit 1`.execute(db)
  return rows[0]
}

async function leavesOf(db: Db, table: 'change' | 'read', { after, through }: Seal): Promise<Leaf[]> {
  const from = table === 'change' ? sql`audit.change_leaves` : sql`audit.read_leaves`
  const { rows } = await sql<Leaf>`
    select id::text, leaf from ${from}(${after}::xid8, ${through}::xid8)`.execute(db)
  return rows
}

/** A day's last seal: kept outside the database, it proves that the chain up to then is the one of that day. */
export type Head = { day: string; seal: string; hash: string }

/** The heads of the days (UTC) that are over. */
export async function dayHeads(db: Db, before: Temporal.PlainDate): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select distinct on (sealed_at::date) sealed_at::date::text as day, id::text as seal, hash
    from audit.seal where sealed_at::date < ${before}::date order by sealed_at::date, id desc`.execute(db)
  return rows
}

/** Heads kept outside that the chain no longer holds. */
export async function lostHeads(db: Db, heads: readonly Head[]): Promise<Head[]> {
  if (heads.length === 0) return []
  const { rows } = await sql<{ seal: string; hash: string }>`
    select id::text as seal, hash from audit.seal where id = any(${heads.map((h) => h.seal)}::bigint[])`.execute(
    db,
  )
  const hashes = new Map(rows.map((r) => [r.seal, r.hash]))
  return heads.filter((h) => hashes.get(h.seal) !== h.hash)
}
