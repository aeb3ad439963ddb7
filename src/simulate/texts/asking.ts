/** What people say when they call for the first time. */
export const firstReasons = [
  'Drinks every evening since the separation and wants help to stop.',
  'Out of detox since Monday; was told to find a program close to home.',
  'Pills after a back operation, now buys them; afraid of losing the job.',
  'Using on weekends became using most days. Asks whether evenings are possible.',
  'Probation officer gave our number; wants to start before the hearing.',
  'Has been in a program before, did well, slipped in summer.',
  'Mother of two; is worried that asking for help will be held against her.',
  'Lost the license last month. Says that it was time anyway.',
] as const

export const firstBarriers = [
  'Works until four, no car.',
  'Nobody for the children after three.',
  'Afraid that somebody from town sees the car outside.',
  'Insurance changed last month; card not here yet.',
  'Nothing stands in the way, if it can be soon.',
  'Bus runs once an hour.',
  '',
] as const

export const callers = [
  { askedBy: 'Their sister', askedByRelation: 'sister' },
  { askedBy: 'A discharge planner', askedByRelation: 'hospital' },
  { askedBy: 'Their partner', askedByRelation: 'partner' },
] as const

export const closings = [
  {
    closedReason: 'no_contact',
    closedNote: 'Three calls on three days, no answer; no message left, as asked.',
  },
  { closedReason: 'other_program', closedNote: 'Found a place nearer to work.' },
  { closedReason: 'declined', closedNote: 'Wants to try with the family doctor first; may call again.' },
  {
    closedReason: 'needs_other_care',
    closedNote: 'Needed withdrawal management first; connected with the hospital.',
  },
] as const

export const supportNames = [
  { name: 'Rosa', relation: 'mother' },
  { name: 'Jim', relation: 'brother' },
  { name: 'Alma', relation: 'partner' },
  { name: 'Teddy', relation: 'friend' },
  { name: 'Lorraine', relation: 'aunt' },
  { name: 'Curtis', relation: 'father' },
  { name: 'Mei', relation: 'sister' },
] as const

export const referrers = [
  {
    organization: 'Bayview Hospital, discharge planning',
    organizationPhone: '(207) 555-0161',
    contactName: 'R. Amsel',
  },
  {
    organization: 'Vernon Street Family Medicine',
    organizationPhone: '(207) 555-0127',
    contactName: 'Dr. Lindgren',
  },
  { organization: 'Eastside Residential', organizationPhone: '(603) 555-0139', contactName: 'T. Moreau' },
] as const

export const referred = [
  {
    reason: 'Alcohol use with withdrawal treated over four days; wants to go on near home and keep the job.',
    diagnoses: 'Alcohol use disorder, severe\nGeneralized anxiety disorder',
    medications: 'Naltrexone 50 mg daily\nSertraline 50 mg daily',
    allergies: '',
  },
  {
    reason: 'Opioid use, on buprenorphine since admission; needs several hours a week of structure.',
    diagnoses: 'Opioid use disorder, severe\nHepatitis C, treated',
    medications: 'Buprenorphine/naloxone 16 mg/4 mg daily',
    allergies: 'Penicillin',
  },
  {
    reason: 'Step-down after 28 days of residential treatment; motivated, lives with a sister.',
    diagnoses: 'Stimulant use disorder, moderate\nMajor depressive disorder, recurrent',
    medications: 'Bupropion 150 mg daily',
    allergies: '',
  },
] as const
