import { createHash } from 'node:crypto'
import type { In } from '#kit/endpoint.ts'
import { notFound, refused } from '#kit/problem.ts'
import { holds } from '#modules/access/access.ts'
import { lockNow, signInOf } from '#modules/access/signIns/signIns.actions.ts'
import { newToken, tokenHash } from '#server/authenticate.ts'
import type { Ctx, SignInAction, Web } from '#server/door.ts'
import { markRoster, roster } from '../attendance.actions.ts'
import { type endKiosk, type kiosk, kioskOpened, type openKiosk, type tapHere } from './kiosk.contract.ts'
import * as store from './kiosk.store.ts'
import { afterEndMinutes, initialsOf, tapped } from './kiosk.ts'
import { kioskWords } from './kiosk.words.ts'

const sentences = kioskWords.en.reasons
const cookieName = 'footbridge_tablet'
/** The browser sends it nowhere else. */
const path = '/api/kiosk'

export const open: SignInAction<typeof openKiosk> = async (ctx, { sessionId }, { request, reply }) => {
  const { accountId } = signInOf(ctx)
  const times = await store.findTimes(ctx, sessionId)
  if (!times) throw notFound('session')
  const until = times.endsAt.add({ minutes: afterEndMinutes })
  if (Temporal.Instant.compare(until, ctx.now) <= 0) throw refused('kiosk_too_late', sentences)
  const token = newToken()
  await store.saveKiosk(ctx.tx, { hash: tokenHash(token), accountId, sessionId, now: ctx.now, until })
  await ctx.tell(kioskOpened, { sessionId }, { sessionId })
  await lockNow(ctx, {})
  reply.setCookie(cookieName, token, {
    path,
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: Math.ceil(ctx.now.until(until).total('seconds')),
  })
  return { until }
}

export const show: SignInAction<typeof kiosk> = async (ctx, _input, web) => {
  const tablet = await tabletOf(ctx, web)
  return shown(tablet, await rosterOf(ctx, tablet))
}

export const here: SignInAction<typeof tapHere> = async (ctx, { key }: In<typeof tapHere>, web) => {
  const tablet = await tabletOf(ctx, web)
  const seen = await rosterOf(ctx, tablet)
  const row = seen.rows.find((r) => keyOf(tablet, r.clientId) === key)
  if (!row) throw notFound('person')
  if (row.mark !== null) return shown(tablet, seen)
  const mark = { clientId: row.clientId, ...tapped(seen.session, ctx.now), version: row.version }
  const { rows } = await markRoster(as(ctx, tablet), { sessionId: tablet.sessionId, marks: [mark] })
  return shown(tablet, { ...seen, rows })
}

export const end: SignInAction<typeof endKiosk> = async ({ tx, now }, _input, { request, reply }) => {
  const token = request.cookies[cookieName]
  if (token) await store.endTablet(tx, tokenHash(token), now)
  reply.clearCookie(cookieName, { path })
  return {}
}

type Shown = Tablet & { token: string }
type Tablet = store.Tablet

/** @throws Problem where this device is no tablet, or whoever opened it may no longer mark. */
async function tabletOf(ctx: Ctx, { request }: Web): Promise<Shown> {
  const token = request.cookies[cookieName]
  const tablet = token ? await store.findTablet(ctx.tx, tokenHash(token), ctx.now) : undefined
  if (!token || !tablet || !holds(tablet.opener.roles, 'attendance.mark'))
    throw refused('kiosk_ended', sentences)
  return { ...tablet, token }
}

/** What is marked at the tablet is marked in the name of whoever put it there. */
const as = (ctx: Ctx, { opener }: Tablet): Ctx => ({ ...ctx, actor: opener })
const rosterOf = (ctx: Ctx, tablet: Shown) => roster(as(ctx, tablet), { sessionId: tablet.sessionId })

/** Stands for a client on this tablet only. */
const keyOf = ({ token }: Shown, clientId: string) =>
  createHash('sha256').update(`${token} ${clientId}`).digest('base64url').slice(0, 22)

function shown(
  tablet: Shown,
  { session, rows }: Pick<Awaited<ReturnType<typeof rosterOf>>, 'session' | 'rows'>,
) {
  const initials = initialsOf(rows)
  return {
    ...{ name: session.name, startsAt: session.startsAt, endsAt: session.endsAt, timeZone: tablet.timeZone },
    people: rows.map((r, i) => ({
      key: keyOf(tablet, r.clientId),
      initials: initials[i] ?? '',
      here: r.mark === 'present' || r.mark === 'late' || r.mark === 'left_early',
    })),
  }
}
