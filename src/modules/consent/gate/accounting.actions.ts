import { dayAt, startOfDay } from '#kit/time.ts'
import { holds } from '#modules/access/access.ts'
import { getClient } from '#modules/people/client.actions.ts'
import type { Action, Ctx } from '#server/door.ts'
import { pdfOf } from '#server/pdf.ts'
import { accountingPaper } from './accounting.words.ts'
import { handToClient } from './gate.actions.ts'
import type * as contract from './gate.contract.ts'
import * as store from './gate.store.ts'

/** R89, 42 CFR 2.25: the three years before today. */
const years = 3

export const accountingOf: Action<typeof contract.accounting> = async (ctx, { clientId }) => {
  const { timeZone } = await getClient(ctx, clientId)
  const through = dayAt(ctx.now, timeZone)
  const from = through.subtract({ years })
  const all = await listSince(ctx, clientId, { from, timeZone })
  return {
    from,
    through,
    disclosures: all.filter((d) => d.basis !== 'own_request'),
    own: all.filter((d) => d.basis === 'own_request'),
    can: { seeRefusals: holds(ctx.actor.roles, 'disclosure.review') },
  }
}

export const copy: Action<typeof contract.accountingCopy> = async (ctx, { clientId }) =>
  handToClient(
    ctx,
    clientId,
    'accounting',
    async ({ subject }) => {
      const from = subject.today.subtract({ years })
      const all = await listSince(ctx, clientId, { from, timeZone: subject.timeZone })
      const disclosures = all.filter((d) => d.basis !== 'own_request')
      return {
        name: `accounting-${subject.today}.pdf`,
        bytes: await pdfOf(
          accountingPaper({ ...subject, from, through: subject.today, disclosures }),
          ctx.now,
        ),
      }
    },
    [],
  )

export const refusalsOf: Action<typeof contract.refusals> = async (ctx, { clientId }) => {
  await getClient(ctx, clientId)
  return { refusals: await store.listRefusals(ctx, clientId) }
}

const listSince = (
  ctx: Ctx,
  clientId: string,
  { from, timeZone }: { from: Temporal.PlainDate; timeZone: string },
) => store.listDisclosures(ctx, clientId, startOfDay(from, timeZone))
