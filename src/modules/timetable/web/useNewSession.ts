import type { SessionKind } from '#modules/program/program.ts'
import { useAction } from '#ui/data.ts'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useToday } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import { proposeWeek } from '../finder/finder.contract.ts'
import { clientWeek } from '../ownWeek.contract.ts'
import { openSession, programmeWeek } from '../sessions.contract.ts'
import { weekWords } from '../week.words.ts'
import { dayTyped, timeTyped, useMissing } from './typed.ts'

/** What is arranged with one client rather than joined. */
export const bookableKinds = [
  'individual',
  'family',
  'case_management',
  'medical',
  'drug_test',
  'peer',
] as const satisfies SessionKind[]

type About = { clientId: string; siteId: string; monday: Temporal.PlainDate }

/** The fields of a session for one client as they are typed, and how it is booked. */
export function useNewSession({ clientId, siteId, monday }: About, onDone: () => void) {
  const words = useWords(clientWeekWords).newSession
  const missingWords = useWords(weekWords).missing
  const today = useToday()
  const open = useAction(openSession, { refreshes: [clientWeek, proposeWeek, programmeWeek], quiet: true })
  const missing = useMissing(open.error)
  const first = Temporal.PlainDate.compare(today, monday) > 0 ? today : monday
  const form = useFields(
    {
      kind: 'individual' as SessionKind,
      on: first.toString(),
      starts: '09:00',
      minutes: 60 as number | string,
      leadId: '',
      place: 'open',
    },
    missing.refusal,
  )
  const v = form.values
  const send = () => {
    const [on, starts] = [dayTyped(v.on), timeTyped(v.starts)]
    missing.say([
      ...(on ? [] : [{ path: ['on'], message: missingWords.day }]),
      ...(starts ? [] : [{ path: ['starts'], message: missingWords.time }]),
      ...(v.leadId ? [] : [{ path: ['leadId'], message: missingWords.choose }]),
    ])
    if (!on || !starts || !v.leadId) return
    const input = {
      siteId,
      kind: bookableKinds.find((k) => k === v.kind) ?? 'individual',
      on,
      starts,
      minutes: Number(v.minutes),
      leadId: v.leadId,
      roomId: ['open', 'video'].includes(v.place) ? null : v.place,
      byVideo: v.place === 'video',
      clientIds: [clientId],
    }
    open.mutate(input, {
      onSuccess: () => {
        notify.done(words.saved)
        onDone()
      },
    })
  }
  return { form, send, isPending: open.isPending }
}
