import type { SessionKind } from '#modules/program/program.ts'

/** What sessions were about: topic, what was done, what was said by all, what comes next. */
export type Topic = { topic: string; intervention: string; summary: string; next: string }

const t = (topic: string, intervention: string, summary: string, next: string): Topic => ({
  topic,
  intervention,
  summary,
  next,
})

const therapy: readonly Topic[] = [
  t(
    'Chains of small decisions',
    'Functional analysis of one recent high-risk moment per person, drawn as a chain on the board; group looked for the earliest link that could be changed.',
    'Most chains began hours before the urge, with tiredness, hunger or an argument. Members helped one another find a first link.',
    'Notice one first link before the next session and write it down.',
  ),
  t(
    'Shame and guilt',
    'Process group with reflective listening; therapist named the difference between what I did and who I am and kept the pace slow.',
    'The group spoke of keeping secrets from family. Several said that being believed here made it easier to talk at home.',
    'Say one true sentence about recovery to somebody who is safe.',
  ),
  t(
    'What anger protects',
    'Cognitive restructuring of anger-provoking thoughts; two members role-played a disagreement at work.',
    'Anger was described as quicker than sadness. The role plays showed that pausing before answering changed the outcome.',
    'Use the pause once this week and report what happened.',
  ),
  t(
    'Grieving what is gone',
    'Process group on losses connected with use: people, years, health. Therapist normalized mixed feelings about the substance itself.',
    'Members honored losses without comparing them. A quiet session with long turns; nobody left early.',
    'Choose one small ritual of remembering that does not involve using.',
  ),
  t(
    'Ambivalence without argument',
    'Motivational interviewing in the round: decisional balance, change talk reflected and summarized.',
    'Reasons to keep using were said aloud and met without debate. Reasons to change were longer lists by the end.',
    'Read own list of reasons on two mornings.',
  ),
  t(
    'Thoughts that open the door',
    'CBT: catching permission-giving thoughts, testing them against evidence, writing a reply to each.',
    'Common thoughts were "I have earned it" and "nobody will know". Written replies became shorter and more honest with practice.',
    'Carry the written reply and read it when the thought comes.',
  ),
  t(
    'Trust, step by step',
    'Process group on rebuilding trust; therapist drew attention to what is in one’s own hands.',
    'Members said they want trust back at once. The group agreed that being on time for small things counts.',
    'Keep one small promise to somebody at home.',
  ),
  t(
    'Loneliness and whom to call',
    'Interpersonal exercise: drawing the circle of contact, naming one call that could be made today.',
    'Circles were smaller than members wished. Two exchanged their plans for a meeting after group.',
    'Make the one call.',
  ),
  t(
    'Return to use as information',
    'Nonjudgmental review of lapses brought by members; group mapped what came before and what helped to stop.',
    'Lapses were told early and plainly. The group answered with questions rather than advice.',
    'Write what would be done differently in the first ten minutes.',
  ),
  t(
    'Good days',
    'Behavioral activation: list of rewarding things without substances, one scheduled per person.',
    'Many had forgotten what they used to like. Laughter about first attempts at old hobbies.',
    'Do the scheduled thing, whatever the mood.',
  ),
]

const skills: readonly Topic[] = [
  t(
    'Urge surfing',
    'Guided practice of noticing an urge rise and fall, five minutes, twice; debrief in pairs.',
    'Urges peaked within minutes for most. Breath and feet on the floor were the most used anchors.',
    'Practice once a day, also without an urge.',
  ),
  t(
    'STOP and TIP',
    'DBT distress tolerance taught and rehearsed: stopping, temperature, paced breathing.',
    'Cold water was tried at the sink. Members ranked which skill they would use first.',
    'Choose one skill for the phone’s lock screen.',
  ),
  t(
    'Saying no, three ways',
    'Refusal skills rehearsed in role play: short, kind, and leaving.',
    'First attempts were long explanations; later ones short. The group timed them.',
    'Use the short version once.',
  ),
  t(
    'A week on paper',
    'Scheduling workshop: sleep, meals, work, meetings, empty hours; high-risk hours marked and filled.',
    'Sunday evening and payday were the emptiest hours. Each member filled two of them.',
    'Follow the plan for three days and note where it broke.',
  ),
  t(
    'Naming emotions',
    'DBT emotion regulation: observe and describe, check the facts, opposite action.',
    'Members had three words for feelings at the start and a page at the end.',
    'Write down three feelings a day with what came before.',
  ),
  t(
    'Asking for what I need',
    'DEAR MAN rehearsed with requests to a partner, an employer and a landlord.',
    'Asking without apologizing was hard. Written sentences helped.',
    'Make one request with the written sentences.',
  ),
  t(
    'Sleep without help',
    'Sleep hygiene and stimulus control; members built an evening routine.',
    'Screens and late coffee were named most. Routines of four steps were agreed.',
    'Keep the same getting-up time all week.',
  ),
  t(
    'The relapse-prevention plan',
    'Each member revised warning signs, people to call and first steps in their own plan.',
    'Plans became more concrete: names and numbers instead of "call somebody".',
    'Give a copy of the plan to one support.',
  ),
  t(
    'Mindful minutes',
    'Three short mindfulness exercises, eyes open; discussion of wandering attention.',
    'Restlessness was common and became the subject. Walking suited several better than sitting.',
    'One mindful minute before each meal.',
  ),
  t(
    'Money and triggers',
    'Problem solving around payday: direct deposit, a trusted second signature, paying rent first.',
    'The group shared what worked. Two members asked case management for help with accounts.',
    'Set up one barrier between payday and cash.',
  ),
]

