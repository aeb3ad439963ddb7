import { Button, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconCloudOff, IconLock, IconMoodEmpty, IconRefresh } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Callout } from './Callout.tsx'
import { EmptyState } from './EmptyState.tsx'
import type { Refusal } from './refusal.ts'
import { uiWords } from './ui.words.ts'
import { useWords } from './words.tsx'

type QueryViewProps<T> = {
  query: UseQueryResult<T, Refusal>
  /** What stands here while loading; a few lines by default. Give it the shape of the content. */
  skeleton?: ReactNode
  isEmpty?: (data: T) => boolean
  /** An `EmptyState`. */
  empty?: ReactNode
  children: (data: T) => ReactNode
}

/** One reading in all its states: loading, refused, failed with "Try again", empty, there, there but out of date. */
export function QueryView<T>({ query, skeleton = <Lines />, isEmpty, empty, children }: QueryViewProps<T>) {
  const words = useWords(uiWords)
  if (query.data !== undefined)
    return (
      <>
        {query.isError && !query.isFetching && (
          <Callout tone="attention" action={<Retry query={query} />}>
            {words.states.couldNotRefresh}
          </Callout>
        )}
        {empty !== undefined && isEmpty?.(query.data) ? empty : children(query.data)}
      </>
    )
  if (query.isError) return <Refused refusal={query.error} retry={<Retry query={query} />} />
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{words.loading}</VisuallyHidden>
      {skeleton}
    </div>
  )
}

/** Why there is nothing to see, and what can be done. */
export function Refused({ refusal, retry }: { refusal: Refusal; retry?: ReactNode }) {
  const { states, reference } = useWords(uiWords)
  if (refusal.code === 'not_found')
    return (
      <EmptyState title={states.notFoundTitle} icon={<IconMoodEmpty size={44} stroke={1.4} />}>
        {states.notFound}
      </EmptyState>
    )
  if (refusal.code === 'forbidden')
    return (
      <EmptyState title={states.forbiddenTitle} icon={<IconLock size={44} stroke={1.4} />}>
        {states.forbidden}
      </EmptyState>
    )
  return (
    <div role="alert">
      <EmptyState title={states.failedTitle} icon={<IconCloudOff size={44} stroke={1.4} />} action={retry}>
        {refusal.title}
        {refusal.requestId && <Text size="sm">{reference(refusal.requestId)}</Text>}
      </EmptyState>
    </div>
  )
}

function Retry({ query }: { query: Pick<UseQueryResult, 'refetch' | 'isFetching'> }) {
  const words = useWords(uiWords)
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={18} />}
      loading={query.isFetching}
      onClick={() => query.refetch()}
    >
      {words.tryAgain}
    </Button>
  )
}

/** Lines of text to come. */
export function Lines({ count = 4 }: { count?: number }) {
  return (
    <Stack gap="sm" py="sm" aria-hidden>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity, never reordered
        <Skeleton key={i} height={16} width={`${[92, 78, 86, 64][i % 4]}%`} />
      ))}
    </Stack>
  )
}

/** Rows of a list or table to come: a round portrait's place, a name, something at the end. */
export function Rows({ count = 5 }: { count?: number }) {
  return (
    <Stack gap={0} aria-hidden>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity, never reordered
        <Group key={i} py="md" justify="space-between" wrap="nowrap">
          <Skeleton height={18} width={`${[38, 30, 44][i % 3]}%`} />
          <Skeleton height={18} width="14%" />
        </Group>
      ))}
    </Stack>
  )
}
