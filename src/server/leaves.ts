/** One row of the audit as it stands now, by its weight in the chain. */
export type Leaf = { id: string; leaf: Buffer }

/** What no longer fits. `id` is the row that stands there now; a missing row is named by the one before it. */
export type Misfit = { what: 'changed' | 'missing' | 'added'; id: string; position: number }

export const leafBytes = 16

/** Most misfits named of one seal: one is proof enough, a hundred are a damaged disk. */
const most = 100

/**
 * Compares the rows a seal covered, sixteen bytes each, with the rows that stand there now, in the same order.
 * @returns every row that was changed, taken out or put in; of two that changed places, both are changed.
 */
export function compareLeaves(sealed: Buffer, found: readonly Leaf[]): Misfit[] {
  const misfits: Misfit[] = []
  const count = sealed.length / leafBytes
  const kept = (i: number) => (i < count ? sealed.subarray(i * leafBytes, (i + 1) * leafBytes) : undefined)
  const same = (i: number, j: number) => Boolean(found[j] && kept(i)?.equals(found[j].leaf))
  for (let i = 0, j = 0; (i < count || j < found.length) && misfits.length < most; ) {
    if (same(i, j)) {
      i++
      j++
      continue
    }
    const misfit = (what: Misfit['what'], at = j) =>
      misfits.push({ what, id: found[Math.min(Math.max(at, 0), found.length - 1)]?.id ?? '', position: i })
    if (j >= found.length || same(i + 1, j)) {
      misfit('missing', j - 1)
      i++
    } else if (i >= count || same(i, j + 1)) {
      misfit('added')
      j++
    } else {
      misfit('changed')
      i++
      j++
    }
  }
  return misfits
}