const education: readonly Topic[] = [
  t(
    'The brain on its way back',
    'Psychoeducation with drawings: tolerance, withdrawal, how long healing takes.',
    'Questions about memory and sleep. Relief that fog is expected and passes.',
    'Bring one question for the medical provider.',
  ),
  t(
    'Medication in recovery',
    'Psychoeducation on medications for opioid and alcohol use, common worries, how to talk about them.',
    'Old prejudices were named and answered with facts.',
    'Write down own questions on medication.',
  ),
  t(
    'Work, rights and telling the boss',
    'Psychoeducation on confidentiality, leave and what need not be said.',
    'Members compared what they had told at work. Role of the written consent explained.',
    'Decide what to tell and to whom.',
  ),
  t(
    'Food, movement, rest',
    'Psychoeducation on nutrition and movement in early months; shopping list for ten dollars.',
    'Regular meals were rare for many. The ten-dollar list was copied by all.',
    'Eat breakfast on four days.',
  ),
  t(
    'Mutual help, many doors',
    'Overview of mutual-help fellowships and how their meetings differ; members told of their experience.',
    'Different ways were respected. Three agreed to try one together.',
    'Visit one meeting, any kind.',
  ),
]

const family: readonly Topic[] = [
  t(
    'Helping without carrying',
    'Family psychoeducation: support, limits, and what is nobody’s fault.',
    'Relatives asked how to react to lateness. Limits said calmly were practiced.',
    'Agree at home on one limit and one thing to do together.',
  ),
  t(
    'What recovery looks like from outside',
    'Family psychoeducation on stages of recovery and on how slowly trust returns.',
    'Relatives spoke of hope and of waiting for the next call. Members listened without answering.',
    'Each says one thing they have noticed that is better.',
  ),
]

const individual: readonly Topic[] = [
  t(
    'Review of the week and of the plan',
    'Supportive and cognitive-behavioral work on the present goal; plan reviewed together.',
    'The week was gone through day by day, with what helped and what did not.',
    'Continue with the agreed step.',
  ),
  t(
    'Triggers at home',
    'Functional analysis of evenings at home; environment changes agreed.',
    'Where and when the urge is strongest was put on a floor plan.',
    'Change the one place that was marked.',
  ),
  t(
    'Values',
    'Acceptance-based exercise: what matters, and one step toward it.',
    'Work, children and health were sorted by what gets time now.',
    'Give one hour to what came first.',
  ),
  t(
    'Preparing a hard conversation',
    'Role play and feedback; support person’s likely answers rehearsed.',
    'The conversation was tried three times with different beginnings.',
    'Have the conversation, or say why not yet.',
  ),
]

export const topics: Partial<Record<SessionKind, readonly Topic[]>> = {
  therapy_group: therapy,
  skills,
  education,
  family,
  individual,
  medical: [
    t(
      'Medication and health',
      'Review of medication, side effects, sleep and vital signs.',
      'Medication taken as prescribed was reviewed; questions answered.',
      'Next visit in four weeks, earlier if needed.',
    ),
  ],
  case_management: [
    t(
      'Practical matters',
      'Case management: transport, benefits, housing and court dates gone through.',
      'What stands in the way of coming was listed and divided up.',
      'Papers for the next appointment.',
    ),
  ],
}
