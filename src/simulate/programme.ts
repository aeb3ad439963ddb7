import { openStaffAccount } from '#modules/access/access.actions.ts'
import { siteOpened } from '#modules/access/access.contract.ts'
import type { Role } from '#modules/access/access.ts'
import { grantCredential, openSite } from '#modules/people/staff.actions.ts'
import { programsInForce } from '#modules/program/program.actions.ts'
import { openGroup, openRoom } from '#modules/timetable/groups.contract.ts'
import { type Actor, nobody } from '#server/door.ts'
import {
  type Cohort,
  cohorts,
  emailOf,
  type Meeting,
  meetingsOf,
  rooms,
  type StaffKey,
  staff,
} from './plan.ts'
import { moment, type Thread, thread, type World } from './world.ts'

/** The programme as it stands: its people and where things are. */
export type Programme = {
  siteId: string
  programId: string
  versionId: string
  staff: Record<StaffKey, Actor>
  rooms: Record<string, string>
}

/** Opens the site, employs the staff, opens rooms and weekly groups. @param from the first day of the groups */
export async function openProgramme(world: World, opens: Temporal.PlainDate, from: Temporal.PlainDate) {
  const story = thread(world, 'programme', moment(world, opens, '08:00'))
  const { siteId, staff: people } = await employEverybody(world, story)
  const [version] = await story.act(people.administrator, (ctx) => programsInForce(ctx, siteId))
  if (!version) throw new Error('a new site has a programme')
  const opened: Record<string, string> = {}
  for (const { name, capacity } of rooms)
    opened[name] = (await story.does(people.director, openRoom, { siteId, name, capacity })).roomId
  const programme: Programme = {
    siteId,
    programId: version.id,
    versionId: version.versionId,
    staff: people,
    rooms: opened,
  }
  story.at(moment(world, from.subtract({ days: 3 }), '10:00'))
  for (const cohort of cohorts)
    for (const meeting of meetingsOf(cohort)) await openWeekly(story, programme, cohort, meeting, from)
  return programme
}

async function employEverybody(world: World, story: Thread) {
  const siteId = await story.act(nobody, async (ctx) => {
    const id = await openSite(ctx, {
      name: 'Harbor Street',
      timeZone: world.timeZone,
      address: '18 Harbor Street',
      phone: '(207) 555-0118',
    })
    await ctx.tell(siteOpened, {}, { siteId: id, timeZone: world.timeZone })
    return id
  })
  const people = {} as Record<StaffKey, Actor>
  for (const member of staff) people[member.key] = await employ(world, story, siteId, member, people)
  return { siteId, staff: people }
}

async function employ(
  world: World,
  story: Thread,
  siteId: string,
  member: (typeof staff)[number],
  known: Partial<Record<StaffKey, Actor>>,
): Promise<Actor> {
  const { givenName, familyName, title, credential } = member
  const roles: readonly Role[] = [member.role]
  const by = known.administrator ?? nobody
  return story.act(by, async (ctx) => {
    const person = { givenName, familyName, title, email: emailOf(member), siteIds: [siteId], roles }
    const { accountId, staffId } = await openStaffAccount(ctx, person)
    if (credential) {
      const supervisorId = member.supervisor ? (known[member.supervisor]?.staffId ?? null) : null
      const fromOn = ctx.now.toZonedDateTimeISO(world.timeZone).toPlainDate().subtract({ years: 1 })
      await grantCredential(ctx, {
        staffId,
        label: credential,
        supervised: Boolean(member.supervisor),
        supervisorId,
        fromOn,
      })
    }
    return {
      accountId,
      staffId,
      clientId: null,
      name: `${givenName} ${familyName}`,
      roles,
      siteIds: [siteId],
    }
  })
}

async function openWeekly(
  story: Thread,
  { siteId, programId, staff: people, rooms: opened }: Programme,
  cohort: Cohort,
  meeting: Meeting,
  from: Temporal.PlainDate,
) {
  const { name, kind, modality, weekday, starts, minutes, capacity } = meeting
  await story.does(people.director, openGroup, {
    siteId,
    programId,
    name,
    kind,
    modality,
    track: cohort.track,
    stages: [...cohort.stages],
    weekday,
    starts,
    minutes,
    leadId: people[meeting.lead].staffId ?? '',
    coLeadId: meeting.coLead ? people[meeting.coLead].staffId : null,
    roomId: opened[meeting.room] ?? null,
    capacity,
    fromOn: from.toString(),
  })
}
