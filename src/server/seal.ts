import { sql } from 'kysely'
import type { Ctx } from './door.ts'

/** Most changes sealed by one run: bounds its memory; the next run goes on. */
const batch = 20_000

/**
 * Chains the audit: each seal's hash covers the hash before it and every change since, so that changing or removing one
 * row breaks all later seals. Only changes of finished transactions are sealed, or a late commit would slip in between.
 */
export async function sealChanges({ tx }: Pick<Ctx, 'tx'>): Promise<void> {
  await sql`select audit.seal_changes(${batch})`.execute(tx)
}

/** The first seal whose hash no longer fits its changes, or null when the whole chain is sound. */
export async function firstBrokenSeal({ tx }: Pick<Ctx, 'tx'>): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select audit.first_broken_seal() as id`.execute(tx)
  return rows[0]?.id ?? null
}
