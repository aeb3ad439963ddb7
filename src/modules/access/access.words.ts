import { dictionary } from '#kit/words.ts'

export const accessWords = dictionary({
  en: {
    roles: {
      administrator: 'Administrator',
      director: 'Director',
      therapist: 'Therapist',
      case_manager: 'Case manager',
      medical_provider: 'Medical provider',
      biller: 'Biller',
      front_desk: 'Front desk',
      privacy_officer: 'Privacy officer',
      client: 'Client',
      support: 'Support',
      mentor: 'Mentor',
    },
    reasons: {
      wrong_credentials: 'E-mail and password do not belong together.',
      wrong_current: 'This is not your present password.',
      link_spent: 'This link was used before or is too old. Ask for a new one.',
      already_set_up: 'Footbridge is already set up. Sign in, or ask an administrator for an invitation.',
      account_closed: 'This account is closed. Reopen it first.',
      administrators_only: 'Only an administrator may make or change an administrator.',
      last_administrator:
        'This is the last administrator. Make somebody else one first, or nobody could manage accounts.',
      unknown_time_zone: 'This is not a time zone Footbridge knows. Choose one from the list.',
      weak_password: 'This password is easily guessed. Use a longer one, for example four unrelated words.',
    },
  },
})
