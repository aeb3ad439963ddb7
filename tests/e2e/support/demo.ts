import type { Page } from 'playwright'
import { type Server, startServer } from '../../support/server.ts'

/** The demo programme as `npm run demo -- --json` starts it. */
export type Demo = { server: Server; link: (persona: string) => string; personas: Persona[] }
type Persona = { persona: string; role: string; name: string; link: string }

export async function startDemo(): Promise<Demo> {
  const server = await startServer({ entry: 'src/simulate/demo.ts', args: ['--json'] })
  const line = server
    .output()
    .split('\n')
    .find((l) => l.startsWith('{'))
  const { personas } = JSON.parse(line ?? '') as { personas: Persona[] }
  return {
    server,
    personas,
    link: (persona) => {
      const found = personas.find((p) => p.persona === persona || p.role === persona)
      if (!found) throw new Error(`the demo has no ${persona}: ${personas.map((p) => p.persona).join(', ')}`)
      return found.link
    },
  }
}

/** Follows a one-time sign-in link to the home page. */
export async function signInBy(page: Page, link: string) {
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** Asks the API as the person at this page: for the ids that addresses need. */
export const ask = <T>(page: Page, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([address, sent]) => {
      const answer = await fetch(
        `/api${address}`,
        sent ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent } : {},
      )
      return answer.json()
    },
    [path, body === undefined ? '' : JSON.stringify(body)] as const,
  ) as Promise<T>
