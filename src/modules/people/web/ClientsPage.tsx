import { NativeSelect, SegmentedControl, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { useSearchParam } from '#ui/params.ts'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { findClients } from '../client.contract.ts'
import { clientStatuses } from '../client.ts'
import { clientWords } from '../client.words.ts'
import { ClientPages } from './ClientPages.tsx'
import classes from './Clients.module.css'
import { ClientTable } from './ClientTable.tsx'

const filters = ['admitted', 'inquiry', 'discharged', 'all'] as const

/** Every client one may see: found by what is typed, or listed by where they stand. */
export function ClientsPage() {
  const { list: words, statuses } = useWords(clientWords)
  const [chosen, choose] = useSearchParam('status')
  const [text, setText] = useState('')
  const label = useId()
  const status = clientStatuses.find((s) => s === chosen) ?? (chosen === 'all' ? 'all' : 'admitted')
  const show = (v: string) => choose(v === 'admitted' ? undefined : v)
  return (
    <Page title={words.title} lead={words.caller}>
      <div className={classes.tools}>
        <TextInput
          className={classes.find}
          label={words.find}
          description={words.findHint}
          placeholder={words.findPlaceholder}
          leftSection={<IconSearch size={20} stroke={1.8} aria-hidden />}
          type="search"
          autoComplete="off"
          value={text}
          maxLength={120}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        {text.trim().length < 2 && (
          <>
            <div className={classes.filter}>
              <Text id={label} fw={600}>
                {words.status}
              </Text>
              <SegmentedControl
                aria-labelledby={label}
                value={status}
                onChange={show}
                data={filters.map((f) => ({ value: f, label: statuses[f] }))}
              />
            </div>
            <NativeSelect
              className={classes.filterSmall}
              label={words.status}
              value={status}
              onChange={(e) => show(e.currentTarget.value)}
              data={filters.map((f) => ({ value: f, label: statuses[f] }))}
            />
          </>
        )}
      </div>
      {text.trim().length < 2 ? <ClientPages key={status} status={status} /> : <Found text={text.trim()} />}
    </Page>
  )
}

function Found({ text }: { text: string }) {
  const { list: words } = useWords(clientWords)
  const [typed] = useDebouncedValue(text, 150)
  const query = useEndpoint(findClients, { text: typed }, { keepPrevious: true })
  return (
    <QueryView
      query={query}
      skeleton={<Rows />}
      isEmpty={({ clients }) => clients.length === 0}
      empty={<EmptyState title={words.nothingTitle}>{words.nothing}</EmptyState>}
    >
      {({ clients }) => (
        <>
          <VisuallyHidden role="status">{words.found(clients.length)}</VisuallyHidden>
          <ClientTable clients={clients} />
          {clients.length === 20 && <Text c="dimmed">{words.foundMost}</Text>}
        </>
      )}
    </QueryView>
  )
}
