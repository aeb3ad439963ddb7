import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Endpoint, In, Out } from '#kit/endpoint.ts'
import { call } from './call.ts'
import { notify } from './notify.tsx'
import { asRefusal, type Refusal } from './refusal.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Refusal
    mutationMeta: { quiet: boolean; refreshes: readonly Endpoint[] }
  }
}

/** The cache's address of one reading; `refreshes` matches its first part. */
export const keyOf = <E extends Endpoint>(e: E, input: In<E>) => [e.path, input] as const

type Reading = {
  /** False while something it needs is not known yet. */
  enabled?: boolean
  /** Reads again after so many seconds while the page is looked at. */
  everySeconds?: number
  /** Keeps showing the previous answer while another input's is read: lists that are searched or paged. */
  keepPrevious?: boolean
}

/** Reads an endpoint: `const sheet = useEndpoint(sessionRoster, { sessionId })`; show it with `QueryView`. */
export const useEndpoint = <E extends Endpoint>(e: E, input: In<E>, reading: Reading = {}) =>
  useQuery<Out<E>, Refusal>({
    queryKey: keyOf(e, input),
    queryFn: ({ signal }) => call(e, input, signal),
    enabled: reading.enabled ?? true,
    refetchInterval: reading.everySeconds ? reading.everySeconds * 1000 : false,
    ...(reading.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })

/** What a change will do to a reading, shown before the server has answered. */
type Expected<E extends Endpoint> = (input: In<E>, see: SeeChanged) => void
type SeeChanged = <R extends Endpoint>(reading: R, input: In<R>, change: (known: Out<R>) => Out<R>) => void

type Command<E extends Endpoint> = {
  /** The endpoints whose answers it changes. */
  refreshes: readonly Endpoint[]
  /** True where the screen itself shows the refusal (a form with its ErrorSummary); otherwise a toast does. */
  quiet?: boolean
  /** Shows the outcome at once; taken back if the server refuses. */
  expected?: Expected<E>
}

/** Sends a command, then refreshes what it changed: `useAction(markAttendance, { refreshes: [sessionRoster] })`. */
export function useAction<E extends Endpoint>(e: E, { refreshes, quiet = false, expected }: Command<E>) {
  const cache = useQueryClient()
  const mutation = useMutation<Out<E>, Refusal, In<E>, () => void>({
    meta: { quiet, refreshes },
    mutationFn: (input) => call(e, input),
    onMutate: async (input) => {
      if (!expected) return () => undefined
      return showExpected(cache, input, expected)
    },
    onError: (_refusal, _input, takeBack) => takeBack?.(),
    onSettled: (_out, refusal) => (refusal && !expected ? undefined : refresh(cache, refreshes)),
  })
  const { mutateAsync } = mutation
  /** `onSuccess` runs even where the refreshed page no longer has what sent the command (TanStack's own would not). */
  const mutate = useCallback(
    (input: In<E>, { onSuccess }: { onSuccess?: (out: Out<E>) => unknown } = {}) => {
      mutateAsync(input).then(onSuccess, () => undefined)
    },
    [mutateAsync],
  )
  return { ...mutation, mutate }
}

/** @returns how to take it back. */
async function showExpected<E extends Endpoint>(cache: QueryClient, input: In<E>, expected: Expected<E>) {
  const before: [readonly unknown[], unknown][] = []
  const cancelled: Promise<void>[] = []
  expected(input, (reading, of, change) => {
    const queryKey = keyOf(reading, of)
    cancelled.push(cache.cancelQueries({ queryKey }))
    const known = cache.getQueryData<Out<typeof reading>>(queryKey)
    if (known === undefined) return
    before.push([queryKey, known])
    cache.setQueryData(queryKey, change(known))
  })
  await Promise.all(cancelled)
  return () => {
    for (const [key, known] of before) cache.setQueryData(key, known)
  }
}

export const refresh = (cache: QueryClient, endpoints: readonly Endpoint[]) =>
  Promise.all(endpoints.map((r) => cache.invalidateQueries({ queryKey: [r.path] })))

/** The app's cache. `onSignedOut` is called when the server no longer knows who we are, or will not tell until unlocked. */
export function createCache(onSignedOut: (cache: QueryClient, refusal: Refusal) => void): QueryClient {
  const gone = (error: unknown) => {
    const refusal = asRefusal(error)
    if (refusal.code === 'unauthenticated') onSignedOut(cache, refusal)
  }
  const cache: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: gone }),
    mutationCache: new MutationCache({
      onError: (error, _input, _result, mutation) => {
        gone(error)
        const { quiet = false, refreshes = [] } = mutation.meta ?? {}
        if (!quiet) notify.refused(asRefusal(error), () => refresh(cache, refreshes))
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (failures, error) => asRefusal(error).isPassing && failures < 2,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return cache
}
