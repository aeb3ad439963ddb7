/** Passwords that are long enough and still guessed first. Grows into a strength estimate with the rest of sign-in. */
const guessable =
  /^(.)\1+$|^(password|passwort|footbridge|qwerty|letmein|welcome|changeme|admin|iloveyou|123456)/i

/** May this be somebody's password? At least 12 characters is asked by the contract. */
export function isGuessable(password: string, known: readonly string[]): boolean {
  const lower = password.toLowerCase()
  return (
    guessable.test(password) ||
    new Set(lower).size < 5 ||
    known.some(
      (word) =>
        word.length > 3 && lower.replaceAll(/[^a-z]/g, '') === word.toLowerCase().replaceAll(/[^a-z]/g, ''),
    )
  )
}
