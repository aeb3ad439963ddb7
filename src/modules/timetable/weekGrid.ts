/** The week as a picture: where a block stands in its day, and how those at one time share the width. Wall-clock minutes. */
export type Block = { id: string; from: number; until: number }
export type Placed = { lane: number; lanes: number }

/** Blocks that touch in time stand beside each other, each in the first free lane; a block alone has the whole width. */
export function placeBlocks(blocks: readonly Block[]): Map<string, Placed> {
  const placed = new Map<string, Placed>()
  const sorted = blocks.toSorted((a, b) => a.from - b.from || b.until - a.until || (a.id < b.id ? -1 : 1))
  let together: { block: Block; lane: number }[] = []
  const close = () => {
    const lanes = Math.max(0, ...together.map((t) => t.lane + 1))
    for (const { block, lane } of together) placed.set(block.id, { lane, lanes })
    together = []
  }
  for (const block of sorted) {
    if (together.every((t) => t.block.until <= block.from)) close()
    const taken = new Set(together.filter((t) => t.block.until > block.from).map((t) => t.lane))
    let lane = 0
    while (taken.has(lane)) lane++
    together.push({ block, lane })
  }
  close()
  return placed
}

/** The hours shown: an ordinary working day, longer where something begins earlier or ends later. */
export function hoursShown(blocks: readonly Pick<Block, 'from' | 'until'>[], usual = { from: 8, until: 20 }) {
  return {
    from: Math.min(usual.from, ...blocks.map((b) => Math.floor(b.from / 60))),
    until: Math.min(24, Math.max(usual.until, ...blocks.map((b) => Math.ceil(b.until / 60)))),
  }
}

/** Minutes of the local day at which something begins and ends; past midnight is cut at 24:00. */
export function minutesOfDay(
  startsAt: Temporal.Instant,
  endsAt: Temporal.Instant,
  timeZone: string,
): { from: number; until: number } {
  const { hour, minute } = startsAt.toZonedDateTimeISO(timeZone)
  const from = hour * 60 + minute
  return { from, until: Math.min(1440, from + Math.round(startsAt.until(endsAt).total('minutes'))) }
}

/** Two ends of a drag, in any order, as a span on full quarters of an hour, at least one quarter long. */
export function draggedSpan(a: number, b: number): { from: number; until: number } {
  const quarter = (m: number, up: boolean) => (up ? Math.ceil(m / 15) : Math.floor(m / 15)) * 15
  const from = Math.max(0, Math.min(1425, quarter(Math.min(a, b), false)))
  return { from, until: Math.min(1440, Math.max(from + 15, quarter(Math.max(a, b), true))) }
}
