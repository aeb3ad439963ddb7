import { dictionary } from '#kit/words.ts'

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

/** Sentences of the composer and of signing. */
export const composerWords = dictionary({
  en: {
    page: {
      title: (session: string) => `Notes: ${session}`,
      fallback: 'Session notes',
      back: 'Session',
      cancelled: 'This session was cancelled. There is nothing to document.',
      readOnly: 'You can read this draft. Only staff who ran the session write in it.',
      nobodyTitle: 'Nobody has a seat in this session',
      nobody: 'Give clients a seat first; each then gets a card here.',
      nobodyCameTitle: 'Nobody attended, so there are no notes to write',
      nobodyCame: 'If somebody was there after all, correct the roster; a card appears here.',
      noCredential:
        'No credential of yours holds today. You can write, but not sign: ask a director to record it.',
      due: 'Sign by',
      overdue: 'These notes are late. A reason will be asked when you sign.',
      toRoster: 'Open the roster',
    },
    shared: {
      group: 'For everybody',
      groupLead: 'Told once; it becomes part of each person’s note. No names here.',
      individual: 'The session',
      individualLead: 'What it was about and what you did.',
      signed: 'Fixed since the first notes were signed.',
    },
    people: {
      group: 'Each person',
      individual: 'The person',
      hint: 'Ctrl Enter goes to the next card',
      done: 'Done',
      missing: (n: number) => count(n, 'thing to fill in', 'things to fill in'),
      notStarted: 'Not started',
      unmarked: 'Not marked on the roster yet. The card can be written; signing waits for the mark.',
      savedBy: (name: string) => `last by ${name}`,
      next: 'Next card',
      last: 'Review and sign',
      absent: 'No note',
      absentLead: 'They did not attend, so nothing is signed for them.',
      aside: 'Set aside',
      asideLead:
        'Cards of people who, by the roster, did not attend. Nothing is lost: correct the roster and the card is back.',
    },
    openers: {
      open: 'Start a sentence',
      list: {
        words: 'In their words: “|”',
        topic: 'Responded to the topic with ',
        linked: 'Linked it to ',
        disagreed: 'Disagreed with ',
        hard: 'Found it hard when ',
        asked: 'Asked about ',
        offered: 'Offered somebody ',
        plans: 'Plans to ',
      },
    },
    stale: {
      title: (name: string) => `${name} saved this meanwhile. Both texts are here.`,
      somebody: 'Somebody else',
      theirs: 'Theirs',
      empty: 'empty',
      keepMine: 'Keep mine',
      takeTheirs: 'Take theirs',
    },
    bar: {
      progress: (done: number, all: number) => `${done} of ${count(all, 'card', 'cards')} done`,
      sign: 'Review and sign',
      waiting: 'Saving what you typed…',
      unsaved: 'Some of what you typed is not saved yet. Look at the cards marked so, then try again.',
    },
    sign: {
      title: (n: number) => `Sign ${count(n, 'note', 'notes')}`,
      lead: (n: number) =>
        n === 1
          ? 'One note will be made. Once signed it cannot be changed, only added to.'
          : `${n} notes will be made, one for each person who attended. Once signed they cannot be changed, only added to.`,
      as: (name: string, credential: string) => `Signed as ${name}, ${credential}`,
      awaits: 'You work under supervision: the notes wait for your supervisor’s co-signature.',
      times: 'Actual times',
      fromRoster: 'As the roster has it.',
      asked: 'When it really started and ended, not when it was planned.',
      started: 'Started',
      ended: 'Ended',
      closes: 'Signing also closes the roster with these times.',
      participants: (n: number) => count(n, 'participant', 'participants'),
      who: 'Name',
      minutes: 'Minutes',
      capped: 'The roster has more minutes than the session lasted; the notes say what it lasted.',
      noNote: 'No note for',
      unmarked: (n: number) => `${count(n, 'person is', 'people are')} not marked on the roster.`,
      missing: (n: number) => `${count(n, 'part is', 'parts are')} not complete`,
      cloned: 'Nearly the same text',
      clonedLead:
        'Auditors look for copied notes first. Change one of each pair, or say why they are alike: the reason stays in the notes.',
      pair: (a: string, b: string) => `${a} and ${b}`,
      confirmReason: 'Why they are alike',
      late: 'Late entry',
      lateReason: 'Why this comes late',
      lateLead: 'Both times stay in the record: when it happened and when you signed.',
      confirm: (n: number) => (n === 1 ? 'Sign the note' : `Sign ${n} notes`),
      done: (n: number) => `${count(n, 'note', 'notes')} signed`,
      awaiting: (n: number) => `${count(n, 'note', 'notes')} signed, awaiting co-signature`,
      lacks: (name: string, what: readonly string[]) => `${name}: ${what.join(', ').toLowerCase()}`,
    },
    signed: {
      title: 'Signed notes',
      lead: 'Signed notes cannot be changed. Open one to add to it or to print it.',
      open: 'Open note',
    },
  },
})
