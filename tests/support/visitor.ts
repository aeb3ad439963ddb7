import { randomBytes } from 'node:crypto'
import { generateSync } from 'otplib'
import { z } from 'zod'
import type { Endpoint, Out } from '#kit/endpoint.ts'
import { issueLink } from '#modules/access/access.actions.ts'
import { acceptInvitation } from '#modules/access/access.contract.ts'
import { beginTotp, confirmTotp } from '#modules/access/factors/factors.contract.ts'
import { cookieName } from '#server/authenticate.ts'
import type { Answer, Persona, TestApp } from './app.ts'

/** Somebody at a browser, who keeps the cookie that signing in gives. */
export type Visitor = {
  call: <E extends Endpoint>(e: E, input: z.input<E['input']>) => Promise<Answer<E>>
  ok: <E extends Endpoint>(e: E, input: z.input<E['input']>) => Promise<Out<E>>
  /** As a page asks that nobody sits at. */
  idly: <E extends Endpoint>(e: E, input: z.input<E['input']>) => Promise<Answer<E>>
  cookie: () => string
}

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'

export function visitor(t: TestApp, address = `10.0.0.${(randomBytes(1)[0] ?? 0) % 250}`): Visitor {
  const jar = new Map<string, string>()
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const send =
    (headers: Record<string, string>): Visitor['call'] =>
    async (e, input) => {
      const payload = { ...(input as object) } as Record<string, unknown>
      const url = e.path.replace(/:(\w+)/g, (_, name: string) => {
        const value = payload[name]
        delete payload[name]
        return encodeURIComponent(String(value))
      })
      const answer = await t.app.inject({
        method: e.method,
        url: `/api${url}`,
        remoteAddress: address,
        headers: { 'user-agent': chrome, cookie: cookies(), ...headers },
        ...(e.method === 'GET' ? {} : { payload }),
      })
      for (const { name, value } of answer.cookies) value ? jar.set(name, value) : jar.delete(name)
      const body = answer.body ? JSON.parse(answer.body) : undefined
      return answer.statusCode === 200
        ? { ok: true, status: 200, body: z.decode(e.output, body) as never }
        : { ok: false, status: answer.statusCode, problem: body }
    }
  const call = send({})
  return {
    call,
    idly: send({ 'footbridge-idle': '1' }),
    cookie: () => `${cookieName}=${jar.get(cookieName) ?? ''}`,
    ok: async (e, input) => {
      const answer = await call(e, input)
      if (!answer.ok)
        throw new Error(`${e.method} ${e.path}: ${answer.status} ${JSON.stringify(answer.problem)}`)
      return answer.body
    },
  }
}

export const goodPassword = 'nine herons over the weir'

/** The code an authenticator app shows now; `later` steps of thirty seconds ahead. */
export const codeOf = (t: TestApp, secret: string, later = 0) =>
  generateSync({ secret, epoch: Math.floor(t.clock.now.epochMilliseconds / 1000) + later * 30 })

export type Joined = Visitor & { secret: string; recoveryCodes: string[] }

/** A staff member who accepts an invitation and sets up an authenticator app: wholly signed in. */
export async function joined(t: TestApp, person: Persona): Promise<Joined> {
  const at = await invited(t, person)
  const { secret } = await at.ok(beginTotp, {})
  const { recoveryCodes } = await at.ok(confirmTotp, { code: codeOf(t, secret) })
  return { ...at, secret, recoveryCodes: recoveryCodes ?? [] }
}

/** Has chosen a password, and must set up a second factor. */
export async function invited(t: TestApp, person: Persona): Promise<Visitor> {
  const token = await t.act(undefined, (ctx) =>
    issueLink(ctx, { accountId: person.accountId, purpose: 'invitation', hours: 24 * 7 }),
  )
  const at = visitor(t)
  await at.ok(acceptInvitation, { token, password: goodPassword })
  return at
}

export async function emailOf(t: TestApp, { accountId }: Persona): Promise<string> {
  const row = await t.db.selectFrom('account').where('id', '=', accountId).select('email').executeTakeFirst()
  return row?.email ?? ''
}
