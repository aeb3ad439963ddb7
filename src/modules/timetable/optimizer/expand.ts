import type { Shape } from './days.ts'
import { kinds } from './instance.ts'
import type { Terms } from './seats.ts'

/**
 * What the days of a week can add up to, day by day, from nothing on Monday. A state is one number: five bits for the
 * sessions of each kind (so at most 15 a week), three for the days, then the minutes.
 */
export type Layer = { codes: number[]; arcStart: Int32Array; arcTo: number[]; arcShape: number[] }

const week = 7
const dayBit = 2 ** 25
const minuteBit = 2 ** 28
const guards = kinds.reduce((bits, _, k) => bits | (16 << (5 * k)), 0)
const pack = (counts: readonly number[]) =>
  counts.reduce((bits, n, k) => bits | (Math.min(n, 15) << (5 * k)), 0)
/** Is every field of `a` at most that of `b`? The guard bit of a field is borrowed where it is not. */
const fits = (a: number, b: number) => (((b | guards) - a) & guards) === guards

/** The last layer holds only states in which a week may end. */
export function expand(client: Terms, shapes: readonly Shape[]) {
  const packed = shapes.map((s) => ({ ...s, code: pack(s.counts) }))
  const layers: Layer[] = [emptyLayer()]
  layers[0]?.codes.push(0)
  for (let day = 0; day < week; day++) {
    const todays = packed.flatMap((s, shape) =>
      s.day === day ? [{ shape, counts: s.code, minutes: s.minutes }] : [],
    )
    layers.push(step(client, layers[day] ?? emptyLayer(), todays, needOf(client, packed, day + 1)))
  }
  return {
    layers,
    minutesOf: (code: number) => Math.floor(code / minuteBit),
    daysOf: (code: number) => Math.floor(code / dayBit) & 7,
  }
}

const emptyLayer = (): Layer => ({ codes: [], arcStart: new Int32Array(1), arcTo: [], arcShape: [] })

/** What a state must have at least, because the days left can't add more. */
type Need = { counts: number; minutes: number; days: number }

function needOf(client: Terms, shapes: readonly Shape[], fromDay: number): Need {
  const need = {
    counts: kinds.map((kind) => client.mix[kind]?.[0] ?? 0),
    minutes: client.doseMin,
    days: client.daysMin,
  }
  for (let day = fromDay; day < week; day++) {
    const todays = shapes.filter((s) => s.day === day)
    if (todays.length === 0) continue
    need.days--
    need.minutes -= Math.max(...todays.map((s) => s.minutes))
    for (const [k, n] of need.counts.entries())
      need.counts[k] = Math.max(0, n - Math.max(...todays.map((s) => s.counts[k] ?? 0)))
  }
  return { ...need, counts: pack(need.counts) }
}

function step(
  client: Terms,
  layer: Layer,
  todays: readonly { shape: number; counts: number; minutes: number }[],
  need: Need,
): Layer {
  const most = pack(kinds.map((kind) => client.mix[kind]?.[1] ?? 0))
  const next = emptyLayer()
  const known: Map<number, number>[] = []
  const enter = (counts: number, days: number, minutes: number, shape: number) => {
    if (days < need.days || minutes < need.minutes || !fits(need.counts, counts)) return
    const bucket = minutes * 8 + days
    known[bucket] ??= new Map()
    let position = known[bucket].get(counts)
    if (position === undefined) {
      position = next.codes.push(minutes * minuteBit + days * dayBit + counts) - 1
      known[bucket].set(counts, position)
    }
    layer.arcTo.push(position)
    layer.arcShape.push(shape)
  }
  layer.arcStart = new Int32Array(layer.codes.length + 1)
  for (const [i, code] of layer.codes.entries()) {
    const minutes = Math.floor(code / minuteBit)
    const rest = code - minutes * minuteBit
    const [days, counts] = [rest >>> 25, rest & (dayBit - 1)]
    enter(counts, days, minutes, -1)
    if (days < client.daysMax)
      for (const s of todays)
        if (minutes + s.minutes <= client.doseMax && fits(counts + s.counts, most))
          enter(counts + s.counts, days + 1, minutes + s.minutes, s.shape)
    layer.arcStart[i + 1] = layer.arcTo.length
  }
  return next
}
