import { Button, Checkbox, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core'
import { admissionItems } from '#modules/episodes/episodes.ts'
import { episodeWords } from '#modules/episodes/episodes.words.ts'
import { careTeamWords } from '#modules/people/careTeam.words.ts'
import { CareTeamFields } from '#modules/people/web/CareTeamFields.tsx'
import { tracks } from '#modules/program/program.ts'
import { programWords } from '#modules/program/program.words.ts'
import { Callout } from '#ui/Callout.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { Section } from '#ui/Section.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import type { AdmissionView } from '../admission/admission.contract.ts'
import { admissionWords } from '../admission/admission.words.ts'
import { planWords } from '../plans.words.ts'
import { type Admitting, type Placement, type Program, useAdmission } from './useAdmission.ts'
import { WeekFields } from './WeekFields.tsx'

type AdmitFormProps = { clientId: string; view: AdmissionView; placement: Placement; program: Program }

/** Defaults filled, warnings live; one button at the end. */
export function AdmitForm(props: AdmitFormProps) {
  const { view, placement } = props
  const words = useWords(admissionWords)
  const { roles: _, ...team } = useWords(careTeamWords)
  const { panel: plan } = useWords(planWords)
  const admitting = useAdmission(props)
  const { form, program, submit, sending } = admitting
  const { definition } = program
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="lg">
        <ErrorSummary form={form} />
        <Level of={placement} today={view.today} />
        <Prior of={view.priorEpisode} form={form} />
        <ProgramFields view={view} admitting={admitting} />
        <Section title={team.title}>
          <CareTeamFields
            staff={view.staff}
            team={form.values.careTeam}
            onChange={(t) => form.set('careTeam', t)}
            id={form.idOf('team')}
            error={form.errorAt('team')}
          />
        </Section>
        <Section title={plan.title} lead={words.weekLead}>
          <Stack>
            {!view.birthDateKnown && <Callout tone="attention">{words.noBirthDate}</Callout>}
            <WeekFields
              key={`${form.values.programVersionId} ${form.values.stage}`}
              week={form.values.week}
              onChange={(week) => form.set('week', week)}
              facts={{ bands: definition.bands, level: placement.level, ageGroup: view.ageGroup }}
              idOf={(name) => form.idOf(`week.${name}`)}
              errorAt={(name) => form.errorAt(`week.${name}`) ?? form.errorAt(name)}
            />
          </Stack>
        </Section>
        <Items form={form} dueOn={view.today.add({ days: definition.documentation.admissionItemDays })} />
        <Group>
          <Button type="submit" loading={sending}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type Form = Admitting['form']

function Level({ of: p, today }: { of: Placement; today: Temporal.PlainDate }) {
  const words = useWords(admissionWords)
  const { levels } = useWords(programWords)
  const overdue = Temporal.PlainDate.compare(p.nextReviewOn, today) < 0
  return (
    <Section title={words.level}>
      <Text fw={650} size="lg">
        {levels[p.level]}
      </Text>
      <Text c="dimmed">{words.decided(formatDay(p.decidedOn, 'date'))}</Text>
      {overdue && (
        <Callout tone="attention">{words.reviewOverdue(formatDay(p.nextReviewOn, 'date'))}</Callout>
      )}
    </Section>
  )
}

/** R14 */
function Prior({ of: prior, form }: { of: AdmissionView['priorEpisode']; form: Form }) {
  const words = useWords(admissionWords)
  const { dischargeReasons } = useWords(episodeWords)
  if (!prior) return null
  const ended = words.priorEnded(
    formatDay(prior.dischargedOn, 'date'),
    prior.dischargeReason ? dischargeReasons[prior.dischargeReason] : '',
  )
  return (
    <Section title={words.prior}>
      <Text>{ended}</Text>
      {prior.offersLink && (
        <Checkbox mt="sm" label={words.link} description={words.linkHint} {...form.check('linked')} />
      )}
    </Section>
  )
}

function ProgramFields({ view, admitting }: { view: AdmissionView; admitting: Admitting }) {
  const words = useWords(admissionWords)
  const { tracks: trackWords } = useWords(programWords)
  const { form, program, chooseProgram, chooseStage } = admitting
  const { values } = form
  return (
    <Section title={words.program}>
      <Stack>
        {view.programs.length > 1 ? (
          <NativeSelect
            label={words.program}
            data={view.programs.map((p) => ({ value: p.versionId, label: words.version(p.name, p.number) }))}
            {...form.field('programVersionId')}
            onChange={(e) => chooseProgram(e.currentTarget.value)}
          />
        ) : (
          <Text>{words.version(program.name, program.number)}</Text>
        )}
        <div>
          <Text fw={600} id="admit-track">
            {words.track}
          </Text>
          {view.prefers && view.prefers !== 'any' && (
            <Text size="sm" c="dimmed" mb={4}>
              {words.prefers[view.prefers]}
            </Text>
          )}
          <SegmentedControl
            aria-labelledby="admit-track"
            value={values.track}
            onChange={(v) => form.set('track', tracks.find((t) => t === v) ?? values.track)}
            data={tracks.map((t) => ({ value: t, label: trackWords[t] }))}
          />
        </div>
        <NativeSelect
          label={words.stage}
          description={words.stageHint}
          data={program.definition.stages.map((s) => ({ value: s.id, label: s.name }))}
          {...form.field('stage')}
          onChange={(e) => chooseStage(e.currentTarget.value)}
        />
      </Stack>
    </Section>
  )
}

/** R11: done now, or due on a day. */
function Items({ form, dueOn }: { form: Form; dueOn: Temporal.PlainDate }) {
  const words = useWords(admissionWords)
  const { checklist, items } = useWords(episodeWords)
  const { itemsDone } = form.values
  return (
    <Section title={checklist.title} lead={words.itemsLead(formatDay(dueOn))}>
      <Stack>
        {admissionItems.map((item) => (
          <Checkbox
            key={item}
            label={items[item]}
            description={itemsDone[item] ? words.doneNow : checklist.due(formatDay(dueOn))}
            checked={itemsDone[item] === true}
            onChange={(e) => form.set('itemsDone', { ...itemsDone, [item]: e.currentTarget.checked })}
          />
        ))}
      </Stack>
    </Section>
  )
}
