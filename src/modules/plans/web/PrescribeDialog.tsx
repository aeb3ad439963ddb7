import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { weekOf } from '#kit/time.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { invalid, type Refusal } from '#ui/refusal.ts'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { prescribedWeeks, prescribeWeek } from '../plans.contract.ts'
import type { Week } from '../plans.ts'
import { planWords } from '../plans.words.ts'
import { WeekFields } from './WeekFields.tsx'

type Found = Out<typeof prescribedWeeks>
type PrescribeDialogProps = {
  clientId: string
  found: Found
  episode: NonNullable<Found['episode']>
  onClose: () => void
}

type Values = { week: Week; from: string; reason: string }

const blank: Week = { minutes: 540, daysMin: 3, daysMax: 5, mix: {} }

/** Another week from a day on, by default from next Monday, so that programme weeks stay whole. */
export function PrescribeDialog({ clientId, found, episode, onClose }: PrescribeDialogProps) {
  const { dialog: words } = useWords(planWords)
  const { cancel, close, issues } = useWords(uiWords)
  const save = useAction(prescribeWeek, { refreshes: [prescribedWeeks], quiet: true })
  const [noDay, setNoDay] = useState<Refusal | null>(null)
  const { minutes, daysMin, daysMax, mix } = found.current ?? found.weeks[0] ?? blank
  const nextMonday = weekOf(found.today).add({ days: 7 })
  const form = useFields<Values>(
    { week: { minutes, daysMin, daysMax, mix }, from: nextMonday.toString(), reason: '' },
    noDay ?? save.error,
  )
  const send = () => {
    const { week, from, reason } = form.values
    setNoDay(from === '' ? invalid([{ path: ['from'], message: issues.date }]) : null)
    if (from === '') return
    save.mutate(
      {
        ...{ ...week, clientId, reason, episodeId: episode.id, from: Temporal.PlainDate.from(from) },
        latestId: found.weeks[0]?.id ?? null,
      },
      {
        onSuccess: () => {
          notify.done(words.done)
          onClose()
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={words.title} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <ErrorSummary form={form} />
          <TextInput
            type="date"
            maw="16rem"
            label={words.from}
            description={words.fromHint}
            min={episode.earliestOn.toString()}
            {...form.field('from')}
          />
          <WeekFields
            week={form.values.week}
            onChange={(week) => form.set('week', week)}
            facts={{ bands: episode.bands, level: episode.levelOfCare, ageGroup: episode.ageGroup }}
            idOf={form.idOf}
            errorAt={form.errorAt}
          />
          <Textarea label={words.reason} autosize minRows={2} {...form.field('reason')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {words.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
