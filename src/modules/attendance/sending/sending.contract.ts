import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { FileOut } from '#kit/file.ts'
import { day } from '#kit/time.ts'
import { Sending } from '#modules/consent/gate/gate.contract.ts'

const Period = Sending.extend({ from: day, until: day })

/** For an employer, a school or a court: says when somebody kept appointments, and nothing of what they were. */
export const attendanceLetter = endpoint({
  method: 'POST',
  path: '/clients/:clientId/letters/attendance',
  summary: 'A letter that tells dates and times of attendance in neutral words, under a consent',
  input: Period.extend({
    /** Every appointment with its day, or the sums alone. */
    detail: z.enum(['days', 'sums']),
  }),
  output: FileOut,
  exit: true,
  file: 'application/pdf',
})

export const attendanceTable = endpoint({
  method: 'POST',
  path: '/clients/:clientId/tables/attendance',
  summary: 'Dates, times and attendance as a table (CSV), under a consent',
  input: Period,
  output: FileOut,
  exit: true,
  file: 'text/csv',
})
