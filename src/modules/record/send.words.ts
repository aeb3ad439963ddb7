import { dictionary } from '#kit/words.ts'

/** Words of the screens through which something leaves. */
export const sendWords = dictionary({
  en: {
    title: 'Disclosures',
    lead: 'What was sent about this client in the last three years, and the only place to send from.',
    send: 'Send something',
    own: 'Their own record',
    ownLead: 'It is theirs: no consent is asked. Counseling notes stay apart.',
    ownPdf: 'Readable (PDF)',
    ownFhir: 'For other software (FHIR)',
    given: 'The file is ready',
    dialog: {
      title: 'Send something',
      what: 'What',
      kinds: {
        letter: 'Attendance letter',
        table: 'Attendance table (CSV)',
        chart: 'Chart (PDF)',
        chartFhir: 'Chart (FHIR)',
        answer: 'Answer to a referral',
      },
      consent: 'Under which consent',
      noConsent: 'No consent',
      noneHolds: 'No consent holds today. Without one the gate refuses: have the client sign one first.',
      consentLine: (recipient: string, parts: string, standing: string) =>
        `${recipient}: ${parts} (${standing.toLowerCase()})`,
      purpose: 'Purpose',
      recipient: 'Who receives it',
      recipientHint: (whom: string) => `The consent allows: ${whom}. Name who of them.`,
      transport: 'How it goes',
      from: 'From',
      until: 'Through',
      detail: 'How much',
      details: { days: 'Every day', sums: 'Sums only' },
      parts: 'Parts',
      partsHint: 'What the consent does not cover is left out by itself.',
      referral: 'Which referral',
      noReferral: 'No referral is on file',
      goesAlong: 'The notice of 42 CFR part 2 and the consent’s scope go along by themselves.',
      submit: 'Make the file',
      done: (recipient: string) => `Made for ${recipient}, and written in the accounting`,
    },
  },
})
