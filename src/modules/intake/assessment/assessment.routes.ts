import type { Bind } from '#server/door.ts'
import { assessmentsOf, complete, openAssessment, start, writeSection } from './assessment.actions.ts'
import {
  assessment,
  completeAssessment,
  listAssessments,
  saveSection,
  startAssessment,
} from './assessment.contract.ts'

export const assessmentRoutes = (bind: Bind) => {
  bind(listAssessments, 'assessment.read', assessmentsOf)
  bind(startAssessment, 'assessment.edit', start)
  bind(assessment, 'assessment.read', openAssessment)
  bind(saveSection, 'assessment.edit', writeSection)
  bind(completeAssessment, 'assessment.edit', complete)
}
