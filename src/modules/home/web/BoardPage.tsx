import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { isShort } from '#modules/attendance/ledger.ts'
import { useWeek, WeekSwitch } from '#modules/attendance/web/WeekSwitch.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { useSite } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import { programmeBoard } from '../board.contract.ts'
import { fitsFilter, inOrder } from '../board.ts'
import { boardWords } from '../board.words.ts'
import { BoardFilters, useBoardFilter } from './BoardFilters.tsx'
import { BoardTable } from './BoardTable.tsx'

/** Every client's week on one line: who needs hours, and who has not come. */
export function BoardPage() {
  const words = useWords(boardWords)
  const { id: siteId } = useSite()
  const week = useWeek()
  const filter = useBoardFilter()
  const query = useEndpoint(
    programmeBoard,
    { siteId, monday: week.monday },
    { keepPrevious: true, everySeconds: 60 },
  )
  const { data } = query
  return (
    <Page
      title={words.title}
      lead={data && words.lead(data.rows.length, data.rows.filter(isShort).length)}
      actions={<PrintButton />}
    >
      <WeekSwitch week={week} />
      <QueryView
        query={query}
        skeleton={<Rows count={10} />}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<NoClients />}
      >
        {({ rows, stages, monday }) => {
          const shown = inOrder(
            rows.filter((r) => fitsFilter(r, filter)),
            filter.order,
            filter.reversed,
          )
          return (
            <>
              <BoardFilters filter={filter} stages={stages} shown={shown.length} all={rows.length} />
              {shown.length === 0 ? (
                <Nobody filter={filter} />
              ) : (
                <BoardTable rows={shown} stages={stages} monday={monday} filter={filter} />
              )}
            </>
          )
        }}
      </QueryView>
    </Page>
  )
}

function NoClients() {
  const words = useWords(boardWords)
  return (
    <EmptyState
      title={words.emptyTitle}
      action={
        <Button component={Link} to="/intake">
          {words.emptyAction}
        </Button>
      }
    >
      {words.empty}
    </EmptyState>
  )
}

function Nobody({ filter }: { filter: ReturnType<typeof useBoardFilter> }) {
  const words = useWords(boardWords)
  return (
    <EmptyState
      title={words.nobodyTitle}
      action={
        <Button variant="default" onClick={filter.clear}>
          {words.filters.clear}
        </Button>
      }
    >
      {filter.short && words.nobodyShort}
    </EmptyState>
  )
}
