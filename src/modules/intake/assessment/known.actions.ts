import { dayAt } from '#kit/time.ts'
import type { Ctx } from '#server/door.ts'
import { ReferralSummary } from '../referral/summary.ts'
import * as store from './assessment.store.ts'
import type { Known } from './prefill.ts'
import { SectionContent } from './sections.ts'

/** Gathers what the record knows of a client before the interview. */
export async function known(ctx: Ctx, { id, timeZone }: store.Subject): Promise<Known> {
  const on = (at: Temporal.Instant) => dayAt(at, timeZone).toString()
  const referral = await store.findNewestReferral(ctx.tx, id)
  const summary = ReferralSummary.safeParse(referral?.summary)
  const inquiry = await store.findNewestInquiry(ctx.tx, id)
  const last = await store.findLastCompleted(ctx.tx, id)
  return {
    today: on(ctx.now),
    supports: await store.listSupportsOf(ctx.tx, id),
    ...(referral && summary.success ? { referral: told(summary.data, on(referral.receivedAt)) } : {}),
    ...(inquiry
      ? { inquiry: { on: on(inquiry.firstContactAt), reason: inquiry.reason, barriers: inquiry.barriers } }
      : {}),
    ...(last?.completedAt
      ? { previous: { on: on(last.completedAt), sections: await contentsOf(ctx, last.id) } }
      : {}),
  }
}

const contentsOf = async (ctx: Ctx, assessmentId: string) =>
  (await store.listSections(ctx.tx, assessmentId)).map((s) => SectionContent.parse(s.content))

/** Most lines of one kind that are taken over: a hospital's packet may hold hundreds. */
const most = 40

/** What a referral tells that belongs in an assessment; what was refuted or is over does not. */
const told = (r: ReferralSummary, on: string): NonNullable<Known['referral']> => ({
  on,
  reason: r.why.reason,
  conditions: r.diagnoses
    .filter((d) => d.verification !== 'refuted' && (d.status === 'active' || d.matters !== null))
    .slice(0, most)
    .map((d) => ({ name: d.text.slice(0, 300), current: d.status === 'active' })),
  allergies: r.allergies
    .filter((a) => a.current && !a.none)
    .slice(0, most)
    .map((a) => ({ substance: a.text.slice(0, 300), reaction: a.reactions.join(', ').slice(0, 300) })),
  noAllergies: r.allergies.some((a) => a.none),
  treatments: r.treatments
    .slice(0, most)
    .map((t) => [t.text, [t.from, t.until].filter(Boolean).join(' – ')].filter(Boolean).join(', ')),
  medications: r.medications
    .filter((m) => m.current)
    .slice(0, most)
    .map((m) => ({ name: m.text.slice(0, 300), dose: (m.dose?.text ?? '').slice(0, 300) })),
  pregnant: r.diagnoses.some((d) => d.matters === 'pregnancy' && d.status === 'active'),
})
