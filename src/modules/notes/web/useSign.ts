import { useState } from 'react'
import type { In, Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { useSite } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import { groupDraft, signGroupNote, signIndividualNote } from '../composer/composer.contract.ts'
import { notedMinutes, type Span } from '../composer/composer.ts'
import { composerWords } from '../composer/composer.words.ts'
import { notCloned } from '../guards.ts'
import { clientNotes, sessionNotes } from '../notes.contract.ts'
import type { ComposerState, Draft } from './useComposer.ts'

const refreshes = [groupDraft, sessionNotes, clientNotes]

/** Everything the sign dialog asks and shows, and the command itself. */
export function useSign(draft: Draft, composer: ComposerState, onDone: () => void) {
  const times = useTimes(draft)
  const [lateReason, setLateReason] = useState('')
  const [confirmReason, setConfirmReason] = useState('')
  const isLate = Temporal.Instant.compare(Temporal.Now.instant(), draft.dueAt) > 0
  const cards = composer.owed.map((p) => {
    const { text, version } = composer.cardOf(p)
    return { clientId: p.clientId, version, card: text }
  })
  const { form, cloneSimilarity } = draft
  const cloned = notCloned({ form, participantCount: cards.length, notes: cards, cloneSimilarity })
  const command = useCommand(draft, onDone, {
    cards,
    sessionId: draft.session.id,
    shared: composer.shared.text,
    sharedVersion: composer.shared.version,
    ...(times.isRecorded || !times.span ? {} : times.span),
    ...(isLate ? { lateReason } : {}),
    ...(cloned.length > 0 ? { confirmReason } : {}),
  })
  return {
    ...{ times, lateReason, setLateReason, confirmReason, setConfirmReason, isLate, cloned },
    ...command,
    rows: composer.owed.map((person) => ({ person, minutes: minutesOf(person.minutes, times.span) })),
    missing: composer.owed.filter((p) => composer.missingOf(p).length > 0),
    unmarked: composer.writing.filter((p) => p.standing === 'unmarked'),
  }
}

const minutesOf = (roster: number, span: Span | null) =>
  span ? notedMinutes(roster, span.startedAt, span.endedAt) : roster

/** A group's or one person's: two commands with the same content. */
function useCommand(draft: Draft, onDone: () => void, input: In<typeof signGroupNote>) {
  const { sign: words } = useWords(composerWords)
  const group = useAction(signGroupNote, { refreshes, quiet: true })
  const individual = useAction(signIndividualNote, { refreshes, quiet: true })
  const onSuccess = ({ notes, status }: Out<typeof signGroupNote>) => {
    notify.done(status === 'signed' ? words.done(notes.length) : words.awaiting(notes.length))
    onDone()
  }
  const send = () => {
    const { cards, ...common } = input
    const [only] = cards
    if (draft.form === 'individual' && only) individual.mutate({ ...common, ...only }, { onSuccess })
    else group.mutate(input, { onSuccess })
  }
  return {
    send,
    refusal: group.error ?? individual.error,
    isPending: group.isPending || individual.isPending,
  }
}

export type Signing = ReturnType<typeof useSign>

/** The times the roster recorded, or else those asked for; they start as planned, and may pass midnight. */
function useTimes({ session }: Draft) {
  const { timeZone } = useSite()
  const { actualStartedAt, actualEndedAt, startsAt, endsAt } = session
  const recorded =
    actualStartedAt && actualEndedAt ? { startedAt: actualStartedAt, endedAt: actualEndedAt } : null
  const wall = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
  const [started, setStarted] = useState(() => wall(startsAt))
  const [ended, setEnded] = useState(() => wall(endsAt))
  const day = startsAt.toZonedDateTimeISO(timeZone).toPlainDate()
  return {
    isRecorded: recorded !== null,
    started,
    setStarted,
    ended,
    setEnded,
    span: recorded ?? asked(day, started, ended, timeZone),
  }
}

function asked(day: Temporal.PlainDate, started: string, ended: string, timeZone: string): Span | null {
  if (!started || !ended) return null
  const from = Temporal.PlainTime.from(started)
  const to = Temporal.PlainTime.from(ended)
  const lastDay = Temporal.PlainTime.compare(to, from) < 0 ? day.add({ days: 1 }) : day
  return {
    startedAt: day.toZonedDateTime({ timeZone, plainTime: from }).toInstant(),
    endedAt: lastDay.toZonedDateTime({ timeZone, plainTime: to }).toInstant(),
  }
}
