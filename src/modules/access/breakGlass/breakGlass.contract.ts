import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { instant } from '#kit/time.ts'
import { verdicts, visibilities } from './breakGlass.ts'

export const breakGlass = endpoint({
  method: 'POST',
  path: '/clients/:clientId/break-glass',
  summary:
    'Open a record one does not see, for a while and with a reason; the privacy officer is told at once',
  input: z.object({
    clientId: z.uuid(),
    reason: z.string().trim().min(10, 'Say in a few words why you need this record now').max(500),
  }),
  output: z.object({ until: instant }),
})

export const BreakGlassView = z.object({
  id: z.uuid(),
  who: z.string(),
  clientId: z.uuid(),
  client: z.string(),
  reason: z.string(),
  openedAt: instant,
  untilAt: instant,
  /** Readings of the record by this person in that time. */
  reads: z.int(),
  reviewedAt: instant.nullable(),
  reviewedBy: z.string().nullable(),
  verdict: z.enum(verdicts).nullable(),
  note: z.string(),
  version: z.int(),
  /** Nobody reviews what they opened themselves. */
  mine: z.boolean(),
})

export const listBreakGlass = endpoint({
  method: 'GET',
  path: '/break-glass',
  summary: 'Records that were opened by break-glass at my sites: those to review first',
  input: z.object({}),
  output: z.object({ opened: z.array(BreakGlassView) }),
})

export const reviewBreakGlass = endpoint({
  method: 'PUT',
  path: '/break-glass/:breakGlassId/review',
  summary: 'Say whether opening a record was justified',
  input: z.object({
    breakGlassId: z.uuid(),
    verdict: z.enum(verdicts),
    note: z.string().trim().max(1000).default(''),
    version: z.int(),
  }),
  output: z.object({}),
})

export const siteVisibility = endpoint({
  method: 'GET',
  path: '/sites/visibility',
  summary: 'Which clients those who treat see, at each of my sites',
  input: z.object({}),
  output: z.object({
    sites: z.array(z.object({ siteId: z.uuid(), name: z.string(), visibility: z.enum(visibilities) })),
  }),
})

export const setSiteVisibility = endpoint({
  method: 'PUT',
  path: '/sites/:siteId/visibility',
  summary: 'Set which clients those who treat see at a site; holds from their next request on',
  input: z.object({ siteId: z.uuid(), visibility: z.enum(visibilities) }),
  output: z.object({}),
})

export const glassBroken = event('access.glass_broken', z.object({ breakGlassId: z.uuid() }))
export const glassReviewed = event(
  'access.glass_reviewed',
  z.object({ breakGlassId: z.uuid(), verdict: z.enum(verdicts) }),
)
