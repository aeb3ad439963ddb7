/** What the sealed secret of an authenticator app is bound to: its use, and whose it is. */
export const sealedFor = (accountId: string) => `totp ${accountId}`
