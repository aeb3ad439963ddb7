import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { instant } from '#kit/time.ts'
import { parts } from '../consent.ts'
import { transports } from '../gate/gate.ts'

const line = (most: number) => z.string().trim().max(most)
const clientId = z.uuid()
export const EmergencyFacts = z.object({
  recipient: line(200),
  affiliation: line(200),
  discloser: line(200),
  disclosedAt: instant.nullable(),
  nature: line(2000),
})

/** In an emergency one tells first: what is not known yet may be empty, and keeps the record open. */
export const discloseInEmergency = endpoint({
  method: 'POST',
  path: '/clients/:clientId/emergency-disclosures',
  summary: 'Record what was told in a medical emergency without consent; open until its four facts are there',
  input: EmergencyFacts.extend({
    clientId,
    parts: z.array(z.enum(parts)).min(1, 'Choose what was told'),
    transport: z.enum(transports),
  }),
  output: z.object({ disclosureId: z.uuid(), closed: z.boolean() }),
  exit: true,
})

export const closeEmergency = endpoint({
  method: 'POST',
  path: '/clients/:clientId/emergency-disclosures/:disclosureId/close',
  summary: 'Close the record of an emergency disclosure with all four facts',
  input: EmergencyFacts.extend({ clientId, disclosureId: z.uuid(), version: z.int() }),
  output: z.object({}),
})

export const emergencies = endpoint({
  method: 'GET',
  path: '/clients/:clientId/emergency-disclosures',
  summary: 'Emergency disclosures about a client, and whether their records are closed',
  input: z.object({ clientId }),
  output: z.object({
    emergencies: z.array(
      EmergencyFacts.extend({ disclosureId: z.uuid(), closedAt: instant.nullable(), version: z.int() }),
    ),
  }),
})

/** The privacy officer sees to it that the record is closed. */
export const emergencyLeftOpen = event('consent.emergency_left_open', z.object({ disclosureId: z.uuid() }))
export const emergencyClosed = event('consent.emergency_closed', z.object({ disclosureId: z.uuid() }))
