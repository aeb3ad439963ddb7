import { dictionary } from '#kit/words.ts'

export const admissionWords = dictionary({
  en: {
    title: 'Admission',
    back: 'Client',
    alreadyAdmitted: 'The client is already admitted',
    toEpisode: 'Open the episode',
    noPlacement: 'A placement decision comes first',
    noPlacementSentence:
      'It says which level of care fits, and why. The admission takes its level from there.',
    toPlacement: 'Decide the placement',
    noProgram: 'No program is in force at this site',
    noProgramSentence: 'A director publishes one before anybody can be admitted.',
    level: 'Level of care',
    decided: (day: string) => `by the placement decision of ${day}`,
    reviewOverdue: (day: string) =>
      `This decision was due for review on ${day}. Decide anew if things have changed.`,
    prior: 'Earlier episode',
    priorEnded: (day: string, reason: string) => `Ended ${day}${reason ? `: ${reason}` : ''}.`,
    link: 'Link the new episode to it',
    linkHint: 'The earlier one stays closed; the two are read together.',
    program: 'Program',
    version: (name: string, n: number) => `${name}, version ${n}`,
    track: 'Track',
    prefers: {
      morning: 'The client would rather come in the morning',
      afternoon: 'The client would rather come in the afternoon',
      evening: 'The client would rather come in the evening',
    },
    stage: 'First stage',
    stageHint: 'Brings its usual week',
    weekLead: 'From today on. Hours outside the level’s band are possible, and pointed out.',
    noBirthDate: 'The birth date is not known: the hours of adults are used.',
    itemsLead: (day: string) => `What is not ticked now becomes a task due ${day}.`,
    doneNow: 'done now',
    submit: 'Admit',
    done: 'The client is admitted',
  },
})
