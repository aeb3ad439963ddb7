import type { Block, Paper } from '#kit/paper.ts'
import { hoursAndMinutes } from '#kit/time.ts'
import { dictionary } from '#kit/words.ts'
import { sendingWords } from '#modules/attendance/sending/sending.words.ts'
import { episodeWords } from '#modules/episodes/episodes.words.ts'
import { sectionWords } from '#modules/intake/assessment/sections.words.ts'
import { placementWords } from '#modules/intake/placement/placement.words.ts'
import { measuresWords } from '#modules/measures/measures.words.ts'
import { notesWords } from '#modules/notes/notes.words.ts'
import { programWords } from '#modules/program/program.words.ts'
import { answersIn } from './answers.words.ts'
import type { ClientRecord, Interview, Measured, Placed, Written } from './record.ts'

export const recordWords = dictionary({
  en: {
    reasons: { referral_unknown: 'Choose a referral of this client to answer.' },
    chart: 'Chart',
    own: 'Your record',
    ownLead: 'This is your own record. Keep it safe: whoever reads it learns what is in it.',
    about: 'About',
    born: 'Date of birth',
    to: 'To',
    written: 'Written',
    footer: 'Confidential. 42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    nothing: 'Nothing is on record in these parts.',
    contact: 'Contact',
    contactFacts: { phone: 'Phone', email: 'E-mail', address: 'Address', support: 'Support' },
    stays: 'Admission',
    stay: (from: string, until: string) => `${from} – ${until}`,
    present: 'present',
    levelAndStage: (level: string, stage: string) => `${level}, ${stage}`,
    attended: 'Attendance',
    attendedHead: { on: 'Day', time: 'Time', mark: 'Kept', minutes: 'Time attended' },
    interview: (on: string) => `Assessment, ${on}`,
    by: (name: string) => `By ${name}`,
    placement: (on: string) => `Placement decision, ${on}`,
    indicated: 'Indicated level',
    actual: 'Level of care',
    whyNotLower: 'Why not lower',
    whyNotHigher: 'Why not higher',
    rating: (rating: number, narrative: string) => [rating, narrative].filter((x) => x !== '').join('. '),
    weeks: 'Prescribed hours',
    week: (hours: string, least: number, most: number) =>
      least === most ? `${hours} a week on ${least} days` : `${hours} a week on ${least} to ${most} days`,
    medications: (on: string) => `Medications, as told on ${on}`,
    measures: 'Questionnaires',
    measureHead: { on: 'Day', what: 'Questionnaire', score: 'Score' },
    score: (scale: string, score: string) => `${scale}: ${score}`,
    notes: 'Notes',
    note: (service: string, on: string) => (service ? `${service}, ${on}` : on),
    signed: (author: string, at: string) => `Signed: ${author}, ${at}`,
    awaiting: 'Awaiting co-signature',
    answer: {
      title: 'Answer to your referral',
      lead: (name: string, on: string) =>
        `Thank you for referring ${name}. We received your referral on ${on}.`,
      notAdmitted: 'There has been no admission so far.',
      admitted: (on: string) => `Admitted on ${on}.`,
      discharged: (on: string, reason: string) => `Discharged on ${on}: ${reason.toLowerCase()}.`,
      level: (level: string) => `Level of care: ${level}.`,
      attendance: (kept: number, missed: number) =>
        `In the last 30 days: ${kept} appointments kept, ${missed} missed.`,
    },
  },
})
const words = recordWords.en

export const longDay = (d: Temporal.PlainDate) => d.toLocaleString('en-US', { dateStyle: 'long' })
const shortDay = (d: Temporal.PlainDate) => d.toLocaleString('en-US', { dateStyle: 'medium' })

export type Frame = {
  name: string
  bornOn: Temporal.PlainDate | null
  siteName: string
  timeZone: string
  today: Temporal.PlainDate
}

type Sent = { recipient: string; notice: readonly string[] }

