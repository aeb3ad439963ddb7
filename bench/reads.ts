import { z } from 'zod'
import type { Endpoint, Wire } from '#kit/endpoint.ts'
import type { Permission } from '#modules/access/access.ts'
import type { Bind } from '#server/door.ts'
import { routes } from '#server/routes.ts'

const found: { endpoint: Endpoint; permission: Permission }[] = []
const bind: Bind = (endpoint, permission) => found.push({ endpoint, permission })
for (const route of routes) route(bind)

/**
 * Everything a screen can ask for: each GET endpoint of the programme, with its input filled by name from what is given.
 * Those that need something not given (one particular questionnaire …) are left out by name.
 */
export function readsFilledBy(given: Readonly<Record<string, string>>): {
  reads: { endpoint: Endpoint; input: Wire<Endpoint> }[]
  leftOut: string[]
} {
  const gets = found.filter((f) => f.endpoint.method === 'GET').map((f) => f.endpoint)
  const filled = gets.map((endpoint) => ({ endpoint, input: fill(endpoint, given) }))
  return {
    reads: filled.flatMap(({ endpoint, input }) => (input ? [{ endpoint, input }] : [])),
    leftOut: filled.filter((f) => !f.input).map((f) => f.endpoint.path),
  }
}

function fill(e: Endpoint, given: Readonly<Record<string, string>>): Record<string, string> | undefined {
  if (!(e.input instanceof z.ZodObject)) return undefined
  const input: Record<string, string> = {}
  for (const [name, schema] of Object.entries(e.input.shape)) {
    if (z.safeDecode(schema as z.ZodType, undefined).success) continue
    const value = given[name]
    if (value === undefined) return undefined
    input[name] = value
  }
  return input
}
