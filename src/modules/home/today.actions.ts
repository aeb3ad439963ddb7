import { notFound } from '#kit/problem.ts'
import { dayAt, weekOf } from '#kit/time.ts'
import { holds, type Permission } from '#modules/access/access.ts'
import { rosterState } from '#modules/attendance/attendance.ts'
import { weekLedger } from '#modules/attendance/ledger.actions.ts'
import { byUrgency, isShort } from '#modules/attendance/ledger.ts'
import type { Action, Ctx } from '#server/door.ts'
import { findSiteZone } from './board.store.ts'
import type { TodaySession, today } from './today.contract.ts'
import * as store from './today.store.ts'
import { isWaitedFor, noteState, seesEveryonesHours, startsWithSite } from './today.ts'

const shown = 6

/** One look at the day. Each part answers for itself; what the role may not see is left out. */
export const day: Action<typeof today> = async (ctx, { siteId }) => {
  const zone = await findSiteZone(ctx, siteId)
  if (!zone) throw notFound('site')
  const on = dayAt(ctx.now, zone)
  const allowed = <T>(permission: Permission, look: () => Promise<T>) =>
    holds(ctx.actor.roles, permission) ? look() : null
  const [sessions, shortOfHours, inquiries] = await Promise.all([
    allowed('attendance.read', () => sessionsOn(ctx, siteId, on)),
    allowed('ledger.read', () => short(ctx, siteId, on)),
    allowed('inquiry.read', () => waiting(ctx, siteId)),
  ])
  const own = (sessions ?? []).filter((s) => s.mine)
  const next = own.length === 0 && ctx.actor.staffId ? await store.findNextSession(ctx, siteId, on) : null
  return {
    ...{ on, sessions, next, shortOfHours, inquiries },
    startsWithSite: startsWithSite(ctx.actor.roles, own.length),
  }
}

async function sessionsOn(ctx: Ctx, siteId: string, on: Temporal.PlainDate): Promise<TodaySession[]> {
  const sessions = await store.listDaySessions(ctx, siteId, on)
  return sessions.map(({ unmarked, unsigned, hasDraft, ...s }) => ({
    ...s,
    state: rosterState(s, ctx.now),
    waitedFor: isWaitedFor(s, ctx.now) ? unmarked : [],
    notes: noteState({ attended: s.attended, unsigned, hasDraft }),
  }))
}

async function short(ctx: Ctx, siteId: string, on: Temporal.PlainDate) {
  const everyone = seesEveryonesHours(ctx.actor.roles)
  const caseload = await store.listCaseload(ctx, siteId, everyone ? 'everyone' : 'mine')
  const people = new Map(caseload.map((c) => [c.clientId, c]))
  if (people.size === 0) return everyone ? { everyone, clients: [], count: 0 } : null
  const weeks = (await weekLedger(ctx, [...people.keys()], weekOf(on))).map((w) => ({ ...w, ...w.forecast }))
  const urgent = weeks.filter(isShort).sort(byUrgency)
  const clients = urgent.slice(0, shown).flatMap(({ clientId, forecast }) => {
    const person = people.get(clientId)
    return person ? [{ ...person, ...forecast }] : []
  })
  return { everyone, clients, count: urgent.length }
}

async function waiting(ctx: Ctx, siteId: string) {
  const inquiries = await store.listWaitingInquiries(ctx, siteId)
  return { first: inquiries.slice(0, shown), count: inquiries.length }
}
