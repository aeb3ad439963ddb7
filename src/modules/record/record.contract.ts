import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { FileOut } from '#kit/file.ts'
import { parts } from '#modules/consent/consent.ts'
import { Sending } from '#modules/consent/gate/gate.contract.ts'
import { transports } from '#modules/consent/gate/gate.ts'

const clientId = z.uuid()
/** No more than is needed: which parts of what the consent grants. */
const Chart = Sending.extend({ parts: z.array(z.enum(parts)).min(1, 'Choose at least one part') })

export const sendChart = endpoint({
  method: 'POST',
  path: '/clients/:clientId/chart',
  summary: 'The chart as PDF, cut to the parts that a consent grants',
  input: Chart,
  output: FileOut,
  exit: true,
  file: 'application/pdf',
})

/** R91: labelled; what is not granted is absent without a trace. */
export const sendChartFhir = endpoint({
  method: 'POST',
  path: '/clients/:clientId/chart/fhir',
  summary: 'The chart as a FHIR R4 bundle, cut to the parts that a consent grants, with security labels',
  input: Chart,
  output: FileOut,
  exit: true,
  file: 'application/fhir+json',
})

/** R85: an order under 42 CFR part 2 and a subpoena together; the parts are the order's. */
export const sendOrdered = endpoint({
  method: 'POST',
  path: '/clients/:clientId/legal-demands/:demandId/chart',
  summary: 'The chart as PDF for a court, cut to what its order names',
  input: z.object({ clientId, demandId: z.uuid(), transport: z.enum(transports) }),
  output: FileOut,
  exit: true,
  file: 'application/pdf',
})

export const ownRecord = endpoint({
  method: 'POST',
  path: '/clients/:clientId/own-record',
  summary: 'The client’s own record as PDF: theirs without a consent',
  input: z.object({ clientId }),
  output: FileOut,
  exit: true,
  file: 'application/pdf',
})

export const ownRecordFhir = endpoint({
  method: 'POST',
  path: '/clients/:clientId/own-record/fhir',
  summary: 'The client’s own record as a FHIR R4 bundle: theirs without a consent',
  input: z.object({ clientId }),
  output: FileOut,
  exit: true,
  file: 'application/fhir+json',
})

export const answerReferral = endpoint({
  method: 'POST',
  path: '/clients/:clientId/referral-answers',
  summary: 'Tell whoever referred the client what became of it, under a consent',
  input: Sending.extend({ referralId: z.uuid() }),
  output: FileOut,
  exit: true,
  file: 'application/pdf',
})
