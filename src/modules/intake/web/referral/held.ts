import type { Out } from '#kit/endpoint.ts'
import type { previewReferral, UploadedFile } from '../../referral/referral.contract.ts'

/** The packet that was read and waits for a decision. It lives only in this window: nothing is stored until it is accepted. */
export type HeldPacket = { file: UploadedFile; preview: Out<typeof previewReferral> }

let packet: HeldPacket | null = null
export const holdPacket = (read: HeldPacket | null) => {
  packet = read
}
export const heldPacket = () => packet
