import { notFound, refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { holds } from '#modules/access/access.ts'
import type { Action, Ctx } from '#server/door.ts'
import { careTeamChanged, type careTeam as careTeamOf, type changeCareTeam } from './careTeam.contract.ts'
import * as store from './careTeam.store.ts'
import { type CareTeamMember, teamChange, teamRefusal } from './careTeam.ts'
import { careTeamWords } from './careTeam.words.ts'
import { listStaff } from './staff.store.ts'

const sentences = careTeamWords.en.reasons

export const careTeam: Action<typeof careTeamOf> = async (ctx, { clientId }) => {
  const site = await store.findTeamSite(ctx, clientId)
  if (!site) throw notFound('client')
  return {
    team: await store.listTeam(ctx.tx, clientId, dayAt(ctx.now, site.timeZone)),
    staff: await listStaff(ctx.tx, [site.siteId]),
    can: { edit: holds(ctx.actor.roles, 'episode.edit') },
  }
}

export const changeTeam: Action<typeof changeCareTeam> = async (ctx, { clientId, team }) => {
  await setCareTeam(ctx, { clientId, team })
  return {}
}

/** Makes this the client's care team from a day on (today at the site unless told). */
export async function setCareTeam(
  ctx: Ctx,
  { clientId, team, on }: { clientId: string; team: readonly CareTeamMember[]; on?: Temporal.PlainDate },
) {
  const site = await store.findTeamSite(ctx, clientId, true)
  if (!site) throw notFound('client')
  const reason = teamRefusal(team)
  if (reason) throw refused(reason, sentences, { issues: [{ path: ['team'], message: sentences[reason] }] })
  const colleagues = await listStaff(ctx.tx, [site.siteId])
  if (team.some((m) => !colleagues.some((s) => s.id === m.staffId)))
    throw refused('staff_elsewhere', sentences)
  const from = on ?? dayAt(ctx.now, site.timeZone)
  const { join, leave } = teamChange(await store.listTeam(ctx.tx, clientId, from), team)
  for (const m of leave) await store.saveLeaving(ctx.tx, clientId, m, from)
  await store.saveJoining(ctx.tx, clientId, join, from)
  if (join.length + leave.length > 0) await ctx.tell(careTeamChanged, { clientId }, {})
}
