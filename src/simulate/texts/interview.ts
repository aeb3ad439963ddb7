import type { Substance } from '../cast.ts'

/** What people say at their first interview, and what the interviewer writes of it. */
export const reasons = [
  'I am tired of waking up sorry. I want my mornings back.',
  'My partner said it is this or moving out, and they are right.',
  'I did well after the hospital and then it slipped. I do not want to wait for the bottom again.',
  'The judge told me to come. I would not have, but I think I need it.',
  'My daughter asked why I am always asleep. I had no answer.',
  'I lost one job over it already and this one matters to me.',
  'I want to stop counting. Counting drinks, counting pills, counting days.',
  'My doctor said the next time I may not be so lucky.',
  'I quit by myself four times. I need people around me who do it too.',
] as const

export const whyNow = [
  'Discharged from the hospital last week; was told to start within days.',
  'A cousin died of an overdose in spring.',
  'The probation officer asked for a program by the end of the month.',
  'Two warnings at work; the supervisor agreed to hours that fit.',
  'Lease ends in two months and the family will not sign again without a change.',
  'Had three good weeks in residential treatment and wants to keep going.',
  'Came back from a lost weekend and called the next morning.',
] as const

export const hopes = [
  'To be somebody my family can count on.',
  'To sleep, to eat, to laugh about normal things.',
  'A year. Then we will see.',
  'To have my license back and drive my kids to school.',
  'To feel things and not need to leave the room.',
  'To keep my apartment and my job.',
] as const

export const routesOf: Record<Substance, 'oral' | 'smoking' | 'inhalation' | 'injection'> = {
  alcohol: 'oral',
  fentanyl: 'smoking',
  opioid_pills: 'oral',
  cocaine: 'inhalation',
  methamphetamine: 'smoking',
  cannabis: 'smoking',
}

export const medicationsOf: Record<Substance, { name: string; dose: string; howOften: string } | null> = {
  alcohol: { name: 'Naltrexone', dose: '50 mg', howOften: 'once a day' },
  fentanyl: { name: 'Buprenorphine/naloxone', dose: '16 mg/4 mg', howOften: 'once a day' },
  opioid_pills: { name: 'Buprenorphine/naloxone', dose: '12 mg/3 mg', howOften: 'once a day' },
  cocaine: null,
  methamphetamine: null,
  cannabis: null,
}

export const conditions = [
  'High blood pressure',
  'Asthma',
  'Chronic low back pain',
  'Type 2 diabetes',
  'Depression',
  'Generalized anxiety',
  'Posttraumatic stress',
  'Hepatitis C, treated',
  'Migraine',
] as const

export const households = [
  'Lives with partner and two children.',
  'Lives alone in a one-room apartment; quiet building.',
  'Lives with mother, who works nights.',
  'Shares a house with three others in recovery.',
  'Lives with a brother who drinks on weekends.',
  'Stays with a friend since the separation; children every second weekend.',
] as const

export const dynamics = [
  'Arguments about money and trust; no violence. Partner willing to come to family education.',
  'Few words at home, much worry. Mother checks the room at night.',
  'Warm but crowded; little space to be alone.',
  'Contact with parents was broken off three years ago and is slowly coming back.',
  'Siblings are supportive and tired. One of them is in recovery.',
] as const

export const supports = [
  { name: 'sister', stance: 'supportive' },
  { name: 'mother', stance: 'doubtful' },
  { name: 'partner', stance: 'supportive' },
  { name: 'brother', stance: 'uses_too' },
  { name: 'best friend', stance: 'supportive' },
  { name: 'father', stance: 'unclear' },
] as const

export const strengths = [
  'Humor',
  'Keeps promises to children',
  'Skilled with hands',
  'Honest when asked',
  'Faith',
  'Has been in recovery for two years before',
  'Good cook',
  'Asks for help',
  'Reliable at work',
  'Plays guitar',
  'Patient with animals',
] as const

export const occupations = [
  'line cook',
  'home health aide',
  'electrician',
  'warehouse picker',
  'dental assistant',
  'truck dispatcher',
  'house painter',
  'bookkeeper',
  'nursing assistant',
  'carpenter',
  'barista',
  'school bus driver',
] as const

export const impressions = [
  'Motivated and realistic about the work ahead. Risk of return to use is highest in unstructured evenings.',
  'Motivation mixed: comes because others asked, and finds own reasons while talking. Engagement comes first.',
  'Pattern is long-standing with two periods of sustained recovery, both with daily structure. Responds to structure.',
  'Mood symptoms and use feed each other; both need attention from the beginning.',
  'Withdrawal is over. Sleep and cravings are the pressing matters; supports are better than client believes.',
] as const

export const recommendations = [
  'Intensive outpatient, nine hours a week on three days; weekly individual contact in the first month.',
  'Intensive outpatient; medical visit within a week for medication; family education from week two.',
  'Intensive outpatient in the track that fits working hours; case management for transport and benefits.',
] as const

export const narratives: Record<'1' | '2' | '3' | '4' | '5' | '6', readonly string[]> = {
  '1': [
    'No withdrawal now; last use more than four days ago. Medication for recovery discussed and wanted.',
    'Withdrawal ended in the hospital; cravings daily, medication started there and tolerated.',
    'No history of complicated withdrawal. Not at risk now.',
  ],
  '2': [
    'Physical health stable; sees a primary care provider. Nothing that would keep client from groups.',
    'Blood pressure is treated. Needs a check of liver values with the next blood work.',
    'No acute condition. Dental pain is to be followed up.',
  ],
  '3': [
    'Low mood and worry without thoughts of self-harm; can attend to a group for ninety minutes.',
    'Trauma memories are triggered by conflict; knows ways to calm down. Co-occurring care available here.',
    'Concentration reduced, orientation full. No unusual experiences.',
  ],
  '4': [
    'Likely to use again without contact several times a week; had lapses within days after earlier attempts.',
    'Knows triggers, has few practiced skills. Cravings rise in the evening.',
    'Insight is good; impulsive on paydays. Needs structure and monitoring.',
  ],
  '5': [
    'Lives with people who support recovery; safe to return home each day.',
    'A brother drinks at home; client has a room with a door and agreed times away from the house.',
    'Recovery residence with rules; transport by bus, forty minutes.',
  ],
  '6': [
    'Wants to keep the job and come in the evening. No barrier that cannot be solved with the schedule.',
    'Prefers group over individual work. Childcare is arranged for the chosen days.',
    'Ambivalent about length; agrees to four weeks and then a review.',
  ],
}

export const whyNotLower = [
  'Weekly outpatient contact was tried this year and did not hold for more than two weeks.',
  'Cravings are daily and skills are few; one contact a week leaves too long a gap.',
  'The home does not give the structure that is needed in the first months.',
] as const
export const whyNotHigher = [
  'Medically stable, safe at home, able to take part; no need for supervision around the clock.',
  'Supports and work are worth keeping and would be lost in residential care.',
  'No withdrawal risk and no acute psychiatric need; responds to structure during the day.',
] as const
export const whyNotNothing = [
  'Skills are new and not yet tried through a holiday season; contact twice a week keeps them in practice.',
  'Works full hours again since last month; wants the group while that settles.',
] as const
export const whyNotIntensive = [
  'Six weeks and more without use, few cravings, uses the plan unprompted.',
  'Attends reliably, supports at home are in place, no setback after two stressful weeks.',
] as const
