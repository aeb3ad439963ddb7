import { dictionary } from '#kit/words.ts'

export const presenceWords = dictionary({
  en: {
    title: 'Is she there?',
    lead: 'Somebody on the phone or at the door asks about a person. Say this to everybody, whoever they ask for.',
    script:
      '“I can neither say that somebody is here nor that they are not. That is so for every name, by federal law. If you like, leave your name and number: if there is somebody to pass it on to, they will get it.”',
    never:
      'Never say “she is not here today”, “I will get her” or “we cannot talk about her”: each of them says that she comes here.',
    /** R88: stands under every search for a person. */
    whileSearching:
      'Is somebody asking for this person? Say neither that they are here nor that they are not.',
    whatToSay: 'What to say',
    ask: 'Has the client agreed that this caller may know?',
    askLead:
      'Look it up without a word to the caller. Ask the caller’s name first, and call back on a number you know.',
    name: 'Whom they ask for',
    caller: 'Who is asking',
    look: 'Look for a consent',
    none: 'No consent found. Say the sentence above.',
    allowed: (recipient: string) => `A consent for ${recipient} holds`,
    only: 'You may speak of this only:',
    until: (day: string) => `through ${day}`,
    open: 'Open the consent',
  },
})
