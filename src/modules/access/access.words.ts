import { dictionary } from '#kit/words.ts'

export const accessWords = dictionary({
  en: {
    reasons: {
      wrong_credentials: 'E-mail and password do not belong together.',
      link_spent: 'This link was used before or is too old. Ask for a new one.',
      already_set_up: 'Footbridge is already set up. Sign in, or ask an administrator for an invitation.',
      unknown_time_zone: 'This is not a time zone Footbridge knows. Choose one from the list.',
      weak_password: 'This password is easily guessed. Use a longer one, for example four unrelated words.',
    },
  },
})
