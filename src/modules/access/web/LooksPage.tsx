import { Group, NativeSelect, Stack, Switch } from '@mantine/core'
import { useState } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { type Look, listLooks, lookDays } from '../looks/looks.contract.ts'
import { lookWords } from '../looks/looks.words.ts'
import { LooksTable } from './LooksTable.tsx'

/** The privacy officer's page: who opened whose record, what is odd first. */
export function LooksPage() {
  const words = useWords(lookWords)
  const [days, setDays] = useState<(typeof lookDays)[number]>(7)
  const [who, setWho] = useState('')
  const [onlyOdd, setOnlyOdd] = useState(false)
  const query = useEndpoint(listLooks, { days }, { keepPrevious: true })
  const people = namesOf(query.data?.looks ?? [])
  const shown = (looks: readonly Look[]) =>
    looks.filter((l) => (!who || l.accountId === who) && (!onlyOdd || l.odd.length > 0))
  return (
    <Page title={words.title} lead={words.lead}>
      <Group align="end">
        <NativeSelect
          label={words.since}
          value={String(days)}
          onChange={(e) => setDays(lookDays.find((d) => String(d) === e.currentTarget.value) ?? 7)}
          data={lookDays.map((d) => ({ value: String(d), label: words.days(d) }))}
        />
        <NativeSelect
          label={words.who}
          value={who}
          onChange={(e) => setWho(e.currentTarget.value)}
          data={[{ value: '', label: words.everyone }, ...people]}
        />
        <Switch
          label={words.onlyOdd}
          checked={onlyOdd}
          onChange={(e) => setOnlyOdd(e.currentTarget.checked)}
          pb="sm"
        />
      </Group>
      <QueryView
        query={query}
        skeleton={<Rows count={6} />}
        isEmpty={(d) => shown(d.looks).length === 0}
        empty={
          <EmptyState title={onlyOdd ? words.nothingOddTitle : words.emptyTitle}>
            {onlyOdd ? words.nothingOdd : words.empty}
          </EmptyState>
        }
      >
        {(d) => (
          <Stack>
            {d.isCut && <Callout tone="attention">{words.cut}</Callout>}
            <LooksTable looks={shown(d.looks)} withClient />
          </Stack>
        )}
      </QueryView>
    </Page>
  )
}

function namesOf(looks: readonly Look[]) {
  const names = new Map(looks.map((l) => [l.accountId, l.name]))
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label))
}
