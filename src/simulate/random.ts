/** Chance that can be repeated: the same words give the same numbers, on every machine and in every year. */
export type Random = {
  /** A number in [0, 1). */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  int: (least: number, most: number) => number
  chance: (share: number) => boolean
  pick: <T>(from: readonly T[]) => T
  /** `count` different ones, in random order. */
  sample: <T>(from: readonly T[], count: number) => T[]
  shuffled: <T>(list: readonly T[]) => T[]
  /** One of the keys, as often as its weight says. */
  weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K
  /** Chance of its own for a part of the story, whatever the other parts draw. */
  fork: (name: string) => Random
}

export function seededRandom(words: string): Random {
  const next = sfc32(...hash128(words))
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const shuffled = <T>(list: readonly T[]): T[] => {
    const rest = [...list]
    return list.flatMap(() => rest.splice(int(0, rest.length - 1), 1))
  }
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (from) => {
      const [one] = from.slice(int(0, from.length - 1))
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    sample: (from, count) => shuffled(from).slice(0, count),
    shuffled,
    weighted: (weights) => {
      const keys = Object.keys(weights) as (keyof typeof weights)[]
      let left = next() * keys.reduce((sum, k) => sum + weights[k], 0)
      for (const k of keys) {
        left -= weights[k]
        if (left < 0) return k
      }
      throw new Error('nothing to choose from')
    },
    fork: (name) => seededRandom(`${words}/${name}`),
  }
}

/** Ids shaped like UUIDv7: the simulated moment, a counter within it, and seeded chance. */
export function seededIds(random: Random, now: () => Temporal.Instant): () => string {
  let last = 0
  let count = 0
  const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')
  return () => {
    const moment = now().epochMilliseconds
    count = moment === last ? count + 1 : 0
    last = moment
    const time = hex(moment, 12)
    const tail = hex(random.int(0, 0xff_ffff), 6) + hex(random.int(0, 0xff_ffff), 6)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(count % 0x1000, 3)}-${hex(0x8000 + random.int(0, 0x3fff), 4)}-${tail}`
  }
}

/** 128 bits of a text (cyrb128, public domain). */
function hash128(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (const character of text) {
    const k = character.codePointAt(0) ?? 0
    a = b ^ Math.imul(a ^ k, 597399067)
    b = c ^ Math.imul(b ^ k, 2869860233)
    c = d ^ Math.imul(c ^ k, 951274213)
    d = a ^ Math.imul(d ^ k, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  return [(a ^ b ^ c ^ d) >>> 0, b >>> 0, c >>> 0, d >>> 0]
}

/** A small generator with 128 bits of state (sfc32, public domain). */
function sfc32(...state: [number, number, number, number]): () => number {
  let [a, b, c, d] = state
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  return next
}
