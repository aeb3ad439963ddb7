import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { weekOf } from '#kit/time.ts'
import { useSearchParam } from '#ui/params.ts'
import { useToday } from '#ui/site.tsx'
import { formatWeek } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { weekWords } from '../week.words.ts'
import classes from './WeekSwitcher.module.css'

/** The programme week the address names (`?week=2026-03-02`), and how to go to another. */
export function useWeek() {
  const today = useToday()
  const [asked, setAsked] = useSearchParam('week')
  const thisMonday = weekOf(today)
  const monday = dayNamed(asked) ?? thisMonday
  return {
    monday,
    isThis: monday.equals(thisMonday),
    goTo: (to: Temporal.PlainDate) => setAsked(to.equals(thisMonday) ? undefined : to.toString()),
    goToThis: () => setAsked(undefined),
  }
}

function dayNamed(text: string | undefined): Temporal.PlainDate | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return weekOf(Temporal.PlainDate.from(text, { overflow: 'reject' }))
  } catch {
    return null
  }
}

/** One week on, one back, this one; the arrow keys do the same. */
export function WeekSwitcher({ monday, isThis, goTo, goToThis }: ReturnType<typeof useWeek>) {
  const words = useWords(weekWords)
  const by = (weeks: number) => goTo(monday.add({ weeks }))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowLeft') by(-1)
    else if (event.key === 'ArrowRight') by(1)
    else if (event.key === 'Home') goToThis()
    else return
    event.preventDefault()
  }
  return (
    <div className={classes.switcher} role="toolbar" aria-label={words.switcher} onKeyDown={onKeyDown}>
      <ActionIcon variant="default" aria-label={words.previous} onClick={() => by(-1)}>
        <IconChevronLeft size={22} />
      </ActionIcon>
      <span className={classes.name} aria-live="polite">
        {isThis ? words.thisWeek : formatWeek(monday)}
      </span>
      <ActionIcon variant="default" aria-label={words.next} onClick={() => by(1)}>
        <IconChevronRight size={22} />
      </ActionIcon>
      {!isThis && (
        <Button variant="subtle" onClick={goToThis}>
          {words.backToThis}
        </Button>
      )}
    </div>
  )
}
