/**
 * R90: somebody who does not see a client's record, and must, opens it with a reason, for a while. The privacy officer is
 * told at once and says afterwards whether it was justified.
 */
export const openMinutes = 60

export const verdicts = ['justified', 'not_justified'] as const
export type Verdict = (typeof verdicts)[number]

/** Which clients those who treat see at a site: all, or those of their care teams and sessions. */
export const visibilities = ['site', 'care_team'] as const
export type Visibility = (typeof visibilities)[number]

export type ReviewDecision = { ok: true } | { ok: false; reason: 'own_opening' | 'verdict_needs_note' }

/** Nobody judges themselves, and a verdict against somebody says why. */
export function mayReview(
  opening: { accountId: string },
  by: { accountId: string | null; verdict: Verdict; note: string },
): ReviewDecision {
  if (opening.accountId === by.accountId) return { ok: false, reason: 'own_opening' }
  if (by.verdict === 'not_justified' && !by.note.trim()) return { ok: false, reason: 'verdict_needs_note' }
  return { ok: true }
}
