import { Button, Checkbox, Group, Modal, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { type BusySaid, busySaid } from '../busyWords.ts'
import { clientWeekWords } from '../clientWeek.words.ts'
import { type BusyKind, type BusyTime, busyKinds } from '../ownWeek.ts'
import classes from './ClientWeek.module.css'
import { timeTyped, useMissing } from './typed.ts'

type BusyFormProps = { onAdd: (busy: BusyTime[]) => void }

/** The keyboard's way to busy times: what, on which days, from when until when. */
export function BusyForm({ onAdd }: BusyFormProps) {
  const words = useWords(clientWeekWords).busy
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={18} />} onClick={open} aria-haspopup="dialog">
        {words.add}
      </Button>
      <BusyDialog opened={opened} onAdd={onAdd} onClose={close} />
    </>
  )
}

const workingWeek = {
  kind: 'work' as BusyKind,
  weekdays: ['1', '2', '3', '4', '5'],
  from: '09:00',
  until: '17:00',
}

type BusyDialogProps = {
  opened: boolean
  /** What stands in the fields at first: the span that was drawn. */
  initial?: typeof workingWeek
  onAdd: (busy: BusyTime[]) => void
  onClose: () => void
}

export function BusyDialog({ opened, initial = workingWeek, onAdd, onClose }: BusyDialogProps) {
  const words = useWords(clientWeekWords).busy
  const { close } = useWords(uiWords)
  const add = (busy: BusyTime[]) => {
    onAdd(busy)
    onClose()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={words.add} closeButtonProps={{ 'aria-label': close }}>
      <Fields initial={initial} onAdd={add} onCancel={onClose} />
    </Modal>
  )
}

const fieldsOf = ({ weekdays, from, until, kind }: BusySaid) => ({
  weekdays: weekdays.map(String),
  from: from.toString({ smallestUnit: 'minute' }),
  until: until.toString({ smallestUnit: 'minute' }),
  ...(kind ? { kind } : {}),
})

type FieldsProps = { initial: typeof workingWeek; onAdd: (busy: BusyTime[]) => void; onCancel: () => void }

function Fields({ initial, onAdd, onCancel }: FieldsProps) {
  const { busy: words, busyKinds: names, weekday } = useWords(clientWeekWords)
  const { cancel } = useWords(uiWords)
  const missing = useMissing(null)
  const form = useFields({ ...initial, note: '', words: '' }, missing.refusal)
  const v = form.values
  const say = (text: string) => {
    missing.say([])
    const found = busySaid(text)
    form.setValues((now) => ({ ...now, words: text, ...(found && fieldsOf(found)) }))
  }
  const [from, until] = [timeTyped(v.from), timeTyped(v.until)]
  const overnight =
    from &&
    until &&
    Temporal.PlainTime.compare(until, from) < 0 &&
    !until.equals(Temporal.PlainTime.from('00:00'))
  const submit = () => {
    const isPuzzling = v.words.trim() !== '' && busySaid(v.words) === null
    missing.say([
      ...(isPuzzling ? [{ path: ['words'], message: words.notUnderstood }] : []),
      ...(v.weekdays.length > 0 ? [] : [{ path: ['weekdays'], message: words.missingDays }]),
      ...(from ? [] : [{ path: ['from'], message: words.missingTime }]),
      ...(until ? [] : [{ path: ['until'], message: words.missingTime }]),
      ...(from && until?.equals(from) ? [{ path: ['until'], message: words.sameTime }] : []),
    ])
    if (isPuzzling || !from || !until || until.equals(from) || v.weekdays.length === 0) return
    const kind = busyKinds.find((k) => k === v.kind) ?? 'other'
    onAdd(v.weekdays.map((weekday) => ({ kind, weekday: Number(weekday), from, until, note: v.note })))
  }
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <ErrorSummary form={form} />
        <TextInput
          label={words.inWords}
          description={words.inWordsHint}
          data-autofocus
          autoComplete="off"
          {...form.field('words')}
          onChange={(event) => say(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.kind}
          data={busyKinds.map((value) => ({ value, label: names[value] }))}
          {...form.field('kind')}
        />
        <Checkbox.Group
          id={form.idOf('weekdays')}
          label={words.weekdays}
          error={form.errorAt('weekdays')}
          value={v.weekdays}
          onChange={(days) => form.set('weekdays', days)}
        >
          <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs" className={classes.weekdays}>
            {[1, 2, 3, 4, 5, 6, 7].map((n) => (
              <Checkbox key={n} value={String(n)} label={weekday(n)} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <SimpleGrid cols={2}>
          <TextInput type="time" label={words.from} required {...form.field('from')} />
          <TextInput
            type="time"
            label={words.until}
            required
            {...(overnight
              ? { description: words.nextDay, inputWrapperOrder: ['label', 'error', 'input', 'description'] }
              : {})}
            {...form.field('until')}
          />
        </SimpleGrid>
        <TextInput label={words.note} maxLength={200} autoComplete="off" {...form.field('note')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {cancel}
          </Button>
          <Button type="submit">{words.save}</Button>
        </Group>
      </Stack>
    </form>
  )
}
