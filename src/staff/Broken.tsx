import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { useWords } from '#ui/words.tsx'
import { staffWords } from './staff.words.ts'

/** A page that failed to draw, or whose code is gone because a new version was installed. */
export function Broken({ error }: ErrorComponentProps) {
  const { broken } = useWords(staffWords)
  const outdated = /dynamically imported module|importing a module script/i.test(String(error))
  return (
    <Page title={outdated ? broken.outdated : broken.title}>
      <div role="alert">
        <EmptyState
          title={outdated ? broken.outdatedSentence : broken.sentence}
          action={<Button onClick={() => window.location.reload()}>{broken.reload}</Button>}
        />
      </div>
    </Page>
  )
}
