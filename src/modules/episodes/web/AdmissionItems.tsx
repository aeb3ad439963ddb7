import { Checkbox } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useSite } from '#ui/site.tsx'
import { formatDay, formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { completeAdmissionItem, type EpisodeView, episode } from '../episodes.contract.ts'
import { episodeWords } from '../episodes.words.ts'
import classes from './Episode.module.css'

type AdmissionItemsProps = {
  clientId: string
  of: EpisodeView
  today: Temporal.PlainDate
  mayTick: boolean
}
type Item = EpisodeView['items'][number]

/** R11: consent, notice, fees, orientation: each dated when it is done. */
export function AdmissionItems({ clientId, of: e, today, mayTick }: AdmissionItemsProps) {
  const { checklist: words, items } = useWords(episodeWords)
  const save = useAction(completeAdmissionItem, {
    refreshes: [episode],
    expected: ({ item, done }, see) =>
      see(episode, { clientId }, (known) => withItem(known, item, done ? Temporal.Now.instant() : null)),
  })
  const at = { clientId, episodeId: e.id }
  const tick = (item: Item['item'], done: boolean) =>
    save.mutate(
      { ...at, item, done },
      {
        onSuccess: () =>
          done &&
          notify.undo(words.ticked(items[item]), () => save.mutateAsync({ ...at, item, done: false })),
      },
    )
  const open = e.items.filter((i) => i.doneAt === null).length
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        open ? (
          <StatusBadge tone="attention">{words.open(open)}</StatusBadge>
        ) : (
          <StatusBadge tone="good">{words.allDone}</StatusBadge>
        )
      }
    >
      <ul className={classes.items}>
        {e.items.map((i) => (
          <li key={i.item}>
            <Checkbox
              label={items[i.item]}
              description={<When of={i} today={today} />}
              checked={i.doneAt !== null}
              disabled={!mayTick}
              onChange={(event) => tick(i.item, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function When({ of: i, today }: { of: Item; today: Temporal.PlainDate }) {
  const { checklist: words } = useWords(episodeWords)
  const { timeZone } = useSite()
  if (i.doneAt) return words.done(formatInstant(i.doneAt, timeZone, 'date'), i.doneBy ?? '')
  const day = formatDay(i.dueOn)
  const overdue = Temporal.PlainDate.compare(i.dueOn, today) < 0
  return (
    <span className={overdue ? classes.overdue : undefined}>
      {overdue ? words.overdue(day) : words.due(day)}
    </span>
  )
}

type Known = Out<typeof episode>

/** What the page shows before the server has answered. */
const withItem = (known: Known, item: Item['item'], doneAt: Temporal.Instant | null): Known =>
  known.episode
    ? {
        ...known,
        episode: {
          ...known.episode,
          items: known.episode.items.map((i) => (i.item === item ? { ...i, doneAt } : i)),
        },
      }
    : known
