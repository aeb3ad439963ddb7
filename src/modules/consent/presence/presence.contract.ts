import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day } from '#kit/time.ts'
import { parts } from '../consent.ts'

/**
 * R88: somebody asks whether a person is here. The answer to the caller is the same for everybody; `allowed` is for staff
 * alone: consents that hold, so that the one caller who may know is not turned away. POST: a name must not stand in an address.
 */
export const isSheThere = endpoint({
  method: 'POST',
  path: '/presence-questions',
  summary:
    'What to say when somebody asks whether a person is a client: neither yes nor no, unless a consent holds',
  input: z.object({ name: z.string().trim().max(120), caller: z.string().trim().max(120) }),
  output: z.object({
    /** Consents to this very caller about a person of that name. */
    allowed: z.array(
      z.object({
        clientId: z.uuid(),
        recipient: z.string(),
        parts: z.array(z.enum(parts)),
        until: day.nullable(),
      }),
    ),
  }),
})
