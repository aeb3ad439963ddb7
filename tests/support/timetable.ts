import { sql } from 'kysely'
import type { z } from 'zod'
import { openGroup } from '#modules/timetable/groups.contract.ts'
import type { Persona, TestApp } from './app.ts'
import { arrange } from './week.ts'

/** A site with a programme, people who plan it, and short ways to its groups and clients. */
export async function timetable(t: TestApp) {
  const make = arrange(t)
  const siteId = await t.site()
  const [director, desk] = [await t.staff('director', siteId), await t.staff('front_desk', siteId)]
  const stranger = await t.staff('director', await t.site({ name: 'Elsewhere' }))
  const { programId, versionId } = await make.program(siteId)
  let n = 0

  /** The fields of a weekly evening group, with a therapist of its own. */
  const groupInput = async (more: Partial<z.input<typeof openGroup.input>> = {}) => ({
    siteId,
    programId,
    name: 'Evening recovery',
    kind: 'therapy_group' as const,
    track: 'evening' as const,
    weekday: 2,
    starts: '18:00',
    minutes: 180,
    leadId: more.leadId ?? (await t.staff('therapist', siteId)).staffId,
    capacity: 12,
    byVideo: false,
    fromOn: '2026-03-02',
    ...more,
  })
  return {
    ...make,
    siteId,
    programId,
    versionId,
    director,
    desk,
    stranger,
    groupInput,
    /** Opens a group. @returns its planned sessions in order, with their days. */
    async group(more: Partial<z.input<typeof openGroup.input>> = {}, by: Persona = director) {
      const { groupId } = await t.ok(openGroup, await groupInput(more), by)
      const { rows } = await sql<{ id: string; local_on: Temporal.PlainDate }>`
        select id, local_on from session where group_id = ${groupId} order by local_on`.execute(t.db)
      return { groupId, sessions: rows.map((r) => r.id), days: rows.map((r) => r.local_on.toString()) }
    },
    /** An admitted client of the evening track. */
    async admitted(more: { admittedOn?: string; minutes?: number } = {}) {
      const clientId = await make.client(siteId, { familyName: `Client${++n}` })
      const episode = { siteId, clientId, versionId, admittedOn: '2026-02-02', ...more }
      await make.episode(director, episode)
      return clientId
    },
    /** The client's taken seats, by time. */
    async taken(clientId: string) {
      const { rows } = await sql<{ session_id: string }>`
        select session_id from seat where client_id = ${clientId} and status = 'taken' order by during`.execute(
        t.db,
      )
      return rows.map((r) => r.session_id)
    },
  }
}
