import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import { type Server, startServer } from '../../support/server.ts'

type Persona = { persona: string; role: string; name: string; email: string; link: string }

/** The demo programme as `npm run demo -- --json` starts it, in a folder of its own. */
export type Demo = { server: Server; printed: string[]; personas: Persona[] }

export async function startDemo(folder?: string): Promise<Demo> {
  const script = ['demo', '--', '--json']
  const server = await startServer(folder ? { script, folder } : { script })
  const lines = () =>
    server
      .stdout()
      .split('\n')
      .filter((l) => l.startsWith('{'))
  for (let tries = 0; tries < 100 && lines().length === 0; tries++) await wait(50)
  const { personas } = JSON.parse(lines()[0] ?? '') as { personas: Persona[] }
  return { server, printed: lines(), personas }
}

/** Follows a one-time sign-in link to the home page. */
export async function signInBy(page: Page, link: string) {
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}
