import { Button, Group, NativeSelect, NumberInput, SimpleGrid, Stack, Switch } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import { proposeWeek } from '../finder/finder.contract.ts'
import { clientWeek, setWeekPreference } from '../ownWeek.contract.ts'
import { type PartOfDay, partsOfDay } from '../ownWeek.ts'
import classes from './ClientWeek.module.css'
import type { ClientsWeek } from './ClientWeek.tsx'

/** Way, video, part of the day, clock: what proposals go by. */
export function HowTheyCome({ clientId, week }: { clientId: string; week: ClientsWeek }) {
  const { preference: words, parts } = useWords(clientWeekWords)
  const save = useAction(setWeekPreference, { refreshes: [clientWeek, proposeWeek], quiet: true })
  const { travelMinutes, videoAllowed, preferredPart, timeZone } = week.preference
  const form = useFields(
    {
      travelMinutes: travelMinutes as number | string,
      videoAllowed,
      preferredPart: preferredPart as PartOfDay,
      timeZone: timeZone ?? '',
    },
    save.error,
  )
  const send = () => {
    const v = form.values
    const preference = {
      travelMinutes: Number(v.travelMinutes),
      videoAllowed: v.videoAllowed,
      preferredPart: partsOfDay.find((p) => p === v.preferredPart) ?? 'any',
      timeZone: v.timeZone || null,
    }
    save.mutate(
      { clientId, preference, version: week.version },
      { onSuccess: () => notify.done(words.saved) },
    )
  }
  const zones = [...new Set([...(timeZone ? [timeZone] : []), ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Section title={words.title}>
      <form noValidate onSubmit={form.onSubmit(send)}>
        <fieldset className={classes.plain} disabled={!week.can.editBusy}>
          <Stack>
            <ErrorSummary form={form} />
            <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
              <NumberInput
                label={words.travel}
                min={0}
                max={240}
                step={5}
                disabled={!week.can.editBusy}
                {...form.field('travelMinutes')}
              />
              <NativeSelect
                label={words.part}
                data={partsOfDay.map((value) => ({ value, label: parts[value] }))}
                {...form.field('preferredPart')}
              />
              <NativeSelect
                label={words.zone}
                data={[
                  { value: '', label: words.siteZone },
                  ...zones.map((z) => ({ value: z, label: z.replaceAll('_', ' ') })),
                ]}
                {...form.field('timeZone')}
              />
            </SimpleGrid>
            <Switch label={words.video} {...form.check('videoAllowed')} />
            {week.can.editBusy && (
              <Group>
                <Button type="submit" loading={save.isPending}>
                  {words.save}
                </Button>
              </Group>
            )}
          </Stack>
        </fieldset>
      </form>
    </Section>
  )
}
