import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The raw peer of every request: Node's own HTTP server with a small JSON answer, in a process of its own. */
const server = createServer((_request, reply) => {
  const body = JSON.stringify({
    id: '0192f6a0-0000-7000-8000-000000000000',
    name: 'Evening group',
    seats: 12,
  })
  reply.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  reply.end(body)
}).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
