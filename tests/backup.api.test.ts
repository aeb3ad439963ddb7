import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { backup, checkBackup, restore } from '#server/backup.ts'
import { type Embedded, scratchFolder, startEmbedded } from '#server/embedded.ts'
import { migrate } from '#server/migrate.ts'

/** Each starts a database or two. */
vi.setConfig({ testTimeout: 240_000 })

let server: Embedded
let shelf: string
const now = Temporal.Instant.from('2026-03-02T14:00Z')
beforeAll(async () => {
  shelf = scratchFolder('shelf')
  server = await startEmbedded({ folder: scratchFolder('live') })
  await migrate(server.url)
  await make('whole')
}, 240_000)
afterAll(async () => {
  await server.stop()
  for (const f of [shelf, server.folder]) rmSync(f, { recursive: true, force: true })
})

const on = async <T>(url: string, work: (client: pg.Client) => Promise<T>) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
const make = (name: string) =>
  backup({ url: server.url, folder: server.folder, version: '0', now }, join(shelf, name))
const newFolder = () => scratchFolder('restored')

/** Opens sites one after another until told to stop. @returns the names that were acknowledged. */
function write(url: string) {
  const acknowledged: string[] = []
  let going = true
  const done = on(url, async (client) => {
    for (let i = 0; going; i++) {
      const name = `Site ${i}`
      await client.query(`insert into site (id, name, time_zone) values (gen_random_uuid(), $1, 'UTC')`, [
        name,
      ])
      acknowledged.push(name)
    }
  })
  return {
    acknowledged,
    stop: () => {
      going = false
      return done
    },
  }
}

describe('refused', () => {
  test('a folder that exists is not written over', async () => {
    const taken = mkdtempSync(join(shelf, 'taken-'))
    await expect(
      backup({ url: server.url, folder: server.folder, version: '0', now }, taken),
    ).rejects.toThrow('exists already')
    expect(readdirSync(taken)).toEqual([])
  })
  test('a folder that is no backup, and a data folder with a database in it', async () => {
    await expect(checkBackup(shelf)).rejects.toThrow('is not a backup')
    await expect(restore(join(shelf, 'whole'), server.folder)).rejects.toThrow('holds a database already')
  })
  test('one flipped byte, and one missing file, are named and nothing is restored', async () => {
    cpSync(join(shelf, 'whole'), join(shelf, 'damaged'), { recursive: true })
    const [some = ''] = readdirSync(join(shelf, 'damaged/postgres/base/1')).filter((f) => /^\d+$/.test(f))
    const file = join(shelf, 'damaged/postgres/base/1', some)
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(bytes.at(9) === 7 ? 8 : 7, 9, 10))
    const folder = newFolder()
    await expect(restore(join(shelf, 'damaged'), folder)).rejects.toThrow(file)
    rmSync(file)
    await expect(restore(join(shelf, 'damaged'), folder)).rejects.toThrow('missing or damaged')
    expect(existsSync(join(folder, 'postgres'))).toBe(false)
    rmSync(folder, { recursive: true })
  })
})

test('a backup made while people write holds all that was acknowledged before it began, and starts', async () => {
  const writing = write(server.url)
  await expect.poll(() => writing.acknowledged.length).toBeGreaterThan(20)
  const before = [...writing.acknowledged]
  const checked = await make('live')
  await writing.stop()
  expect(writing.acknowledged.length).toBeGreaterThan(before.length)
  expect(checked).toMatchObject({ seals: 0 })

  const folder = newFolder()
  await restore(join(shelf, 'live'), folder)
  const restored = await startEmbedded({ folder })
  const names = await on(restored.url, async (c) =>
    (await c.query('select name from site')).rows.map((r) => r.name),
  )
  await restored.stop()
  rmSync(folder, { recursive: true })
  expect(before.filter((name) => !names.includes(name))).toEqual([])
  const slots = await on(server.url, (c) => c.query('select from pg_replication_slots'))
  expect(slots.rowCount).toBe(0)
})
