import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { useWords } from '#ui/words.tsx'
import { staffWords } from './staff.words.ts'

/** An address without a page. */
export function NotFound() {
  const { notFound } = useWords(staffWords)
  return (
    <Page title={notFound.title}>
      <EmptyState
        title={notFound.sentence}
        action={
          <Button component={Link} to="/">
            {notFound.home}
          </Button>
        }
      />
    </Page>
  )
}
