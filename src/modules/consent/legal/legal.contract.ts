import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day } from '#kit/time.ts'
import { parts } from '../consent.ts'
import { needs, orderSections } from './legal.ts'

const clientId = z.uuid()
const Demand = z.object({
  demandedBy: z.string().trim().min(1, 'Say who demands it').max(200),
  receivedOn: day,
  hasSubpoena: z.boolean(),
  /** The section of 42 CFR part 2 the court’s order was made under; null: no such order. */
  orderSection: z.enum(orderSections).nullable(),
  orderedOn: day.nullable(),
  parts: z.array(z.enum(parts)),
  note: z.string().trim().max(2000),
})

/** R85: recorded either way; where something is needed, the demand is denied and the refusal kept. */
export const recordDemand = endpoint({
  method: 'POST',
  path: '/clients/:clientId/legal-demands',
  summary: 'Record a subpoena or court order, and learn whether anything may leave and what is still needed',
  input: Demand.extend({ clientId }),
  output: z.object({ demandId: z.uuid(), mayDisclose: z.boolean(), needed: z.array(z.enum(needs)) }),
})

export const legalDemands = endpoint({
  method: 'GET',
  path: '/clients/:clientId/legal-demands',
  summary: 'Demands of courts and attorneys about a client, and what each still needs',
  input: z.object({ clientId }),
  output: z.object({
    demands: z.array(Demand.extend({ id: z.uuid(), needed: z.array(z.enum(needs)) })),
  }),
})
