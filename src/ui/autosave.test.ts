import fc from 'fast-check'
import { expect, test } from 'vitest'
import { autosave, type SaveView } from './autosave.ts'
import { offline, refusalFrom } from './refusal.ts'

/** A desk to type at: a server that can be away, and time that passes when told. */
function desk(server: (value: string, version: number) => Promise<{ version: number }>) {
  const views: SaveView[] = []
  let due: { in: number; run: () => void } | null = null
  const saver = autosave<string>({
    version: 1,
    save: server,
    show: (v) => views.push(v),
    after: (milliseconds, run) => {
      const mine = { in: milliseconds, run }
      due = mine
      return () => {
        if (due === mine) due = null
      }
    },
  })
  const pass = async () => {
    const now = due
    due = null
    now?.run()
    for (let i = 0; i < 12; i++) await Promise.resolve()
  }
  return { saver, views, pass, waiting: () => due?.in ?? null, status: () => views.at(-1)?.status }
}

/** Keeps the last value; versions count up and must be named. */
function keeper() {
  const state = { value: '', version: 1, away: false, saves: 0 }
  const save = async (value: string, version: number) => {
    if (state.away) throw offline()
    if (version !== state.version) throw refusalFrom(412, { title: 'changed', reason: 'stale' })
    Object.assign(state, { value, version: version + 1, saves: state.saves + 1 })
    return { version: state.version }
  }
  return { state, save }
}

test('several changes in one pause are saved once, the last of them', async () => {
  const { state, save } = keeper()
  const d = desk(save)
  for (const text of ['s', 'sl', 'sleeps badly']) d.saver.change(text)
  await d.pass()
  expect(state).toMatchObject({ value: 'sleeps badly', saves: 1 })
  expect(d.status()).toBe('saved')
})

test('what was typed while the connection was away is saved when it is back', async () => {
  const { state, save } = keeper()
  const d = desk(save)
  state.away = true
  d.saver.change('first')
  await d.pass()
  expect(d.status()).toBe('failed')
  expect(d.waiting()).toBe(2_000)
  d.saver.change('first and second')
  await d.pass()
  expect(d.waiting()).toBe(4_000)
  state.away = false
  expect(await d.saver.flush()).toBe(true)
  expect(state.value).toBe('first and second')
  expect(d.status()).toBe('saved')
})

test('a change typed during a save follows it, with the new version', async () => {
  const { state, save } = keeper()
  const d = desk(save)
  d.saver.change('one')
  const first = d.saver.flush()
  d.saver.change('one two')
  expect(await first).toBe(true)
  expect(state).toMatchObject({ value: 'one two', saves: 2 })
})

test('somebody else saved meanwhile: nothing is overwritten until it is decided', async () => {
  const { state, save } = keeper()
  const d = desk(save)
  Object.assign(state, { value: 'theirs', version: 5 })
  d.saver.change('mine')
  await d.pass()
  expect(d.status()).toBe('stale')
  expect(state.value).toBe('theirs')
  expect(d.waiting()).toBeNull()
  d.saver.rebase(5)
  await d.pass()
  expect(state.value).toBe('mine')
})

test('taking theirs sends nothing of mine, not even what was on its way', async () => {
  const { state, save } = keeper()
  const d = desk(save)
  Object.assign(state, { value: 'theirs', version: 5 })
  d.saver.change('mine')
  await d.pass()
  expect(d.status()).toBe('stale')
  d.saver.change('mine, and more')
  const onItsWay = d.saver.flush()
  d.saver.accept(5)
  await onItsWay
  expect(await d.saver.flush()).toBe(true)
  expect(d.status()).toBe('saved')
  expect(state).toMatchObject({ value: 'theirs', saves: 0 })
  d.saver.change('theirs and mine')
  expect(await d.saver.flush()).toBe(true)
  expect(state).toMatchObject({ value: 'theirs and mine', saves: 1, version: 6 })
})

test('a refusal is told and not repeated by itself', async () => {
  const d = desk(async () => {
    throw refusalFrom(422, { title: 'Already completed', reason: 'completed' })
  })
  d.saver.change('mine')
  await d.pass()
  expect(d.status()).toBe('refused')
  expect(d.views.at(-1)?.refusal?.title).toBe('Already completed')
  expect(d.waiting()).toBeNull()
})

test('whatever the order of typing, waiting and outages, the last text arrives once the connection is back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('#away', '#back', '#pass')), {
        maxLength: 30,
      }),
      async (steps) => {
        const { state, save } = keeper()
        const d = desk(save)
        let last = ''
        for (const step of steps) {
          if (step === '#away') state.away = true
          else if (step === '#back') state.away = false
          else if (step === '#pass') await d.pass()
          else {
            last = step
            d.saver.change(step)
          }
        }
        state.away = false
        expect(await d.saver.flush()).toBe(true)
        expect(state.value).toBe(last)
      },
    ),
  )
})
