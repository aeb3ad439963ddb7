import { ActionIcon, Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { weekOf } from '#kit/time.ts'
import { useSearchParam } from '#ui/params.ts'
import { useToday } from '#ui/site.tsx'
import { formatWeek } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { ledgerWords } from '../ledger.words.ts'
import classes from './Hours.module.css'

/** The week in the address (`?week=`), this one where none stands there. */
export function useWeek() {
  const thisWeek = weekOf(useToday())
  const [asked, setAsked] = useSearchParam('week')
  const goTo = (monday: Temporal.PlainDate) =>
    setAsked(monday.equals(thisWeek) ? undefined : monday.toString())
  const monday = /^\d{4}-\d\d-\d\d$/.test(asked ?? '')
    ? weekOf(Temporal.PlainDate.from(asked ?? ''))
    : thisWeek
  return { monday, isThis: monday.equals(thisWeek), goTo, goToThis: () => setAsked(undefined) }
}

/** The week before, the one shown, the week after, and back. */
export function WeekSwitch({ week }: { week: ReturnType<typeof useWeek> }) {
  const words = useWords(ledgerWords)
  const { monday, isThis, goTo, goToThis } = week
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        className="no-print"
        aria-label={words.previous}
        onClick={() => goTo(monday.subtract({ weeks: 1 }))}
      >
        <IconChevronLeft size={22} />
      </ActionIcon>
      <h2 className={classes.weekTitle}>{isThis ? words.thisWeek : words.week(formatWeek(monday))}</h2>
      <ActionIcon
        variant="default"
        className="no-print"
        aria-label={words.next}
        onClick={() => goTo(monday.add({ weeks: 1 }))}
      >
        <IconChevronRight size={22} />
      </ActionIcon>
      {!isThis && (
        <Button variant="subtle" className="no-print" onClick={goToThis}>
          {words.backToThis}
        </Button>
      )}
    </Group>
  )
}
