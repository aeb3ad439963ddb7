import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { call } from '#ui/call.ts'
import { keyOf, refresh, useEndpoint } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { markSession, sessionRoster } from '../attendance.contract.ts'
import { type Mark, needsMinutes } from '../attendance.ts'
import { type MarkerView, marker, type Wish } from './marker.ts'

export type Roster = Out<typeof sessionRoster>
export type Row = Roster['rows'][number] & { pending: boolean }
export type Marking = { clientId: string; mark: Mark | null; minutes: number }

const untouched: MarkerView = { wishes: new Map(), waiting: false }

/** A session's roster with what was tapped and is still on its way, and how to mark. */
export function useRoster(sessionId: string) {
  const cache = useQueryClient()
  const query = useEndpoint(sessionRoster, { sessionId }, { everySeconds: 15 })
  const [view, setView] = useState(untouched)
  const [last, setLast] = useState<{ before: Marking[]; after: Marking[] } | null>(null)
  const [marking] = useState(() => {
    const queryKey = keyOf(sessionRoster, { sessionId })
    const versionOf = (clientId: string) =>
      cache.getQueryData<Roster>(queryKey)?.rows.find((r) => r.clientId === clientId)?.version
    return marker<Roster['rows'][number]>({
      send: async (marks) => {
        const asked = marks.map(([clientId, wish]) => ({
          clientId,
          version: versionOf(clientId),
          ...sent(wish),
        }))
        const answer = await call(markSession, { sessionId, marks: asked, restPresent: false })
        await cache.cancelQueries({ queryKey })
        return answer.rows
      },
      saved: (rows) =>
        cache.setQueryData<Roster>(queryKey, (known) => known && { ...known, rows: [...rows] }),
      refused: (_clientId, refusal) => {
        notify.refused(refusal)
        void refresh(cache, [sessionRoster])
      },
      show: setView,
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    })
  })
  useRetry(marking.retry, view.wishes.size > 0)

  const rows = (query.data?.rows ?? []).map((r): Row => {
    const wish = view.wishes.get(r.clientId)
    return { ...r, ...wish, pending: wish !== undefined }
  })
  const mark = (after: Marking[]) => {
    const before = after.flatMap(({ clientId }) => rows.find((r) => r.clientId === clientId) ?? [])
    setLast({ before: before.map(asMarking), after })
    for (const { clientId, mark: m, minutes } of after) marking.wish(clientId, { mark: m, minutes })
  }
  const undo = () => {
    for (const { clientId, mark: m, minutes } of last?.before ?? [])
      marking.wish(clientId, { mark: m, minutes })
    setLast(null)
  }
  return { query, rows, mark, last, undo, waiting: view.waiting ? view.wishes.size : 0, retry: marking.retry }
}

const asMarking = ({ clientId, mark, minutes }: Row): Marking => ({ clientId, mark, minutes })
const sent = ({ mark, minutes }: Wish) => ({
  mark,
  ...(needsMinutes(mark) ? { attendedMinutes: minutes } : {}),
})

/** Sends what waits as soon as the connection is back, and warns who closes the window before. */
function useRetry(retry: () => void, open: boolean) {
  useEffect(() => {
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [retry])
  useEffect(() => {
    if (!open) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [open])
}
