import './jitless.ts'
import { z } from 'zod'

/** Kinds of file that leave the programme. */
export const fileTypes = ['application/pdf', 'text/csv', 'application/fhir+json'] as const
export type FileType = (typeof fileTypes)[number]

/** A file as an endpoint's answer: the output of every endpoint that declares `file`. `disclosureId` is its row in the ledger. */
export const FileOut = z.object({
  name: z.string().regex(/^[\w.-]+$/),
  bytes: z.custom<Uint8Array<ArrayBuffer>>((v) => v instanceof Uint8Array),
  disclosureId: z.uuid(),
})
export type FileOut = z.output<typeof FileOut>
