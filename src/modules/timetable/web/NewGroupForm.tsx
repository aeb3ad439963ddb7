import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import type { listStaffMembers } from '#modules/people/staff.contract.ts'
import type { listPrograms } from '#modules/program/program.contract.ts'
import { sessionKinds, tracks } from '#modules/program/program.ts'
import { programWords } from '#modules/program/program.words.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import type { listRooms } from '../groups.contract.ts'
import { exemptions } from '../timetable.ts'
import { timetableWords } from '../timetable.words.ts'
import { weekWords } from '../week.words.ts'
import { useNewGroup } from './useNewGroup.ts'

export type GroupChoices = {
  programs: Out<typeof listPrograms>['programs']
  staff: Out<typeof listStaffMembers>['staff']
  rooms: Out<typeof listRooms>['rooms']
}

type NewGroupFormProps = GroupChoices & { onDone: () => void }

export function NewGroupForm({ onDone, ...choices }: NewGroupFormProps) {
  const words = useWords(weekWords).group
  const { cancel } = useWords(uiWords)
  const { form, send, isPending } = useNewGroup(choices, onDone)
  return (
    <form noValidate onSubmit={form.onSubmit(send)}>
      <Stack>
        <ErrorSummary form={form} />
        <What form={form} programs={choices.programs} />
        <When form={form} />
        <Who form={form} choices={choices} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
          <Button type="submit" loading={isPending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type Form = ReturnType<typeof useNewGroup>['form']

function What({ form, programs }: { form: Form; programs: GroupChoices['programs'] }) {
  const words = useWords(weekWords).group
  const names = useWords(programWords)
  const program = programs.find((p) => p.id === form.values.programId)
  return (
    <>
      <TextInput label={words.name} required data-autofocus autoComplete="off" {...form.field('name')} />
      {programs.length > 1 && (
        <NativeSelect
          label={words.program}
          data={programs.map((p) => ({ value: p.id, label: p.name }))}
          {...form.field('programId')}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label={words.kind}
          data={sessionKinds.map((value) => ({ value, label: names.kinds[value] }))}
          {...form.field('kind')}
        />
        <NativeSelect
          label={words.track}
          data={tracks.map((value) => ({ value, label: names.tracks[value] }))}
          {...form.field('track')}
        />
      </SimpleGrid>
      <MultiSelect
        label={words.stages}
        description={words.stagesHint}
        data={program?.definition.stages.map((s) => ({ value: s.id, label: s.name })) ?? []}
        {...form.field('stages')}
      />
    </>
  )
}

function When({ form }: { form: Form }) {
  const words = useWords(weekWords).group
  const { weekday } = useWords(clientWeekWords)
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <NativeSelect
          label={words.weekday}
          data={[1, 2, 3, 4, 5, 6, 7].map((n) => ({ value: String(n), label: weekday(n) }))}
          {...form.field('weekday')}
        />
        <TextInput type="time" label={words.starts} required {...form.field('starts')} />
        <NumberInput label={words.minutes} min={15} max={360} step={15} {...form.field('minutes')} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput type="date" label={words.fromOn} required {...form.field('fromOn')} />
        <TextInput
          type="date"
          label={words.untilOn}
          description={words.untilHint}
          inputWrapperOrder={['label', 'error', 'input', 'description']}
          {...form.field('untilOn')}
        />
      </SimpleGrid>
    </>
  )
}

function Who({ form, choices: { staff, rooms, programs } }: { form: Form; choices: GroupChoices }) {
  const words = useWords(weekWords).group
  const reasons = useWords(timetableWords).exemptions
  const people = staff.map((s) => ({ value: s.id, label: `${s.givenName} ${s.familyName}` }))
  const { programId, kind, capacity } = form.values
  const program = programs.find((p) => p.id === programId)
  const cap = program?.definition.groupCaps[kind]
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label={words.lead}
          required
          data={[{ value: '', label: words.choose }, ...people]}
          {...form.field('leadId')}
        />
        <NativeSelect
          label={words.coLead}
          data={[{ value: '', label: words.nobody }, ...people]}
          {...form.field('coLeadId')}
        />
        <NativeSelect
          label={words.place}
          data={[
            { value: 'video', label: words.byVideo },
            { value: 'open', label: words.inPerson },
            ...rooms.map((r) => ({ value: r.id, label: r.name })),
          ]}
          {...form.field('place')}
        />
        <NumberInput label={words.capacity} min={1} max={200} {...form.field('capacity')} />
      </SimpleGrid>
      {cap !== undefined && Number(capacity) > cap && (
        <NativeSelect
          label={words.exemption}
          description={words.exemptionHint(cap)}
          data={[
            { value: '', label: words.noExemption },
            ...exemptions.map((value) => ({ value, label: reasons[value] })),
          ]}
          {...form.field('exemption')}
        />
      )}
      <Checkbox label={words.coFacilitated} {...form.check('coFacilitated')} />
    </>
  )
}
