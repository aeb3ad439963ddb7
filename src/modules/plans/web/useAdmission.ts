import { useNavigate } from '@tanstack/react-router'
import { episode } from '#modules/episodes/episodes.contract.ts'
import type { AdmissionItem } from '#modules/episodes/episodes.ts'
import { careTeam } from '#modules/people/careTeam.contract.ts'
import type { CareTeamMember } from '#modules/people/careTeam.ts'
import { client, listClients } from '#modules/people/client.contract.ts'
import type { Stage, Track } from '#modules/program/program.ts'
import { useAction } from '#ui/data.ts'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { type AdmissionView, admission, admitClient } from '../admission/admission.contract.ts'
import { admissionWords } from '../admission/admission.words.ts'
import { prescribedWeeks } from '../plans.contract.ts'
import type { Week } from '../plans.ts'

export type Program = AdmissionView['programs'][number]
export type Placement = NonNullable<AdmissionView['placement']>
type Admission = { clientId: string; view: AdmissionView; placement: Placement; program: Program }

type Values = {
  programVersionId: string
  track: Track
  stage: string
  careTeam: CareTeamMember[]
  itemsDone: Partial<Record<AdmissionItem, boolean>>
  week: Week
  linked: boolean
}

/** An admission as it is filled in: the stage brings its usual week, until somebody changes that. */
export function useAdmission({ clientId, view, placement, program: first }: Admission) {
  const words = useWords(admissionWords)
  const navigate = useNavigate()
  const send = useAction(admitClient, {
    refreshes: [client, listClients, episode, admission, careTeam, prescribedWeeks],
    quiet: true,
  })
  const form = useFields<Values>(
    {
      programVersionId: first.versionId,
      track: view.prefers === 'evening' ? 'evening' : 'day',
      stage: first.definition.stages[0]?.id ?? '',
      careTeam: view.team,
      itemsDone: {},
      week: weekOf(first.definition.stages[0]),
      linked: view.priorEpisode?.offersLink ?? false,
    },
    send.error,
  )
  const program = view.programs.find((p) => p.versionId === form.values.programVersionId) ?? first
  const stage = program.definition.stages.find((s) => s.id === form.values.stage)

  const chooseProgram = (versionId: string) => {
    const chosen = view.programs.find((p) => p.versionId === versionId) ?? first
    const [to] = chosen.definition.stages
    form.setValues((v) => ({
      ...v,
      programVersionId: chosen.versionId,
      stage: to?.id ?? '',
      week: weekOf(to),
    }))
  }
  const chooseStage = (id: string) => {
    const to = program.definition.stages.find((s) => s.id === id)
    const untouched = JSON.stringify(form.values.week) === JSON.stringify(weekOf(stage))
    form.setValues((v) => ({ ...v, stage: id, week: untouched ? weekOf(to) : v.week }))
  }
  const submit = () => {
    const { linked, ...values } = form.values
    const priorEpisodeId = linked ? (view.priorEpisode?.id ?? null) : null
    send.mutate(
      { ...values, clientId, placementId: placement.id, priorEpisodeId },
      {
        onSuccess: () => {
          notify.done(words.done)
          void navigate({ to: `/clients/${clientId}/episode` })
        },
      },
    )
  }
  return { form, program, chooseProgram, chooseStage, submit, sending: send.isPending }
}
export type Admitting = ReturnType<typeof useAdmission>

const weekOf = (stage: Stage | undefined): Week =>
  stage?.week ?? { minutes: 540, daysMin: 3, daysMax: 5, mix: {} }
