import type { Endpoint, Out, Wire } from '#kit/endpoint.ts'
import type { Permission } from '#modules/access/access.ts'
import { type Actor, allow, type Bind, type Platform, parse, type SignInAction, transact } from './door.ts'
import { routes } from './routes.ts'

type Bound = { permission: Permission; action: SignInAction<Endpoint> }

const bound = new Map<Endpoint, Bound>()
const bind: Bind = (endpoint, permission, action) => {
  bound.set(endpoint, { permission, action: action as SignInAction<Endpoint> })
}
for (const route of routes) route(bind)

/** Whatever needs the browser's cookie cannot be done without one. */
const noWeb = undefined as never

/**
 * The door without HTTP: the same permission, validation and transaction as `bind` gives a request. For the simulated
 * life and for measurements; people come in over HTTP.
 */
export async function directly<E extends Endpoint>(
  platform: Platform,
  who: { actor: Actor; requestId: string },
  endpoint: E,
  input: Wire<E>,
): Promise<Out<E>> {
  const found = bound.get(endpoint)
  if (!found) throw new Error(`${endpoint.method} ${endpoint.path} is bound to nothing`)
  allow(who.actor, found.permission)
  const given = parse(endpoint, input as Record<string, unknown>)
  const answer = await transact(platform, who.actor, who.requestId, (ctx) => found.action(ctx, given, noWeb))
  return answer as Out<E>
}
