import { dictionary } from '#kit/words.ts'

/** Sentences about second factors. */
export const factorsWords = dictionary({
  en: {
    reasons: {
      wrong_code: 'This code does not fit. Codes change every 30 seconds, and each works once.',
      no_such_code: 'Enter the six digits of your app, or a recovery code.',
      not_asked: 'No code is asked for now.',
      nothing_to_confirm: 'Start again: there is no authenticator app waiting for its first code.',
      last_factor: 'Set up another second factor first: staff may not be without one.',
      passkey_refused: 'This passkey was not accepted. Try again, or use another way.',
      passkey_elsewhere: 'This passkey belongs to somebody else.',
    },
  },
})
