import { ActionIcon, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { Callout } from '#ui/Callout.tsx'
import { Section } from '#ui/Section.tsx'
import { formatSpan } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import { BusyForm } from './BusyForm.tsx'
import classes from './ClientWeek.module.css'
import type { ClientsWeek } from './ClientWeek.tsx'
import { useBusyTimes } from './useBusyTimes.ts'

type Busy = ClientsWeek['busy'][number]

/** The client's busy times as a list, the same on several days in one line, and a form to add some. */
export function BusyTimes({ clientId, week }: { clientId: string; week: ClientsWeek }) {
  const words = useWords(clientWeekWords)
  const busy = useBusyTimes(clientId, week)
  const alike = Map.groupBy(week.busy, (b) => `${b.kind} ${b.from} ${b.until} ${b.note}`)
  const zone = week.preference.timeZone
  const actions = week.can.editBusy && <BusyForm onAdd={busy.add} />
  return (
    <Section title={words.busy.title} lead={words.busy.lead} actions={actions}>
      {zone && <Callout>{words.preference.zoneDiffers(zone.replaceAll('_', ' '))}</Callout>}
      {alike.size === 0 ? (
        <Text c="dimmed">{words.busy.none}</Text>
      ) : (
        <ul className={classes.list}>
          {[...alike].map(([key, times]) => (
            <Line
              key={key}
              times={times}
              {...(week.can.editBusy ? { onRemove: () => busy.remove(times.map((t) => t.id)) } : {})}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Line({ times, onRemove }: { times: readonly Busy[]; onRemove?: () => void }) {
  const words = useWords(clientWeekWords)
  const [first] = times
  if (!first) return null
  const days = daysInWords(
    times.map((t) => t.weekday),
    words.shortWeekday,
  )
  const what = `${words.busyKinds[first.kind]}, ${days}`
  return (
    <li>
      <div className={classes.what}>
        {what} <span>{formatSpan(first.from, first.until)}</span>
        {first.note && <span> ({first.note})</span>}
      </div>
      {onRemove && (
        <ActionIcon aria-label={words.busy.remove(what)} onClick={onRemove}>
          <IconTrash size={20} stroke={1.7} />
        </ActionIcon>
      )}
    </li>
  )
}

/** `Mon – Fri`, `Tue, Thu`: three and more in a row as a range. */
function daysInWords(weekdays: readonly number[], name: (n: number) => string): string {
  const runs: number[][] = []
  for (const day of [...new Set(weekdays)].sort()) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap((run) =>
      run.length > 2 ? [`${name(run[0] ?? 1)} – ${name(run.at(-1) ?? 1)}`] : run.map((d) => name(d)),
    )
    .join(', ')
}
