import { type SessionKind, sessionKinds, type Track, tracks } from '#modules/program/program.ts'
import { useAction } from '#ui/data.ts'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useSite, useToday } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import { listGroups, openGroup } from '../groups.contract.ts'
import { clientWeek } from '../ownWeek.contract.ts'
import { programmeWeek } from '../sessions.contract.ts'
import { exemptions } from '../timetable.ts'
import { weekWords } from '../week.words.ts'
import type { GroupChoices } from './NewGroupForm.tsx'
import { dayTyped, timeTyped, useMissing } from './typed.ts'

/** The fields of a new group as they are typed, and how they become one. */
export function useNewGroup({ programs, rooms }: GroupChoices, onDone: () => void) {
  const { group: words, missing: missingWords } = useWords(weekWords)
  const { id: siteId } = useSite()
  const today = useToday()
  const open = useAction(openGroup, { refreshes: [programmeWeek, listGroups, clientWeek], quiet: true })
  const missing = useMissing(open.error)
  const form = useFields(
    {
      name: '',
      programId: programs[0]?.id ?? '',
      kind: 'therapy_group' as SessionKind,
      track: 'evening' as Track,
      stages: [] as string[],
      weekday: '1',
      starts: '18:00',
      minutes: 180 as number | string,
      fromOn: today.toString(),
      untilOn: '',
      leadId: '',
      coLeadId: '',
      place: rooms[0]?.id ?? 'open',
      capacity: 12 as number | string,
      exemption: '',
      coFacilitated: false,
    },
    missing.refusal,
  )
  const v = form.values
  const send = () => {
    const [starts, fromOn] = [timeTyped(v.starts), dayTyped(v.fromOn)]
    const name = v.name.trim()
    missing.say([
      ...(name ? [] : [{ path: ['name'], message: missingWords.name }]),
      ...(starts ? [] : [{ path: ['starts'], message: missingWords.time }]),
      ...(fromOn ? [] : [{ path: ['fromOn'], message: missingWords.day }]),
      ...(v.leadId ? [] : [{ path: ['leadId'], message: missingWords.choose }]),
    ])
    if (!name || !starts || !fromOn || !v.leadId) return
    const input = {
      siteId,
      programId: v.programId,
      name,
      kind: sessionKinds.find((k) => k === v.kind) ?? 'therapy_group',
      track: tracks.find((t) => t === v.track) ?? 'evening',
      stages: v.stages,
      weekday: Number(v.weekday),
      starts,
      minutes: Number(v.minutes),
      fromOn,
      untilOn: v.untilOn ? dayTyped(v.untilOn) : null,
      leadId: v.leadId,
      coLeadId: v.coLeadId || null,
      roomId: rooms.some((r) => r.id === v.place) ? v.place : null,
      byVideo: v.place === 'video',
      capacity: Number(v.capacity),
      exemption: exemptions.find((e) => e === v.exemption) ?? null,
      coFacilitated: v.coFacilitated,
    }
    open.mutate(input, {
      onSuccess: ({ sessions }) => {
        notify.done(words.saved(v.name, sessions))
        onDone()
      },
    })
  }
  return { form, send, isPending: open.isPending }
}
