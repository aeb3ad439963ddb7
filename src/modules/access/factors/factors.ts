/**
 * Second factors: an authenticator app (TOTP), passkeys, and recovery codes for the day when neither is at hand. Staff need
 * an app or a passkey; whoever comes in by a passkey, which asks finger, face or PIN, has given both factors at once.
 */
export const recoveryCodes = 10

/** No letters or digits that are mistaken for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const codeLength = 16

/** A recovery code such as `k7mw-2ehq-tt9c-vd4x`, from random bytes: 79 bits. */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  // Bytes from 248 on would make the first letters of the alphabet likelier.
  const letters = [...bytes].filter((b) => b < alphabet.length * 8).map((b) => alphabet[b % alphabet.length])
  return letters
    .slice(0, codeLength)
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-')
}
/** Bytes to ask chance for, so that sixteen letters come out of them. */
export const recoveryCodeBytes = 48

/** As it was shown, however it was typed. */
export const plainRecoveryCode = (typed: string) => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** What somebody typed into the one field for codes. */
export function codeKind(typed: string): 'totp' | 'recovery' | null {
  if (/^\d{6}$/.test(typed.replaceAll(/\s/g, ''))) return 'totp'
  return plainRecoveryCode(typed).length === codeLength ? 'recovery' : null
}

/** Whether staff would still have a second factor. */
export const mayDrop = (left: { totp: boolean; passkeys: number }, staff: boolean): boolean =>
  !staff || left.totp || left.passkeys > 0
