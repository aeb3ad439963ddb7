import { describe, expect, test } from 'vitest'
import { offline, Refusal } from '#ui/refusal.ts'
import { type MarkerView, marker, type Wish } from './marker.ts'

const present: Wish = { mark: 'present', minutes: 180 }
const absent: Wish = { mark: 'absent', minutes: 0 }
const stale = () => new Refusal({ status: 412, code: 'stale', title: 'Somebody else' })

/** A marker whose answers and clock the test holds. */
function held() {
  const sent: [string, Wish][][] = []
  const answers: { resolve: (rows: string[]) => void; reject: (error: unknown) => void }[] = []
  const pauses: { milliseconds: number; run: () => void }[] = []
  const refusals: string[] = []
  const saved: string[] = []
  let view: MarkerView = { wishes: new Map(), waiting: false }
  const m = marker<string>({
    send: (marks) => {
      sent.push(marks)
      return new Promise((resolve, reject) => answers.push({ resolve, reject }))
    },
    saved: (rows) => saved.push(...rows),
    refused: (clientId) => refusals.push(clientId),
    show: (v) => {
      view = v
    },
    after: (milliseconds, run) => {
      pauses.push({ milliseconds, run })
      return () => undefined
    },
  })
  const settle = () => new Promise((done) => setTimeout(done))
  return {
    ...{ m, sent, pauses, refusals, saved },
    view: () => view,
    answer: (rows: string[]) => {
      answers.shift()?.resolve(rows)
      return settle()
    },
    fail: (error: unknown) => {
      answers.shift()?.reject(error)
      return settle()
    },
  }
}

describe('marks on their way', () => {
  test('are shown at once, and kept until the server has them', async () => {
    const h = held()
    h.m.wish('a', present)
    expect(h.view().wishes.get('a')).toBe(present)
    await h.answer(['row a'])
    expect(h.saved).toEqual(['row a'])
    expect(h.view().wishes.size).toBe(0)
  })
  test('tapped while one is on its way go together in the next request, the last tap of each client', async () => {
    const h = held()
    h.m.wish('a', present)
    h.m.wish('b', present)
    h.m.wish('a', absent)
    await h.answer(['row a'])
    expect(h.sent[1]).toEqual([
      ['b', present],
      ['a', absent],
    ])
    await h.answer([])
    expect(h.sent.length).toBe(2)
    expect(h.view().wishes.size).toBe(0)
  })
  test('wait for the connection, longer each time, and are not lost', async () => {
    const h = held()
    h.m.wish('a', present)
    await h.fail(offline())
    expect(h.view()).toMatchObject({ waiting: true })
    h.pauses[0]?.run()
    await h.fail(offline())
    expect(h.pauses.map((p) => p.milliseconds)).toEqual([1000, 2000])
    h.m.retry()
    await h.answer([])
    expect(h.view()).toEqual({ wishes: new Map(), waiting: false })
  })
  test('one that is refused is taken back; those beside it are kept', async () => {
    const h = held()
    h.m.wish('a', present)
    h.m.wish('b', present)
    h.m.wish('c', present)
    await h.answer([])
    await h.fail(stale())
    await h.fail(stale())
    await h.answer(['row c'])
    expect(h.refusals).toEqual(['b'])
    expect(h.saved).toEqual(['row c'])
    expect(h.view().wishes.size).toBe(0)
  })
})
