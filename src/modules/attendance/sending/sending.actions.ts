import { refused } from '#kit/problem.ts'
import { sendByConsent } from '#modules/consent/gate/gate.actions.ts'
import type { Action } from '#server/door.ts'
import { pdfOf } from '#server/pdf.ts'
import type { attendanceLetter, attendanceTable } from './sending.contract.ts'
import { listKept } from './sending.store.ts'
import { letterPaper, sendingWords, tableText } from './sending.words.ts'

const attendanceOnly = { wants: ['attendance'], needs: ['attendance'], shortNotice: true } as const

export const sendLetter: Action<typeof attendanceLetter> = async (
  ctx,
  { from, until, detail, ...sending },
) => {
  checkPeriod(from, until)
  return sendByConsent(ctx, sending, { ...attendanceOnly, exit: 'attendance_letter' }, async (pass) => {
    const appointments = await listKept(ctx, sending.clientId, { from, until })
    const letter = { ...pass, ...pass.subject, from, until, detail, appointments }
    return { name: `attendance-${from}-${until}.pdf`, bytes: await pdfOf(letterPaper(letter), ctx.now) }
  })
}

export const sendTable: Action<typeof attendanceTable> = async (ctx, { from, until, ...sending }) => {
  checkPeriod(from, until)
  return sendByConsent(ctx, sending, { ...attendanceOnly, exit: 'attendance_csv' }, async (pass) => {
    const appointments = await listKept(ctx, sending.clientId, { from, until })
    const text = tableText({ ...pass, ...pass.subject, from, until, appointments })
    return { name: `attendance-${from}-${until}.csv`, bytes: new TextEncoder().encode(text) }
  })
}

function checkPeriod(from: Temporal.PlainDate, until: Temporal.PlainDate) {
  if (Temporal.PlainDate.compare(until, from) >= 0) return
  const { reasons } = sendingWords.en
  throw refused('period_backward', reasons, {
    issues: [{ path: ['until'], message: reasons.period_backward }],
  })
}
