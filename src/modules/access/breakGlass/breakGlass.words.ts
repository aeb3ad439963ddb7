import { dictionary } from '#kit/words.ts'

/** Sentences about opening a record in an emergency, its review, and who sees whom at a site. */
export const breakGlassWords = dictionary({
  en: {
    reasons: {
      already_visible: 'You can open this record already.',
      own_opening: 'Nobody reviews what they opened themselves.',
      verdict_needs_note: 'Say in a few words why it was not justified.',
    },
    offer: {
      title: 'Do you need this record in an emergency?',
      lead: 'You can open it for 60 minutes. The privacy officer is told at once, with your reason, and reviews it.',
      reason: 'Why do you need it now?',
      reasonHint: 'For example: at the front door in crisis, the therapist cannot be reached.',
      open: 'Open for 60 minutes',
    },
    reviews: {
      title: 'Opened in an emergency',
      lead: 'Records that staff opened without belonging to the care team or the site. Each is reviewed.',
      empty: 'No record was opened in this way.',
      who: (who: string, client: string) => `${who} opened ${client}`,
      reads: (n: number) =>
        n === 0 ? 'The record was not read.' : n === 1 ? 'Read once.' : `Read ${n} times.`,
      toReview: 'To review',
      verdict: { justified: 'Justified', not_justified: 'Not justified' },
      note: 'Note',
      noteHint: 'Needed where it was not justified.',
      justified: 'It was justified',
      notJustified: 'It was not',
      reviewed: (who: string) => `Reviewed by ${who}`,
      mine: 'You opened this yourself; somebody else reviews it.',
    },
    sites: {
      title: 'Who sees whom',
      lead: 'Which clients therapists, case managers and medical providers see. Directors, front desk, billing and the privacy officer see all of their sites, each what their role allows.',
      choice: {
        site: 'All clients of the site',
        care_team: 'Only the clients of their care teams and sessions',
      },
      saved: 'Saved. It holds from their next click on.',
    },
  },
})
