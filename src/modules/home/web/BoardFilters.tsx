import { NativeSelect, Switch } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { tracks } from '#modules/program/program.ts'
import { programWords } from '#modules/program/program.words.ts'
import { useWords } from '#ui/words.tsx'
import { type BoardOrder, boardOrders } from '../board.ts'
import { boardWords } from '../board.words.ts'
import classes from './Board.module.css'

type Stage = { id: string; name: string }

/** What the board shows and in which order, kept in the address. */
export function useBoardFilter() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const set = (changes: Record<string, string | undefined>) =>
    navigate({
      to: '.',
      search: (old: Record<string, unknown>) => ({ ...old, ...changes }),
      replace: true,
    })
  const text = (name: string) => (search[name] === undefined ? undefined : String(search[name]))
  const order = boardOrders.find((o) => o === search.order) ?? 'urgency'
  const reversed = text('reversed') === 'true'
  return {
    track: text('track'),
    stage: text('stage'),
    short: text('short') === 'true',
    order,
    reversed,
    set,
    /** The same order again turns round. */
    sortBy: (by: BoardOrder) => set({ order: by, reversed: by === order && !reversed ? 'true' : undefined }),
    clear: () => set({ track: undefined, stage: undefined, short: undefined }),
  }
}
export type Filter = ReturnType<typeof useBoardFilter>

type BoardFiltersProps = { filter: Filter; stages: readonly Stage[]; shown: number; all: number }

export function BoardFilters({ filter, stages, shown, all }: BoardFiltersProps) {
  const words = useWords(boardWords)
  const { tracks: trackWords } = useWords(programWords)
  const { filters } = words
  return (
    <search className={classes.filters} aria-label={filters.label}>
      <NativeSelect
        label={filters.track}
        value={filter.track ?? ''}
        onChange={(event) => filter.set({ track: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: filters.everyTrack },
          ...tracks.map((value) => ({ value, label: trackWords[value] })),
        ]}
      />
      <NativeSelect
        label={filters.stage}
        value={filter.stage ?? ''}
        onChange={(event) => filter.set({ stage: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: filters.everyStage },
          ...stages.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={filters.order}
        value={filter.order}
        onChange={(event) => filter.set({ order: event.currentTarget.value, reversed: undefined })}
        data={boardOrders.map((value) => ({ value, label: words.orders[value] }))}
      />
      <Switch
        className={classes.switch}
        label={filters.short}
        checked={filter.short}
        onChange={(event) => filter.set({ short: event.currentTarget.checked ? 'true' : undefined })}
      />
      <span className={classes.shown} role="status">
        {shown < all && words.shown(shown, all)}
      </span>
    </search>
  )
}
