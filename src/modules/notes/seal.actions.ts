import { createHash } from 'node:crypto'
import { type SealedContent, sealedText } from './sealed.ts'

/** The SHA-256 of what a signature covers, in hexadecimal. */
export const sha256Of = (content: SealedContent): string =>
  createHash('sha256').update(sealedText(content)).digest('hex')
