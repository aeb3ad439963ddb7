import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type { In, Out } from '#kit/endpoint.ts'
import type { addPasskey, askForPasskey, beginPasskey, signInByPasskey } from '../factors/factors.contract.ts'

/** Browsers keep passkeys for names only, and only where nobody can listen. */
export const passkeysWork = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(window.location.hostname)

/** Nobody touched the key, or the browser was told no. */
export class PasskeyCancelled extends Error {}

/** Shows the browser's dialog for signing in. @throws PasskeyCancelled */
export async function showPasskey(asked: Out<typeof askForPasskey>): Promise<In<typeof signInByPasskey>> {
  // The options went through our contract as they are; their shape is WebAuthn's own.
  const optionsJSON = asked.options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON']
  const { id, response } = await startAuthentication({ optionsJSON }).catch(cancelled)
  const { clientDataJSON, authenticatorData, signature } = response
  return {
    challengeId: asked.challengeId,
    passkey: { id, response: { clientDataJSON, authenticatorData, signature } },
  }
}

/** Shows the browser's dialog for making one. @throws PasskeyCancelled */
export async function makePasskey(
  asked: Out<typeof beginPasskey>,
  name: string,
): Promise<In<typeof addPasskey>> {
  const optionsJSON = asked.options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON']
  const { id, response } = await startRegistration({ optionsJSON }).catch(cancelled)
  const { clientDataJSON, attestationObject, transports = [] } = response
  return {
    challengeId: asked.challengeId,
    name,
    passkey: { id, response: { clientDataJSON, attestationObject, transports: [...transports] } },
  }
}

const cancelled = (error: unknown): never => {
  throw new PasskeyCancelled(String(error))
}
