import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import { sessionViews } from '../sessions.store.ts'

const isTaken = (clientId: string) =>
  sql<boolean>`exists (select from seat where seat.session_id = s.id and seat.client_id = ${clientId} and seat.status = 'taken')`

/** Run by somebody on the client's care team that day. */
const isOwn = (clientId: string) =>
  sql<boolean>`exists (select from session_staff w join care_team_member m on m.staff_id = w.staff_id
    where w.session_id = s.id and w.active and m.client_id = ${clientId} and m.from_on <= s.local_on
      and (m.until_on is null or m.until_on >= s.local_on))`

/** What is planned at a site on the local days [from, until), with what it means to one client. Cancelled sessions are left out. */
export const listForClient = (
  tx: Tx,
  { siteId, clientId }: { siteId: string; clientId: string },
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
) =>
  sessionViews(tx)
    .select([isTaken(clientId).as('taken'), isOwn(clientId).as('own')])
    .where('s.site_id', '=', siteId)
    .where('s.status', '=', 'scheduled')
    .where('s.roster_closed_at', 'is', null)
    // Somebody else's individual hour is nothing to propose.
    .where((eb) => eb.or([eb('s.group_id', 'is not', null), isTaken(clientId), isOwn(clientId)]))
    .where('s.local_on', '>=', from)
    .where('s.local_on', '<', until)
    .execute()
