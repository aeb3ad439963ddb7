import { dictionary } from '#kit/words.ts'

/** Sentences of the tablet at the door. */
export const kioskWords = dictionary({
  en: {
    reasons: {
      kiosk_ended: 'This tablet is not in use for a session. Staff can open it from a roster.',
      kiosk_too_late: 'This session is over. Use the roster.',
    },
    open: 'Tablet at the door',
    openTitle: 'Make this device the tablet?',
    openSentence:
      'It shows this roster by initials until shortly after the session. Your sign-in here is locked; everything else needs your password.',
    openConfirm: 'Make it the tablet',
    title: 'Welcome',
    lead: 'Tap your initials when you arrive.',
    here: 'Here',
    thanks: (initials: string) => `Thank you, ${initials} You are here.`,
    empty: 'Nobody is expected in this session.',
    end: 'Staff: end',
    ended: 'This tablet is done',
    toStart: 'Go to Footbridge',
  },
})
