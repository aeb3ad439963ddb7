import { seatRows } from './generate.ts'
import { placeable, type Scene } from './scene.ts'

/** Clients who share no session that can get full, nor a pair kept apart, are planned apart: sites and regions often are. */
export function partsOf(scene: Scene): number[][] {
  const clients = placeable(scene)
  const leader = Int32Array.from(scene.weeks, (_, i) => i)
  const find = (c: number): number => {
    let at = c
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] ?? at] ?? at
      at = leader[at] ?? at
    }
    return at
  }
  const join = (a: number, b: number) => {
    leader[find(a)] = find(b)
  }
  const scarce = new Set(seatRows(scene, clients, scene.seats).map((r) => r.session))
  const first = new Map<number, number>()
  for (const c of clients) {
    for (const s of scene.weeks[c]?.sessions ?? []) {
      if (!scarce.has(s)) continue
      const other = first.get(s)
      if (other === undefined) first.set(s, c)
      else join(c, other)
    }
    for (const other of scene.apart[c] ?? []) if (scene.weeks[other]) join(c, other)
  }
  const parts = new Map<number, number[]>()
  for (const c of clients) parts.set(find(c), [...(parts.get(find(c)) ?? []), c])
  return [...parts.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}

/** Clients to plan anew together, at most `most`: by site, large sites in pieces. `turn` shifts where pieces begin. */
export function blocksOf(scene: Scene, clients: readonly number[], most: number, turn: number): number[][] {
  const bySite = Map.groupBy(clients, (c) => scene.instance.clients[c]?.site ?? 0)
  return [...bySite.values()].flatMap((there) => {
    const pieces = Math.ceil(there.length / most)
    const length = Math.ceil(there.length / pieces)
    const shift = pieces > 1 ? Math.floor((length * turn) / 2) % there.length : 0
    const turned = [...there.slice(shift), ...there.slice(0, shift)]
    return Array.from({ length: pieces }, (_, i) => turned.slice(i * length, (i + 1) * length))
  })
}

/** Those who could make room for a client: who share the most sessions with what the client could sit in. */
export function around(scene: Scene, clients: readonly number[], centre: number, most: number): number[] {
  const wanted = new Set(scene.weeks[centre]?.sessions)
  const shared = (c: number) => scene.weeks[c]?.sessions.reduce((n, s) => n + (wanted.has(s) ? 1 : 0), 0) ?? 0
  const near = clients
    .filter((c) => c !== centre)
    .map((client) => ({ client, shared: shared(client) }))
    .filter((n) => n.shared > 0)
    .sort((a, b) => b.shared - a.shared || a.client - b.client)
  return [centre, ...near.slice(0, most - 1).map((n) => n.client)].sort((a, b) => a - b)
}