/** The record on paper. `sent` null: it is handed to the client. */
export function recordPaper(r: ClientRecord, f: Frame, sent: Sent | null): Paper {
  const blocks = recordBlocks(r, f.timeZone)
  const facts: [string, string][] = [
    [words.to, sent?.recipient ?? ''],
    [words.about, f.name],
    [words.born, f.bornOn ? longDay(f.bornOn) : ''],
    [words.written, longDay(f.today)],
  ]
  return {
    title: sent ? words.chart : words.own,
    from: [f.siteName],
    footer: words.footer,
    blocks: [
      // The notice stands first: whoever opens the file reads it before the record.
      sent ? { kind: 'notice', lines: sent.notice } : { kind: 'text', text: words.ownLead },
      { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
      ...(blocks.length ? blocks : [{ kind: 'text', text: words.nothing } as const]),
    ],
  }
}

const heading = (text: string): Block => ({ kind: 'heading', text })
/** A part under its heading; nothing where it is empty. */
const under = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.length ? [heading(title), ...blocks] : []

export function recordBlocks(r: ClientRecord, timeZone: string): Block[] {
  const day = (at: Temporal.Instant) => at.toLocaleString('en-US', { dateStyle: 'medium', timeZone })
  const moment = (at: Temporal.Instant) =>
    at.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return [
    ...contactBlocks(r),
    ...under(words.stays, r.stays.length ? [{ kind: 'facts', facts: r.stays.map(stayFact) }] : []),
    ...attendedBlocks(r, timeZone),
    ...r.interviews.flatMap((i) => interviewBlocks(i, day(i.completedAt))),
    ...r.placements.flatMap((p) => placementBlocks(p, day(p.decidedAt))),
    ...under(words.weeks, r.weeks.length ? [{ kind: 'facts', facts: r.weeks.map(weekFact) }] : []),
    ...r.medications.flatMap(({ from, content }) =>
      under(words.medications(day(from.completedAt)), factsOf(answersIn(content))),
    ),
    ...measureBlocks(r.measures, day),
    ...under(
      words.notes,
      r.notes.flatMap((n) => noteBlocks(n, moment)),
    ),
  ]
}

const factsOf = (facts: readonly (readonly [string, string])[]): Block[] => {
  const told = facts.filter(([, value]) => value.trim() !== '')
  return told.length ? [{ kind: 'facts', facts: told }] : []
}

function contactBlocks({ contact: c }: ClientRecord): Block[] {
  if (!c) return []
  const { phone, email, address, support } = words.contactFacts
  return under(
    words.contact,
    factsOf([
      [phone, c.phone],
      [email, c.email],
      [address, c.address],
      ...c.supports.map((s) => [support, [s.name, s.relation, s.phone].filter(Boolean).join(', ')] as const),
    ]),
  )
}

export const stayFact = (s: ClientRecord['stays'][number]): [string, string] => [
  words.stay(shortDay(s.admittedOn), s.dischargedOn ? shortDay(s.dischargedOn) : words.present),
  [
    words.levelAndStage(programWords.en.levels[s.levelOfCare], s.stage),
    s.dischargeReason ? episodeWords.en.dischargeReasons[s.dischargeReason] : '',
  ]
    .filter(Boolean)
    .join('. '),
]

const weekFact = (w: ClientRecord['weeks'][number]): [string, string] => [
  words.stay(shortDay(w.from), w.until ? shortDay(w.until) : words.present),
  words.week(hoursAndMinutes(w.minutes), w.daysMin, w.daysMax),
]

function attendedBlocks({ attended }: ClientRecord, timeZone: string): Block[] {
  if (attended.length === 0) return []
  const format = (at: Temporal.Instant, style: Intl.DateTimeFormatOptions) =>
    at.toLocaleString('en-US', { ...style, timeZone })
  const rows = attended.map((a) => [
    format(a.startsAt, { dateStyle: 'medium' }),
    `${format(a.startsAt, { timeStyle: 'short' })} – ${format(a.endsAt, { timeStyle: 'short' })}`,
    sendingWords.en.marks[a.mark],
    a.minutes ? hoursAndMinutes(a.minutes) : '',
  ])
  return under(words.attended, [{ kind: 'table', head: Object.values(words.attendedHead), rows }])
}

const interviewBlocks = (i: Interview, on: string): Block[] =>
  under(words.interview(on), [
    { kind: 'text', text: words.by(i.completedBy) },
    ...i.sections.flatMap((s): Block[] => {
      const facts = factsOf(answersIn(s))
      return facts.length
        ? [{ kind: 'text', text: sectionWords.en[s.section].title, bold: true }, ...facts]
        : []
    }),
  ])

const placementBlocks = (p: Placed, on: string): Block[] =>
  under(words.placement(on), [{ kind: 'text', text: words.by(p.decidedBy) }, ...factsOf(placementFacts(p))])

export const placementFacts = (p: Placed): [string, string][] => [
  ...p.ratings.map((r): [string, string] => [
    placementWords.en.dimensions[r.dimension],
    words.rating(r.rating, r.narrative),
  ]),
  [words.indicated, programWords.en.levels[p.indicatedLevel]],
  [words.actual, programWords.en.levels[p.actualLevel]],
  [words.whyNotLower, p.whyNotLower],
  [words.whyNotHigher, p.whyNotHigher],
]

function measureBlocks(measures: readonly Measured[], day: (at: Temporal.Instant) => string): Block[] {
  if (measures.length === 0) return []
  const rows = measures.map((m) => [
    day(m.completedAt),
    measuresWords.en.instruments[m.instrument].short,
    scoresOf(m)
      .map(([scale, score]) => words.score(measuresWords.en.scales[scale], String(score)))
      .join(', '),
  ])
  return under(words.measures, [{ kind: 'table', head: Object.values(words.measureHead), rows }])
}

/** The scores that could be given. */
export const scoresOf = ({ scored }: Measured) =>
  (['total', 'use', 'risk', 'protective'] as const).flatMap((scale) => {
    const score = scored.scores[scale]
    return typeof score === 'number' ? [[scale, score] as const] : []
  })

const noteBlocks = (n: Written, moment: (at: Temporal.Instant) => string): Block[] => [
  { kind: 'text', text: words.note(n.service, moment(n.startedAt)), bold: true },
  ...factsOf(noteFacts(n)),
  {
    kind: 'text',
    text: [words.signed(n.author, moment(n.signedAt)), n.status === 'awaiting_cosign' ? words.awaiting : '']
      .filter(Boolean)
      .join('. '),
  },
  ...n.addenda.map(
    (a): Block => ({
      kind: 'text',
      text: `${notesWords.en.addendumKinds[a.kind]}: ${a.text} ${words.signed(a.author, moment(a.signedAt))}`,
    }),
  ),
]

export function noteFacts({ shared: s, card: c }: Written): [string, string][] {
  const { fields, participations, progresses, risks } = notesWords.en
  const facts: [string, string][] = [
    [fields.topic, s.topic],
    [fields.modality, s.modality],
    [fields.intervention, s.intervention],
    [fields.summary, s.summary],
    [fields.goal, c.goal],
    [fields.participation, c.participation ? participations[c.participation] : ''],
    [fields.response, c.response],
    [fields.progress, c.progress ? progresses[c.progress] : ''],
    [fields.progressWords, c.progressWords],
    [fields.risk, c.risk ? risks[c.risk] : ''],
    [fields.riskWords, c.riskWords],
    [fields.plan, c.plan],
    [fields.next, s.next],
  ]
  return facts.filter(([, value]) => value !== '')
}
