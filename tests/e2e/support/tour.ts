import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { someTerms } from '../../support/consent.ts'
import { overhang, type Person, settled, violations } from './browser.ts'

const source = (path: string) => readFileSync(join(import.meta.dirname, '../../../src/staff', path), 'utf8')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m[1] ?? '')

/** Every page of the staff app as its route table has them, and every panel of a client’s page. */
const routes = [...new Set(all(source('routes.tsx'), /\bpage\(\s*'([^']+)'/g))]
const panels = all(source('clientPanels.tsx'), /\bid: '(\w+)',\s+words:/g)

/** What the places in the addresses are filled with; several where a page looks different. */
export type Known = Record<string, string[]>

/** The addresses of all pages. @throws where a route has a place that nothing is known for. */
export function everyPage(known: Known): string[] {
  const filled: Known = { ...known, panel: panels }
  const addresses = routes.flatMap((route) => {
    const places = all(route, /\$(\w+)/g)
    for (const place of places)
      if (!filled[place]?.length) throw new Error(`the tour knows no ${place} for ${route}`)
    return places.reduce(
      (found, place) => found.flatMap((a) => (filled[place] ?? []).map((v) => a.replace(`$${place}`, v))),
      [route],
    )
  })
  return [...addresses, '/no/such/page']
}

/** Something in every part: a client in treatment, an open and a closed roster, an inquiry with its referral. */
export async function knownTo(page: Page): Promise<Known> {
  const ask = async (path: string) => (await page.request.get(`/api${path}`)).json()
  const { sites } = await ask('/me')
  const monday = Temporal.Now.plainDateISO('America/New_York')
  const week = monday.subtract({ days: monday.dayOfWeek - 1 })
  const sessionsFrom = async (day: Temporal.PlainDate): Promise<Session[]> =>
    (await ask(`/sites/${sites[0].id}/weeks/${day}`)).sessions
  const groups = (sessions: Session[]) => sessions.filter((s) => s.status === 'scheduled' && s.seatsTaken > 4)
  const past = groups(await sessionsFrom(week.subtract({ days: 7 })))[0]?.id ?? ''
  const coming = groups(await sessionsFrom(week.add({ days: 7 })))[0]?.id ?? ''
  const { notes } = await ask(`/sessions/${past}/notes`)
  const [{ client, id: noteId }] = notes
  const clientId = client.id
  const { assessments } = await ask(`/clients/${clientId}/assessments`)
  const { placements } = await ask(`/clients/${clientId}/placements`)
  const { inquiries } = await ask('/inquiries')
  const { inquiries: closed } = await ask('/inquiries?show=closed')
  const referred = await firstOf([...inquiries, ...closed], async ({ id }: { id: string }) => {
    const { referralId } = await ask(`/inquiries/${id}`)
    return referralId ? { id, referralId } : undefined
  })
  const { consentId } = await draftedFor(page, clientId)
  return {
    clientId: [clientId],
    consentId: [consentId],
    sessionId: [past, coming],
    noteId: [noteId],
    assessmentId: [assessments[0].id],
    placementId: [placements[0].id],
    inquiryId: [referred.id],
    referralId: [referred.referralId],
  }
}
/** A consent that waits for its signature: the demo has none of these. */
export async function draftedFor(page: Page, clientId: string): Promise<{ consentId: string }> {
  const expiresOn = Temporal.Now.plainDateISO().add({ months: 6 }).toString()
  const data = { ...someTerms, expiresOn }
  return (await page.request.post(`/api/clients/${clientId}/consents`, { data })).json()
}

type Session = { id: string; status: string; seatsTaken: number }

async function firstOf<A, B>(list: A[], look: (a: A) => Promise<B | undefined>): Promise<B> {
  for (const one of list) {
    const found = await look(one)
    if (found) return found
  }
  throw new Error('the demo has no referral')
}

export type Look = { width: number; height: number; dark: boolean }
export const looks = {
  phoneLight: { width: 390, height: 844, dark: false },
  phoneDark: { width: 390, height: 844, dark: true },
  desktopLight: { width: 1280, height: 900, dark: false },
  desktopDark: { width: 1280, height: 900, dark: true },
} satisfies Record<string, Look>

/** Looks at the page that is open on each screen. @returns what is wrong with it. */
export async function lookAt(
  { page, complaints }: Person,
  name: string,
  screens: readonly Look[],
): Promise<string[]> {
  const wrong: string[] = []
  for (const { width, height, dark } of screens) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    await settled(page)
    const where = `${name}, ${width} px${dark ? ', dark' : ''}`
    const over = await overhang(page)
    if (over > 0) wrong.push(`${where}: ${over} px wider than the screen`)
    wrong.push(...(await violations(page)).map((v) => `${where}: ${v}`))
  }
  wrong.push(...complaints.splice(0).map((c) => `${name}: ${c}`))
  return wrong
}

/** Goes to each address and looks at it. */
export async function tour(
  visitor: Person,
  addresses: readonly string[],
  screens: readonly Look[],
): Promise<string[]> {
  const wrong: string[] = []
  for (const address of addresses) {
    await visitor.page.goto(address)
    wrong.push(...(await lookAt(visitor, address, screens)))
  }
  return wrong
}
