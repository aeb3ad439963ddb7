import { rmSync } from 'node:fs'
import { issueLink } from '#modules/access/access.actions.ts'
import { openGroup, openRoom } from '#modules/timetable/groups.contract.ts'
import { markAsDemo } from '#server/demoMark.ts'
import { scratchFolder, startEmbedded } from '#server/embedded.ts'
import { migrate } from '#server/migrate.ts'
import { type Persona, type TestApp, testAppOn } from '../../support/app.ts'
import { type Server, startServer } from '../../support/server.ts'
import { arrange } from '../../support/week.ts'

/** Where it is the middle of the day now: nothing that ran an hour ago or runs in an hour lies on another day. */
const zone = (() => {
  const { hour } = Temporal.Now.zonedDateTimeISO('UTC')
  if (hour >= 15) return 'America/New_York'
  return hour < 6 ? 'Asia/Tokyo' : 'Europe/Berlin'
})()

/**
 * A small clinic that runs for real, whatever the time of day: evening groups three days a week, and one group that ended
 * ten minutes ago with four people in it. The test stands beside it on the same database.
 */
export type Clinic = {
  zone: string
  server: Server
  t: TestApp
  staff: Record<'frontDesk' | 'therapist' | 'director', Persona>
  /** The session that just ended. */
  sessionId: string
  seat: (clientId: string) => Promise<void>
  /** Somebody new at the site, not admitted. */
  client: (givenName: string) => Promise<string>
  link: (as: Persona) => Promise<string>
  close: () => Promise<void>
}

export async function openClinic(): Promise<Clinic> {
  const folder = scratchFolder('clinic')
  const database = await startEmbedded({ folder })
  await migrate(database.url)
  // Its people come in by one-time links alone.
  await markAsDemo(database.url)
  const t = await testAppOn(database.url)
  // The test's clock goes with the server's.
  Object.defineProperty(t.clock, 'now', { get: () => Temporal.Now.instant() })
  const make = arrange(t)
  const siteId = await t.site({ timeZone: zone })
  const staff = {
    frontDesk: await t.staff('front_desk', siteId),
    therapist: await t.staff('therapist', siteId),
    director: await t.staff('director', siteId),
  }
  const { programId, versionId } = await make.program(siteId)
  const today = t.clock.now.toZonedDateTimeISO(zone).toPlainDate()
  const { roomId } = await t.ok(openRoom, { siteId, name: 'Alder', capacity: 14 }, staff.director)
  const evening = {
    siteId,
    programId,
    track: 'evening',
    leadId: staff.therapist.staffId,
    roomId,
    capacity: 12,
    minutes: 90,
    fromOn: nextMonday(today).toString(),
  } as const
  for (const weekday of [1, 3, 5]) {
    await t.ok(
      openGroup,
      { ...evening, name: 'Process group', kind: 'therapy_group', weekday, starts: '17:30' },
      staff.director,
    )
    await t.ok(
      openGroup,
      { ...evening, name: 'Recovery skills', kind: 'skills', weekday, starts: '19:15' },
      staff.director,
    )
  }
  const begun = t.clock.now.subtract({ minutes: 70 }).toZonedDateTimeISO(zone)
  const sessionId = await make.session({
    siteId,
    zone,
    on: begun.toPlainDate().toString(),
    starts: begun.toPlainTime().toString({ smallestUnit: 'minute' }),
    minutes: 60,
    lead: staff.therapist,
  })
  for (const givenName of ['Ana', 'Ben', 'Cleo', 'Dev']) {
    const clientId = await make.client(siteId, { givenName, familyName: 'Rowan' })
    await make.episode(staff.director, {
      siteId,
      clientId,
      versionId,
      admittedOn: today.subtract({ days: 20 }).toString(),
    })
    await make.seat(sessionId, clientId)
  }
  const server = await startServer({ env: { DATABASE_URL: database.url } })
  return {
    zone,
    server,
    t,
    staff,
    sessionId,
    seat: (clientId) => make.seat(sessionId, clientId),
    client: (givenName) => make.client(siteId, { givenName, familyName: 'Marsh' }),
    link: async (as) =>
      `/link#${await t.act(undefined, (ctx) => issueLink(ctx, { accountId: as.accountId, purpose: 'sign_in', hours: 1 }))}`,
    close: async () => {
      await server.stop()
      server.forget()
      await t.close()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const nextMonday = (day: Temporal.PlainDate) => day.add({ days: 8 - day.dayOfWeek })
