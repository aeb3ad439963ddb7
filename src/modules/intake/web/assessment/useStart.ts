import { useNavigate } from '@tanstack/react-router'
import { useAction } from '#ui/data.ts'
import { listAssessments, startAssessment } from '../../assessment/assessment.contract.ts'

/** Starts an assessment and goes to its page. */
export function useStart(clientId: string) {
  const navigate = useNavigate()
  const start = useAction(startAssessment, { refreshes: [listAssessments] })
  const go = () =>
    start.mutate(
      { clientId },
      {
        onSuccess: ({ assessmentId }) => navigate({ to: `/clients/${clientId}/assessments/${assessmentId}` }),
      },
    )
  return { go, isPending: start.isPending }
}
