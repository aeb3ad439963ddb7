import { refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { handToClient, type Pass, sendByConsent } from '#modules/consent/gate/gate.actions.ts'
import { sendByOrder } from '#modules/consent/legal/order.actions.ts'
import type { Action, Ctx } from '#server/door.ts'
import { pdfOf } from '#server/pdf.ts'
import { answerPaper } from './answer.words.ts'
import { fhirText } from './fhir.words.ts'
import { loadRecord } from './loading.actions.ts'
import type * as contract from './record.contract.ts'
import { findReferralOf } from './record.store.ts'
import { recordPaper, recordWords } from './record.words.ts'

const words = recordWords.en

export const chart: Action<typeof contract.sendChart> = (ctx, { parts, ...sending }) =>
  sendByConsent(ctx, sending, { exit: 'chart_pdf', wants: parts }, async (pass) => ({
    name: `chart-${pass.subject.today}.pdf`,
    bytes: await pdfOf(recordPaper(await load(ctx, pass), pass.subject, pass), ctx.now),
  }))

export const chartFhir: Action<typeof contract.sendChartFhir> = (ctx, { parts, ...sending }) =>
  sendByConsent(ctx, sending, { exit: 'chart_fhir', wants: parts }, async (pass) => ({
    name: `chart-${pass.subject.today}.json`,
    bytes: await fhirOf(ctx, pass, words.chart),
  }))

export const ordered: Action<typeof contract.sendOrdered> = (ctx, input) =>
  sendByOrder(ctx, { ...input, exit: 'chart_pdf' }, async (pass) => ({
    name: `chart-${pass.subject.today}.pdf`,
    bytes: await pdfOf(recordPaper(await load(ctx, pass), pass.subject, pass), ctx.now),
  }))

export const own: Action<typeof contract.ownRecord> = (ctx, { clientId }) =>
  handToClient(ctx, clientId, 'own_record_pdf', async (pass) => ({
    name: `record-${pass.subject.today}.pdf`,
    bytes: await pdfOf(recordPaper(await load(ctx, pass), pass.subject, null), ctx.now),
  }))

export const ownFhir: Action<typeof contract.ownRecordFhir> = (ctx, { clientId }) =>
  handToClient(ctx, clientId, 'own_record_fhir', async (pass) => ({
    name: `record-${pass.subject.today}.json`,
    bytes: await fhirOf(ctx, pass, words.own),
  }))

export const answer: Action<typeof contract.answerReferral> = (ctx, { referralId, ...sending }) =>
  sendByConsent(
    ctx,
    sending,
    { exit: 'referral_answer', wants: ['admission', 'attendance'], needs: ['admission'] },
    async (pass) => {
      const referral = await findReferralOf(ctx, sending.clientId, referralId)
      if (!referral) throw refused('referral_unknown', words.reasons)
      const receivedOn = dayAt(referral.receivedAt, pass.subject.timeZone)
      const record = await load(ctx, pass)
      const since = ctx.now.subtract({ hours: 24 * 30 })
      return {
        name: `referral-answer-${pass.subject.today}.pdf`,
        bytes: await pdfOf(answerPaper(record, pass.subject, { ...pass, receivedOn, since }), ctx.now),
      }
    },
  )

const load = (ctx: Ctx, { subject, parts }: Pass) => loadRecord(ctx, subject.clientId, parts)

async function fhirOf(ctx: Ctx, pass: Pass, title: string) {
  const { subject, notice } = pass
  const { now, newId } = ctx
  return new TextEncoder().encode(fhirText(await load(ctx, pass), { ...subject, notice, title, now, newId }))
}
