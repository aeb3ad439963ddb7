import { dictionary } from '#kit/words.ts'

/** Sentences of the building blocks and of what may go wrong between browser and server. */
export const uiWords = dictionary({
  en: {
    product: 'Footbridge',
    back: (to: string) => `Back to ${to}`,
    loading: 'Loading',
    tryAgain: 'Try again',
    reload: 'Reload',
    undo: 'Undo',
    cancel: 'Cancel',
    close: 'Close',
    print: 'Print',
    optional: 'optional',
    unnamed: 'Name not known',
    reference: (id: string) => `If you ask for help, give this reference: ${id}`,
    refusals: {
      offline: 'Footbridge cannot be reached. Check the connection, then try again.',
      internal: 'Something went wrong on our side. Nothing was changed.',
      garbled: 'The answer could not be understood. Reload the page: Footbridge may have been updated.',
      invalid: 'Some of what was entered cannot be used',
      unknown: 'This did not work. Try again.',
    },
    states: {
      notFoundTitle: 'Nothing here that you can open',
      notFound: 'It does not exist, or it belongs to a site that is not yours.',
      forbiddenTitle: 'Not part of your role',
      forbidden: 'If your work needs it, ask your administrator.',
      failedTitle: 'This could not be loaded',
      couldNotRefresh: 'Could not refresh. What you see may be out of date.',
    },
    summary: {
      one: 'One thing needs correcting',
      many: (n: number) => `${n} things need correcting`,
      refused: 'This was not saved',
    },
    issues: {
      missing: 'Fill this in',
      choose: 'Choose one',
      email: 'An e-mail address like name@example.org',
      date: 'A date',
      number: 'A number',
      whole: 'A whole number',
      atLeast: (n: string) => `${n} or more`,
      atMost: (n: string) => `${n} or less`,
      longer: (n: string) => `At least ${n} characters`,
      shorter: (n: string) => `At most ${n} characters`,
      unusable: 'This cannot be used',
    },
    save: {
      unsaved: 'Not saved yet',
      saving: 'Saving…',
      saved: 'Saved',
      savedAt: (time: string) => `Saved at ${time}`,
      failed: 'Not saved. What you typed is kept here; trying again…',
      refused: 'Not saved',
      stale: 'Somebody else changed this meanwhile. What you typed is kept here.',
      keepMine: 'Save mine over theirs',
      retry: 'Save now',
      leaveTitle: 'Leave without saving?',
      leave: 'What you typed could not be saved yet. If you leave now, it is lost.',
      stay: 'Stay here',
      leaveAnyway: 'Leave and lose it',
    },
    zone: {
      differs: (site: string, zone: string) => `Times are ${site} time (${zone}), not your device’s.`,
    },
    minutes: (hours: number, minutes: number) =>
      [
        hours ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : '',
        minutes || !hours ? `${minutes} minutes` : '',
      ]
        .filter(Boolean)
        .join(' '),
  },
})
