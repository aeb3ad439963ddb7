import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scratchFolder, startEmbedded } from '#server/embedded.ts'
import { freePort, printedLink, type Server, startServer } from '../support/server.ts'
import { family, goneWithin } from './support/processes.ts'

const root = join(import.meta.dirname, '../..')

describe('a wrong setting is refused by its name', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT=http'],
    [{ PORT: '70000' }, 'PORT=70000'],
    [{ HOST: 'a b' }, 'HOST=a b'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ FOOTBRIDGE_LOG: 'loud' }, 'FOOTBRIDGE_LOG=loud'],
  ])('%o', (env, named) => {
    const run = spawnSync(process.execPath, ['src/server/main.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toContain(named)
    expect(run.stderr).not.toMatch(/\bat .*\.ts:/)
  })

  test('a data folder below a private home, when the database cannot run as root', () => {
    if (process.getuid?.() !== 0) return
    const home = scratchFolder('home')
    const secret = join(home, 'private')
    mkdirSync(secret, { mode: 0o700 })
    const run = spawnSync(process.execPath, ['src/server/main.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, FOOTBRIDGE_DATA: join(secret, 'data') },
    })
    rmSync(home, { recursive: true, force: true })
    expect(run.status).toBe(1)
    expect(run.stderr).toContain('FOOTBRIDGE_DATA=')
  })
})

describe('starting and stopping', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(async () => {
    await server.stop()
    server.forget()
  })
  const restart = async (port?: number) => {
    server = await startServer({ folder: server.folder, ...(port ? { port } : {}) })
  }

  test('an empty start prints one link and no password, and becomes ready', async () => {
    expect(printedLink(server)).toMatch(/^[\w-]{43}$/)
    expect(server.output()).not.toMatch(/password/i)
    expect(await (await fetch(`${server.address}/healthz`)).json()).toEqual({ status: 'ok' })
    for (let tries = 0; tries < 100 && !(await fetch(`${server.address}/readyz`)).ok; tries++) await wait(100)
    expect(await (await fetch(`${server.address}/readyz`)).json()).toEqual({
      status: 'ready',
      checks: { database: true, migrations: true, jobs: true },
    })
  })

  test('strict headers, the app, and nothing of another host', async () => {
    const page = await fetch(server.address)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/)
    const html = await page.text()
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(html).not.toMatch(/<script(?![^>]*src=)/)
    expect((await fetch(`${server.address}/clients/some/where`)).headers.get('content-type')).toContain(
      'text/html',
    )
    expect((await fetch(`${server.address}/api/nothing`)).status).toBe(404)
  })

  test('a second start on the same folder is refused and says what to do', async () => {
    const run = spawnSync(process.execPath, ['src/server/main.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, FOOTBRIDGE_DATA: server.folder, PORT: String(await freePort()) },
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toMatch(/already runs on .*FOOTBRIDGE_DATA/)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    '%s leaves no process, and the next start recovers by itself',
    async (signal) => {
      const members = family(server.process.pid ?? 0)
      expect(members.length).toBeGreaterThan(3)
      await server.stop(signal)
      expect(await goneWithin(members, 15)).toEqual([])
      await restart()
      expect((await fetch(`${server.address}/healthz`)).ok).toBe(true)
    },
  )

  test('when every process is killed at once the next start recovers', async () => {
    for (const p of family(server.process.pid ?? 0)) process.kill(p.pid, 'SIGKILL')
    await wait(200)
    await restart()
    expect((await fetch(`${server.address}/healthz`)).ok).toBe(true)
  })

  test('the death of npm above it ends it too', async () => {
    await server.stop()
    const port = await freePort()
    const npm = spawn('npm', ['start'], {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, PORT: String(port), FOOTBRIDGE_DATA: server.folder },
    })
    for (let tries = 0; tries < 300; tries++) {
      if (
        await fetch(`http://127.0.0.1:${port}/healthz`).then(
          (r) => r.ok,
          () => false,
        )
      )
        break
      await wait(100)
    }
    const members = family(npm.pid ?? 0)
    expect(members.length).toBeGreaterThan(4)
    npm.kill('SIGKILL')
    expect(await goneWithin(members, 15)).toEqual([])
    await restart()
  })
})

test('DATABASE_URL uses that PostgreSQL and starts none', async () => {
  const folder = scratchFolder('theirs')
  const theirs = await startEmbedded({ folder })
  const server = await startServer({ env: { DATABASE_URL: theirs.url } })
  expect(family(server.process.pid ?? 0).some((p) => p.command.includes('keeper.ts'))).toBe(false)
  expect(printedLink(server)).toMatch(/^[\w-]{43}$/)
  await server.stop()
  server.forget()
  await theirs.stop()
  rmSync(folder, { recursive: true, force: true })
})
