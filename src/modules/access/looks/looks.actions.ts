import { notFound } from '#kit/problem.ts'
import type { Action } from '#server/door.ts'
import type { clientLooks, Look, listLooks } from './looks.contract.ts'
import * as store from './looks.store.ts'
import { odditiesOf, partOf } from './looks.ts'

/** Most rows shown at once: a page somebody can still read. */
const most = 500
const daysOfClient = 365

export const looks: Action<typeof listLooks> = async (ctx, { days }) => {
  const since = ctx.now.subtract({ hours: 24 * days })
  return present(await store.listLooks(ctx, { since, most: most + 1 }))
}

export const looksAtClient: Action<typeof clientLooks> = async (ctx, { clientId }) => {
  if (!(await store.isVisible(ctx, clientId))) throw notFound('client')
  const since = ctx.now.subtract({ hours: 24 * daysOfClient })
  return present(await store.listLooks(ctx, { since, clientId, most: most + 1 }))
}

function present(rows: readonly store.LookRow[]) {
  const found = rows.slice(0, most).map(toLook)
  const isOdd = (l: Look) => l.odd.length > 0
  return {
    looks: [...found.filter(isOdd), ...found.filter((l) => !isOdd(l))],
    isCut: rows.length > most,
  }
}

function toLook(row: store.LookRow): Look {
  const { givenName, familyName, preferredName, paths, sameSurname, cares, mostCharts, ...look } = row
  return {
    ...look,
    client: { givenName, familyName, preferredName },
    parts: [...new Set(paths.map(partOf))],
    odd: odditiesOf({ roles: row.roles, sameSurname, cares, mostCharts }),
  }
}
