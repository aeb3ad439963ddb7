import type { Ctx } from '#server/door.ts'
import { clientLine } from './client.actions.ts'
import type { ClientMatch } from './client.contract.ts'
import * as store from './client.store.ts'
import { isTelling, matchScore, offeredFrom, type PersonFacts, phoneEnd, strengthOf } from './match.ts'
import { searchable } from './search.ts'

const candidates = 300
const mostOffered = 8

/** Visible clients who may be the same person, the likeliest first, with the reasons. */
export async function clientsWhoMayBe(ctx: Ctx, person: PersonFacts): Promise<ClientMatch[]> {
  const rows = await store.listLikely(
    ctx,
    {
      searchName: searchable(`${person.givenName} ${person.preferredName} ${person.familyName}`),
      bornOn: person.bornOn ? [person.bornOn, ...turned(person.bornOn)] : [],
      phoneEnd: phoneEnd(person.phone),
      identifiers: person.identifiers.filter(isTelling),
    },
    candidates,
  )
  const identifiers = await store.listIdentifiers(
    ctx.tx,
    rows.map((r) => r.id),
  )
  return rows
    .map((r) => ({
      r,
      match: matchScore(person, { ...r, identifiers: identifiers.filter((i) => i.clientId === r.id) }),
    }))
    .filter(({ match }) => match.score >= offeredFrom)
    .sort((a, b) => b.match.score - a.match.score || a.r.id.localeCompare(b.r.id))
    .slice(0, mostOffered)
    .map(({ r, match }) => ({ client: clientLine(ctx, r), strength: strengthOf(match), why: match.why }))
}

/** Day and month swapped, where that is a day too. */
const turned = (on: Temporal.PlainDate) =>
  on.day <= 12 && on.day !== on.month
    ? [Temporal.PlainDate.from({ year: on.year, month: on.day, day: on.month })]
    : []
