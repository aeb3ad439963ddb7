import { createConnection } from 'node:net'
import type { Endpoint, Wire } from '#kit/endpoint.ts'

/** One request, ready to be sent. */
export type Shot = {
  method: string
  path: string
  body: string
  cookie: string
}
export type Answer = { status: number; head: string; body: Buffer }

/** A request to one of our endpoints, as the browser sends it. */
export function shot<E extends Endpoint>(e: E, input: Wire<E>, cookie = ''): Shot {
  const rest = { ...(input as Record<string, unknown>) }
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (e.method !== 'GET') return { method: e.method, path: `/api${path}`, body: JSON.stringify(rest), cookie }
  const query = new URLSearchParams(Object.entries(rest).map(([k, v]) => [k, String(v)])).toString()
  return { method: e.method, path: `/api${path}${query ? `?${query}` : ''}`, body: '', cookie }
}

export type Connection = { send: (s: Shot) => Promise<Answer>; close: () => void }

/**
 * One kept-alive connection, one request at a time. Written on the bare socket: the load shares two cores with what it
 * measures, and Node's own client takes several times as much of them.
 */
export function connection(address: string): Connection {
  const { hostname, port, host } = new URL(address)
  const socket = createConnection({ host: hostname, port: Number(port), noDelay: true })
  let received: Buffer = Buffer.alloc(0)
  let waiting: { done: (a: Answer) => void; failed: (e: Error) => void } | null = null
  const fail = (error: Error) => {
    waiting?.failed(error)
    waiting = null
  }
  socket.on('error', fail).on('close', () => fail(new Error('the server closed the connection')))
  socket.on('data', (chunk: Buffer) => {
    received = received.length > 0 ? Buffer.concat([received, chunk]) : chunk
    const answer = wholeAnswer(received)
    if (!answer) return
    received = Buffer.alloc(0)
    const { done } = waiting ?? {}
    waiting = null
    done?.(answer)
  })
  return {
    send: (s) =>
      new Promise((done, failed) => {
        waiting = { done, failed }
        socket.write(wireOf(s, host))
      }),
    close: () => socket.destroy(),
  }
}

/** With the headers that weigh something on the other side: what a browser accepts, and its cookie. */
function wireOf({ method, path, body, cookie }: Shot, host: string): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\naccept-encoding: gzip, deflate, br, zstd\r\nsec-fetch-site: same-origin\r\n`
  const carried = cookie ? `cookie: ${cookie}\r\n` : ''
  if (!body) return `${head}${carried}\r\n`
  return `${head}${carried}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** The answer if all of it has come. */
function wholeAnswer(received: Buffer): Answer | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = received.toString('latin1', 0, end)
  const body = received.subarray(end + 4)
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/i.exec(head)
  if (length) return body.length >= Number(length[1]) ? { status, head, body } : undefined
  return /\r\ntransfer-encoding: chunked/i.test(head) && !chunksEnd(body) ? undefined : { status, head, body }
}

function chunksEnd(body: Buffer): boolean {
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at)
    if (line < 0) return false
    const size = Number.parseInt(body.toString('latin1', at, line), 16)
    if (size === 0) return body.length >= line + 4
    at = line + 2 + size + 2
  }
}

/** What one user does, once: whatever a screen asks for at the same time, each request on a connection of its own. */
export function browser(address: string) {
  const connections: Connection[] = []
  return {
    async go(shots: readonly Shot[]): Promise<Answer[]> {
      while (connections.length < shots.length) connections.push(connection(address))
      const answers = await Promise.all(shots.map((s, i) => connections[i]!.send(s)))
      const wrong = answers.findIndex((a) => a.status !== 200)
      if (wrong >= 0) {
        const { method, path } = shots[wrong]!
        throw new Error(`${method} ${path}: ${answers[wrong]!.status} ${answers[wrong]!.body}`)
      }
      return answers
    },
    close: () => {
      for (const c of connections) c.close()
    },
  }
}

/** Milliseconds, and how many a second. */
export type Figures = { count: number; perSecond: number; p50: number; p95: number; p99: number }

/** Lets users act again and again, each as soon as the last answer has come, until the time is over or nothing is left. */
export async function measure(
  act: (user: number) => Promise<boolean>,
  { users, seconds, warmUp = seconds / 4 }: { users: number; seconds: number; warmUp?: number },
): Promise<Figures> {
  await repeat(act, users, warmUp)
  const began = performance.now()
  const times = await repeat(act, users, seconds)
  const elapsed = (performance.now() - began) / 1000
  if (times.length === 0) throw new Error('nothing was measured')
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.max(0, Math.ceil(share * times.length) - 1)]!
  return {
    count: times.length,
    perSecond: times.length / elapsed,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  }
}

async function repeat(act: (user: number) => Promise<boolean>, users: number, seconds: number) {
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  const one = async (user: number) => {
    for (let now = performance.now(); now < until; ) {
      if (!(await act(user))) return
      const done = performance.now()
      times.push(done - now)
      now = done
    }
  }
  await Promise.all(Array.from({ length: users }, (_, user) => one(user)))
  return times
}
