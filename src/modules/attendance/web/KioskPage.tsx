import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Mark } from '#ui/Mark.tsx'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { formatSpan } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { endKiosk, kiosk, tapHere } from '../kiosk/kiosk.contract.ts'
import { kioskWords } from '../kiosk/kiosk.words.ts'
import classes from './KioskPage.module.css'

/** The tablet at the door: large initials, one tap. It shows nothing else, and leads nowhere without a password. */
export function KioskPage() {
  const words = useWords(kioskWords)
  const query = useEndpoint(kiosk, {}, { everySeconds: 20 })
  const end = useAction(endKiosk, { refreshes: [] })
  useDocumentTitle(words.title)
  const leave = () => end.mutate({}, { onSuccess: () => window.location.assign('/') })
  if (query.error?.reason === 'kiosk_ended')
    return (
      <main className={classes.kiosk}>
        <h1 className={classes.title}>{words.ended}</h1>
        <EmptyState
          title={query.error.title}
          action={
            <Button component="a" href="/">
              {words.toStart}
            </Button>
          }
        />
      </main>
    )
  return (
    <main className={classes.kiosk}>
      <header className={classes.head}>
        <Mark size={40} />
        <div>
          <h1 className={classes.title}>{words.title}</h1>
          <p className={classes.lead}>{words.lead}</p>
        </div>
      </header>
      <QueryView query={query} skeleton={<Lines count={6} />}>
        {(seen) => <People seen={seen} />}
      </QueryView>
      <Button
        className={classes.end ?? ''}
        variant="subtle"
        color="gray"
        onClick={leave}
        loading={end.isPending}
      >
        {words.end}
      </Button>
    </main>
  )
}

function People({ seen }: { seen: Out<typeof kiosk> }) {
  const words = useWords(kioskWords)
  const [thanked, setThanked] = useState('')
  const tap = useAction(tapHere, { refreshes: [kiosk] })
  const at = (i: Temporal.Instant) => i.toZonedDateTimeISO(seen.timeZone).toPlainTime()
  return (
    <>
      <p className={classes.session}>
        {seen.name}, {formatSpan(at(seen.startsAt), at(seen.endsAt))}
      </p>
      <p role="status" className={classes.thanks}>
        {thanked && words.thanks(thanked)}
      </p>
      {seen.people.length === 0 && <p>{words.empty}</p>}
      <ul className={classes.tiles}>
        {seen.people.map(({ key, initials, here }) => (
          <li key={key}>
            <button
              type="button"
              className={classes.tile}
              data-here={here}
              aria-pressed={here}
              disabled={here || tap.isPending}
              onClick={() => tap.mutate({ key }, { onSuccess: () => setThanked(initials) })}
            >
              <span translate="no">{initials}</span>
              {here && (
                <span className={classes.here}>
                  <IconCheck size={20} stroke={2.2} aria-hidden />
                  {words.here}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
