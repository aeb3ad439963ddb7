import { randomUUIDv7 } from 'node:crypto'
import { issueLink, openStaffAccount } from '#modules/access/access.actions.ts'
import { signInByLink } from '#modules/access/access.contract.ts'
import type { Role } from '#modules/access/access.ts'
import { closeSessionRoster, markSession } from '#modules/attendance/attendance.contract.ts'
import { registerClient } from '#modules/people/client.actions.ts'
import { grantCredential } from '#modules/people/staff.actions.ts'
import { openSession } from '#modules/timetable/sessions.contract.ts'
import type { Db } from '#server/db.ts'
import { directly } from '#server/direct.ts'
import { type Actor, type Platform, transact } from '#server/door.ts'
import { subscribers } from '#server/routes.ts'
import { browser, shot } from './load.ts'

/** Twelve people and their therapist, who sit in one session after another. */
export type Cohort = {
  cookie: string
  clientIds: string[]
  /** A session whose roster is open now. */
  open: string
  /** Sessions with a closed roster of twelve and no notes yet. */
  toSign: string[]
}
export type Site = { id: string; timeZone: string }
const minutes = 15

/** Signs somebody in by a one-time link. @returns the cookie to send */
export async function signIn(address: string, db: Db, accountId: string): Promise<string> {
  const token = await issueLink(
    { tx: db, now: Temporal.Now.instant() },
    { accountId, purpose: 'sign_in', hours: 1 },
  )
  const one = browser(address)
  const [answer] = await one.go([shot(signInByLink, { token })])
  one.close()
  const cookie = /\r\nset-cookie: ([^;]+)/i.exec(answer?.head ?? '')?.[1]
  if (!cookie) throw new Error('signing in gave no cookie')
  return cookie
}

/**
 * Takes a therapist and twelve people in and lets them hold short sessions up to now, through the actions and with the
 * clock set back. The last session's roster stays open; the notes of the others are still to be signed.
 */
export async function assemble(
  { db, address, site, director }: { db: Db; address: string; site: Site; director: Actor },
  { number, sessions }: { number: number; sessions: number },
): Promise<Cohort> {
  const now = Temporal.Now.instant()
  const at = (moment: Temporal.Instant): Platform => ({
    ...{ db, subscribers, newId: randomUUIDv7, now: () => moment },
  })
  const begun = now.subtract({ hours: 24 * 100 })
  const lead = await employ(at(begun), site, number)
  const clientIds = await transact(at(begun), director, 'bench', async (ctx) => {
    const ids: string[] = []
    for (const name of names)
      ids.push(await registerClient(ctx, { siteId: site.id, givenName: name, familyName: `Bench-${number}` }))
    return ids
  })
  const hold = (slot: number) => holdSession(at, { site, lead, director, clientIds }, slotBefore(now, slot))
  const { sessionId: open } = await hold(1)
  const toSign: string[] = []
  // A week ago and more: their notes are late, and today's readings are as they are.
  const first = 8 * 24 * (60 / minutes)
  for (let slot = first; slot < first + sessions; slot++) {
    const { sessionId, endedAt } = await hold(slot)
    const who = { actor: lead, requestId: 'bench' }
    const marks = clientIds.map((clientId) => ({ clientId, mark: 'present' as const }))
    await directly(at(endedAt), who, markSession, { sessionId, marks, restPresent: false })
    await directly(at(endedAt), who, closeSessionRoster, { sessionId })
    toSign.push(sessionId)
  }
  return { cookie: await signIn(address, db, lead.accountId ?? ''), clientIds, open, toSign }
}

const names = 'Ada Ben Cleo Dov Ema Finn Gia Hal Ivo Jun Kit Lou'.split(' ')

async function employ(platform: Platform, site: Site, number: number): Promise<Actor> {
  const person = { givenName: 'Bench', familyName: `Therapist ${number}`, title: '' }
  const roles: Role[] = ['therapist']
  const nobody: Actor = { accountId: null, staffId: null, clientId: null, name: '', roles: [], siteIds: [] }
  return transact(platform, nobody, 'bench', async (ctx) => {
    const email = `bench-${number}@bench.example`
    const account = await openStaffAccount(ctx, { ...person, email, siteIds: [site.id], roles })
    await grantCredential(ctx, {
      ...{ staffId: account.staffId, label: 'LCSW', supervised: false, supervisorId: null },
      fromOn: ctx.now.toZonedDateTimeISO(site.timeZone).toPlainDate(),
    })
    return { ...account, clientId: null, name: `Bench Therapist ${number}`, roles, siteIds: [site.id] }
  })
}

/** The quarter of an hour that ended so many quarters ago, at least one minute. */
function slotBefore(now: Temporal.Instant, slot: number): Temporal.Instant {
  const quarter = minutes * 60
  const last = Math.floor(now.epochMilliseconds / 1000 / quarter) * quarter
  return Temporal.Instant.fromEpochMilliseconds((last - slot * quarter) * 1000)
}

type People = { site: Site; lead: Actor; director: Actor; clientIds: string[] }

async function holdSession(
  at: (moment: Temporal.Instant) => Platform,
  { site, lead, director, clientIds }: People,
  startsAt: Temporal.Instant,
) {
  const local = startsAt.toZonedDateTimeISO(site.timeZone)
  const { sessionId } = await directly(at(startsAt), { actor: director, requestId: 'bench' }, openSession, {
    siteId: site.id,
    kind: 'therapy_group',
    name: 'Process group',
    modality: 'CBT',
    on: local.toPlainDate().toString(),
    starts: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    minutes,
    leadId: lead.staffId ?? '',
    clientIds,
  })
  return { sessionId, endedAt: startsAt.add({ minutes }) }
}
