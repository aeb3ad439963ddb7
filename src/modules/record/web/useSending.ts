import type { Out } from '#kit/endpoint.ts'
import type { FileOut, FileType } from '#kit/file.ts'
import { attendanceLetter, attendanceTable } from '#modules/attendance/sending/sending.contract.ts'
import { clientConsents } from '#modules/consent/consent.contract.ts'
import type { Part, Purpose } from '#modules/consent/consent.ts'
import { accounting, refusals } from '#modules/consent/gate/gate.contract.ts'
import type { Transport } from '#modules/consent/gate/gate.ts'
import { keepFile } from '#ui/call.ts'
import { useAction } from '#ui/data.ts'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { answerReferral, sendChart, sendChartFhir } from '../record.contract.ts'
import { chartParts } from '../record.ts'
import { sendWords } from '../send.words.ts'

export type Consents = Out<typeof clientConsents>
export const clinicalKinds = ['chart', 'chartFhir', 'answer'] as const

type Values = {
  kind: 'letter' | 'table' | (typeof clinicalKinds)[number]
  consentId: string
  purpose: Purpose
  recipient: string
  transport: Transport
  from: string
  until: string
  detail: 'days' | 'sums'
  parts: Part[]
  referralId: string
}
export type SendingForm = ReturnType<typeof useFields<Values>>

type Sending = { clientId: string; found: Consents; onDone: () => void }

/** The form of what is sent: begun with the newest consent that holds, and only what it grants. */
export function useSending({ clientId, found, onDone }: Sending) {
  const { dialog: words } = useWords(sendWords)
  const command = { refreshes: [accounting, refusals, clientConsents], quiet: true }
  const letter = useAction(attendanceLetter, command)
  const table = useAction(attendanceTable, command)
  const chart = useAction(sendChart, command)
  const chartFhir = useAction(sendChartFhir, command)
  const answer = useAction(answerReferral, command)
  const all = { letter, table, chart, chartFhir, answer }
  const first = found.consents.find((c) => c.standing === 'active')
  const of = (c: Consents['consents'][number] | undefined) => ({
    consentId: c?.id ?? '',
    purpose: c?.purposes[0] ?? ('other' as const),
    parts: chartParts.filter((p) => c?.parts.includes(p)),
    recipient: '',
  })
  const started: Values = {
    ...{ kind: 'letter', transport: 'handed_over', detail: 'days', referralId: '', ...of(first) },
    from: found.today.subtract({ days: 30 }).toString(),
    until: found.today.toString(),
  }
  const form = useFields<Values>(started, Object.values(all).find((a) => a.error)?.error ?? null)
  const v = form.values
  const chosen = found.consents.find((c) => c.id === v.consentId)
  const done = (type: FileType) => ({
    onSuccess: (file: FileOut) => {
      keepFile(file, type)
      notify.done(words.done(v.recipient || chosen?.recipient || ''))
      onDone()
    },
  })
  const send = () => {
    for (const action of Object.values(all)) action.reset()
    const { purpose, recipient, transport, detail, parts, referralId } = v
    const sending = { clientId, consentId: v.consentId || null, purpose, recipient, transport }
    const days = { from: Temporal.PlainDate.from(v.from), until: Temporal.PlainDate.from(v.until) }
    switch (v.kind) {
      case 'letter':
        return letter.mutate({ ...sending, ...days, detail }, done('application/pdf'))
      case 'table':
        return table.mutate({ ...sending, ...days }, done('text/csv'))
      case 'chart':
        return chart.mutate({ ...sending, parts }, done('application/pdf'))
      case 'chartFhir':
        return chartFhir.mutate({ ...sending, parts }, done('application/fhir+json'))
      case 'answer':
        return answer.mutate({ ...sending, referralId }, done('application/pdf'))
    }
  }
  return {
    form,
    chosen,
    choose: (consentId: string) =>
      form.setValues((now) => ({ ...now, ...of(found.consents.find((c) => c.id === consentId)) })),
    send,
    isSending: Object.values(all).some((a) => a.isPending),
  }
}
