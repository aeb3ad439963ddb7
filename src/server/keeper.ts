import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

/**
 * Keeps the embedded PostgreSQL for exactly as long as the process that started it. It holds the other end of a pipe:
 * when that process ends, however it ends, the pipe closes and the database is shut down in order.
 * A separate, detached process, so that Ctrl-C reaches the web process first and requests can finish.
 */
export type KeeperOrder = {
  command: string
  args: string[]
  env: Record<string, string>
  uid?: number
  gid?: number
  socketFolder: string | null
}

const order = JSON.parse(process.argv[2] ?? '') as KeeperOrder
const server = spawn(order.command, order.args, {
  env: order.env,
  stdio: ['ignore', 'ignore', 'inherit'],
  ...(order.uid === undefined ? {} : { uid: order.uid }),
  ...(order.gid === undefined ? {} : { gid: order.gid }),
})
const ignored = () => undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ignored)

server.on('error', (error) => {
  process.stderr.write(`cannot start ${order.command}: ${error.message}\n`)
  process.exit(1)
})
server.on('exit', (code) => {
  if (order.socketFolder) rmSync(order.socketFolder, { recursive: true, force: true })
  process.exit(code ?? 1)
})
process.stdin.on('end', () => server.kill('SIGINT')).on('error', () => server.kill('SIGINT'))
process.stdin.resume()
