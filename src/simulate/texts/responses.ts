/**
 * Sentences for one person's part of a note, by what they do in it. `{trigger}` and the like are filled from the
 * person's own character, so that two notes that share a sentence still differ.
 */
export const openings = [
  'Client came in talking about {trigger} and stayed with it when asked.',
  'Client was quiet for the first half, then told the group about {trigger}.',
  'Client opened the round with {trigger} and what it set off on {when}.',
  'When another member spoke of family, client recognized {trigger} in their own week.',
  'Client named {trigger} as the hardest part since the last session.',
  'Client said that {trigger} had been easier than expected on {when}.',
  'Client described {when} in detail, with {trigger} as the turning point.',
  'Client brought written homework and read the part on {trigger}.',
  'Client asked for time and used it for {trigger}.',
  'Client first minimized {trigger}, later came back to it unprompted.',
  'Client reported a calm week apart from {trigger} on {when}.',
  'Client responded to feedback about {trigger} without defending.',
  'Client compared {trigger} now and at admission and saw a difference.',
  'Client spoke of {trigger} with more detail than in earlier sessions.',
] as const

export const middles = [
  'They used {skill} before acting and could say what it changed.',
  'They tried {skill} for the first time and found it awkward but useful.',
  'They did not think of {skill} in the moment; afterwards they saw where it would have fitted.',
  'They explained {skill} to a newer member in their own words.',
  'They rated the urge at {high} of 10 before and {low} after {skill}.',
  'They doubted that {skill} would work at {place} and rehearsed it here.',
  'They said that {person} noticed a change without being told.',
  'They had called {person} instead of going to {place}.',
  'They left {place} early and were proud of it.',
  'They connected the urge with lack of sleep and with {person}.',
  'They recognized the thought that opens the door and wrote a reply to it.',
  'They became tearful when speaking of {person}, and accepted a pause.',
  'They were irritable at first and said so, which the group took well.',
  'They spoke about {place} as the place to avoid until the routine holds.',
  'They practiced a short refusal with a partner, three times, each time more firmly.',
  'They found the wish to please {person} behind the last lapse.',
  'They slept {hours} hours on most nights, against {fewer} a month ago.',
  'They went to a mutual-help meeting on {when} and stayed to the end.',
  'They had paid the rent first and gave the card to {person}.',
  'They took a walk at {place} when the evening became long.',
] as const

export const observations = [
  'Affect was congruent, speech clear, no sign of intoxication.',
  'Attention held throughout; sat upright, contributed to others.',
  'Looked tired; thinking organized and goal directed.',
  'Engaged with humor; insight into the pattern is growing.',
  'Somewhat guarded; eye contact better in the second half.',
  'Mood described as "up and down"; affect reactive.',
  'Calm and attentive; took notes.',
  'Restless hands, otherwise settled; said the room felt safe.',
  'Tearful once, recovered without help.',
  'Energetic; needed one reminder to let others finish.',
  'Mood "okay", affect somewhat flat, oriented and cooperative.',
  'Warm with other members; accepted a direct question well.',
] as const

export const progressions = {
  forward: [
    'Closer to the goal than two weeks ago: {goal}.',
    'Moved forward on {goal}.',
    'Did what was agreed for {goal}, and a little more.',
    'Takes {goal} into own hands now.',
  ],
  steady: [
    'Holds what was reached on {goal}.',
    'No change on {goal}, and says why.',
    'Keeps working on {goal} at the same pace.',
    'Steady; {goal} stays the focus.',
  ],
  harder: [
    'A harder week for {goal}; the plan was adjusted.',
    'Lost some ground on {goal}, told it openly.',
    'Struggled with {goal}; smaller steps were agreed.',
  ],
  not_today: ['Today was about something else than {goal}.'],
} as const

export const plans = [
  'Practice {skill} on {when} and report.',
  'Call {person} before {when}.',
  'Bring the written plan to the next individual session.',
  'Go another way home that does not pass {place}.',
  'Fill the two empty hours on {when}.',
  'Read own reasons aloud on two mornings.',
  'Ask {person} to come to family education.',
  'Note urges with time and strength until the next session.',
  'Choose one meeting this week and go with somebody.',
  'Go to bed at the same time on four nights.',
] as const

export const triggers = [
  'payday',
  'an argument at home',
  'being alone in the evening',
  'a call from an old friend',
  'pain in the back',
  'the drive past the old neighborhood',
  'boredom after work',
  'a birthday party with alcohol',
  'court papers in the mail',
  'trouble sleeping',
  'criticism from a supervisor',
  'the anniversary of a loss',
  'finding old supplies in a drawer',
  'a weekend without the children',
  'a fight with a sister',
  'an empty refrigerator',
  'waiting for test results',
  'a holiday with the whole family',
] as const

export const people = [
  'their sister',
  'a brother',
  'their mother',
  'a friend from group',
  'their partner',
  'a neighbor',
  'an old coach',
  'their daughter',
  'an uncle in recovery',
  'a coworker who knows',
  'their grandmother',
  'a mentor',
] as const

export const places = [
  'the corner store',
  'the bar by the ferry',
  'a cousin’s house',
  'the parking lot at work',
  'the waterfront',
  'the bus station',
  'the old apartment',
  'the gym',
  'the kitchen table',
  'the garage',
] as const

export const practiced = [
  'urge surfing',
  'paced breathing',
  'the written reply to the thought',
  'the short refusal',
  'calling before acting',
  'leaving the room',
  'opposite action',
  'the cold water',
  'the plan on the refrigerator',
  'checking the facts',
  'naming the feeling',
  'a ten-minute delay',
] as const

export const days = [
  'Sunday evening',
  'Friday',
  'Tuesday morning',
  'Saturday night',
  'Thursday after work',
  'the weekend',
  'Monday',
  'Wednesday evening',
] as const

export const goals = [
  'Thirty days without use, one evening at a time',
  'Sleep six hours without anything to help',
  'Tell the family the truth about money',
  'Go back to work without the old lunch breaks',
  'See the children every week as agreed',
  'Have three people to call and call them',
  'Keep medication appointments',
  'Manage anger without leaving or using',
  'Finish the court requirements',
  'Find an apartment away from the old neighborhood',
  'Replace Friday nights with something worth having',
  'Eat and move enough to feel well again',
] as const
