import { dayAt } from '#kit/time.ts'
import type { Ctx } from '#server/door.ts'
import * as store from './assessment.store.ts'
import type { Known } from './prefill.ts'
import { SectionContent } from './sections.ts'

/** Gathers what the record knows of a client before the interview. */
export async function known(ctx: Ctx, { id, timeZone }: store.Subject): Promise<Known> {
  const on = (at: Temporal.Instant) => dayAt(at, timeZone).toString()
  const inquiry = await store.findNewestInquiry(ctx.tx, id)
  const last = await store.findLastCompleted(ctx.tx, id)
  return {
    today: on(ctx.now),
    supports: await store.listSupportsOf(ctx.tx, id),
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
