import { dictionary } from '#kit/words.ts'

/** Sentences of sign-ins: the lock over the screen, showing again that it is you. */
export const signInsWords = dictionary({
  en: {
    reasons: {
      wrong_password: 'This is not your password.',
      no_password: 'This account has no password. Use a passkey, or sign in again.',
      prove_again: 'Show once more that it is you: then this can be changed.',
    },
    lock: {
      title: 'Locked',
      lead: (name: string) => `${name}, you were away. What you were writing is still here.`,
      leadFresh: (name: string) => `${name}, you were away. Unlock to go on.`,
      password: 'Password',
      unlock: 'Unlock',
      passkey: 'Unlock with a passkey',
      oneTap:
        'This is a made-up person of the demo: one press unlocks. In your own programme a password or a passkey is asked.',
      somebodyElse: 'Sign in as somebody else',
      lockNow: 'Lock the screen',
    },
    prove: {
      title: 'Is it you?',
      lead: 'Before you change how you sign in, show once more that it is you.',
      confirm: 'Go on',
      passkey: 'Use a passkey',
    },
  },
})
