import type { Block, Paper } from '#kit/paper.ts'
import { episodeWords } from '#modules/episodes/episodes.words.ts'
import { programWords } from '#modules/program/program.words.ts'
import type { ClientRecord } from './record.ts'
import { type Frame, longDay, recordWords } from './record.words.ts'

const words = recordWords.en

type Answer = {
  recipient: string
  notice: readonly string[]
  receivedOn: Temporal.PlainDate
  /** From when on attendance is summed up. */
  since: Temporal.Instant
}

/** What became of a referral, for whoever sent it. */
export const answerPaper = (r: ClientRecord, f: Frame, a: Answer): Paper => ({
  title: words.answer.title,
  from: [f.siteName],
  footer: words.footer,
  blocks: [
    {
      kind: 'facts',
      facts: [
        [words.to, a.recipient],
        [words.about, f.name],
        [words.born, f.bornOn ? longDay(f.bornOn) : ''],
        [words.written, longDay(f.today)],
      ],
    },
    { kind: 'text', text: words.answer.lead(f.name, longDay(a.receivedOn)) },
    ...standing(r),
    ...attendance(r, a.since),
    { kind: 'notice', lines: a.notice },
  ],
})

function standing({ stays }: ClientRecord): Block[] {
  const stay = stays.at(-1)
  if (!stay) return [{ kind: 'text', text: words.answer.notAdmitted }]
  const { admittedOn, dischargedOn, dischargeReason, levelOfCare } = stay
  const lines = [
    words.answer.admitted(longDay(admittedOn)),
    words.answer.level(programWords.en.levels[levelOfCare]),
    dischargedOn && dischargeReason
      ? words.answer.discharged(longDay(dischargedOn), episodeWords.en.dischargeReasons[dischargeReason])
      : '',
  ]
  return [{ kind: 'text', text: lines.filter(Boolean).join(' ') }]
}

function attendance({ attended }: ClientRecord, since: Temporal.Instant): Block[] {
  const lately = attended.filter((x) => Temporal.Instant.compare(x.startsAt, since) >= 0)
  if (lately.length === 0) return []
  const missed = lately.filter((x) => x.mark === 'absent').length
  const excused = lately.filter((x) => x.mark === 'excused').length
  return [{ kind: 'text', text: words.answer.attendance(lately.length - missed - excused, missed) }]
}
