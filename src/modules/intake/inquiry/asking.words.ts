import { dictionary } from '#kit/words.ts'

/** Sentences of the public form: read by people who may be asking for the first time. */
export const askingWords = dictionary({
  en: {
    forWhom: 'Who is it for?',
    forMe: 'For me',
    forSomebody: 'For somebody near me',
    you: 'About you',
    them: 'About the person who needs help',
    askedBy: 'Your name',
    askedByRelation: 'Who are you to them?',
    askedByRelationHint: 'Like mother, partner, friend',
    askedByNote:
      'We can listen to you. Without their written consent we cannot tell you anything about them.',
    givenName: 'First name',
    givenNameHint: 'What should we call you?',
    givenNameTheirs: 'What should we call them?',
    familyName: 'Last name',
    optional: 'You may leave it empty',
    reach: 'How may we reach you?',
    phone: 'Phone number',
    email: 'E-mail address',
    onePlease: 'One of the two is enough.',
    why: 'What makes you ask now?',
    whyHint: 'As much or as little as you like',
    barriers: 'What might stop you from coming?',
    barriersHint: 'A ride, work, children, money, worries: there is often a way',
    site: 'Where would you come?',
    website: 'Leave this empty',
    send: 'Send',
    thanks: 'Thank you. We have it.',
    thanksSentence: 'Somebody from intake will be in touch the way you asked for.',
    thanksDanger: 'If it cannot wait: call or text 988 at any hour, or 911 in danger.',
    another: 'Ask about somebody else',
    closed: 'Nobody can be asked here yet. Please call instead.',
  },
})
