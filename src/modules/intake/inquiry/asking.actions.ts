import { refused } from '#kit/problem.ts'
import type { Action } from '#server/door.ts'
import { beginInquiry } from './inquiry.actions.ts'
import type { askForHelp, openSites } from './inquiry.contract.ts'
import { listAllSites } from './inquiry.store.ts'
import { inquiryWords } from './inquiry.words.ts'

export const sitesToAsk: Action<typeof openSites> = async ({ tx }) => ({ sites: await listAllSites(tx) })

/**
 * Somebody asks through the public form. The answer tells nothing: a machine, a site that is gone and a person are
 * answered alike. What a person wrote is never lost: without a known site it goes to the first one.
 */
export const takeQuestion: Action<typeof askForHelp> = async (ctx, { website, siteId, ...asked }) => {
  if (!asked.phone && !asked.email)
    throw refused('unreachable', inquiryWords.en.reasons, {
      issues: [{ path: ['phone'], message: inquiryWords.en.reasons.unreachable }],
    })
  if (website) return {}
  const sites = await listAllSites(ctx.tx)
  const site = sites.find((s) => s.id === siteId) ?? sites[0]
  if (!site) return {}
  await beginInquiry(ctx, {
    ...asked,
    preferredName: '',
    bornOn: null,
    siteId: site.id,
    clientId: null,
    source: 'web_form',
    firstContactAt: ctx.now,
  })
  return {}
}
