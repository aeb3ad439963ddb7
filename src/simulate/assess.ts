import {
  assessment,
  completeAssessment,
  saveSection,
  startAssessment,
} from '#modules/intake/assessment/assessment.contract.ts'
import { decidePlacement } from '#modules/intake/placement/placement.contract.ts'
import { dimensions } from '#modules/intake/placement/placement.ts'
import type { InstrumentId } from '#modules/measures/instruments.ts'
import { completeMeasure, startMeasure } from '#modules/measures/measures.contract.ts'
import { clientTasks, completeTask } from '#modules/tasks/tasks.contract.ts'
import type { Actor } from '#server/door.ts'
import { answersTo, weightOn } from './answers.ts'
import type { Character } from './cast.ts'
import { interviewOf } from './interview.ts'
import type { Random } from './random.ts'
import { narratives, whyNotHigher, whyNotIntensive, whyNotLower, whyNotNothing } from './texts/interview.ts'
import type { Thread } from './world.ts'

/** One client's interview with an interviewer on a local day. */
type Interview = {
  story: Thread
  by: Actor
  clientId: string
  character: Character
  on: Temporal.PlainDate
}

/** Enters an instrument's answers. @param suicideItem what is answered to PHQ-9 item 9 */
export async function measure(
  { story, by, clientId, character, on }: Interview,
  instrument: InstrumentId,
  suicideItem = 0,
): Promise<void> {
  const { id: responseId, version } = await story.does(by, startMeasure, { clientId, instrument })
  const weight = weightOn(character, on)
  const answers = answersTo(story.random, instrument, { weight, substance: character.substance, suicideItem })
  await story.does(by, completeMeasure, { clientId, responseId, version, answers: { ...answers } })
}

/** Writes the sections of the assessment; all of them unless told how many. @returns the assessment's id */
export async function interview(i: Interview, sections = Number.POSITIVE_INFINITY): Promise<string> {
  const { story, by, clientId, character, on } = i
  const { assessmentId } = await story.does(by, startAssessment, { clientId })
  const { sections: blank } = await story.does(by, assessment, { clientId, assessmentId })
  for (const content of interviewOf(story.random, character, on).slice(0, sections)) {
    const version = blank.find((s) => s.section === content.section)?.version ?? 0
    await story.does(by, saveSection, { clientId, assessmentId, version, content })
  }
  return assessmentId
}

/** The whole intake interview: sections, the three first instruments, completed. */
export async function assess(i: Interview): Promise<void> {
  const assessmentId = await interview(i)
  for (const instrument of ['phq-9', 'gad-7', 'bam-iop'] as const) await measure(i, instrument)
  await i.story.does(i.by, completeAssessment, { clientId: i.clientId, assessmentId })
}

/** The placement decision: into the programme, on in it, or down to outpatient care. @returns its id */
export async function place(
  { story, by, clientId, character, on }: Interview,
  level: '2.1' | '1.5',
): Promise<string> {
  const { random } = story
  const differs = level === '2.1' && random.chance(0.1)
  const weight = level === '2.1' ? weightOn(character, on) : 0
  const { placementId } = await story.does(by, decidePlacement, {
    clientId,
    edition: '4',
    ratings: dimensions['4'].map((dimension, at) => ({ dimension, ...ratingOf(random, at, weight) })),
    indicatedLevel: differs ? '2.5' : level,
    actualLevel: level,
    differenceReason: differs ? 'client_preference' : null,
    differenceNote: differs
      ? 'Cannot leave work for twenty hours a week; agrees to review after two weeks.'
      : '',
    whyNotLower: random.pick(level === '2.1' ? whyNotLower : whyNotNothing),
    whyNotHigher: random.pick(level === '2.1' ? whyNotHigher : whyNotIntensive),
    corrects: null,
    correctionReason: '',
  })
  return placementId
}

/** Use-related risks weigh most in people who come here; the body least. */
const usual = [1, 0, 1, 2, 1, 1]

function ratingOf(random: Random, at: number, weight: number) {
  const texts = Object.values(narratives)[at] ?? ['']
  return {
    rating: Math.min(
      3,
      Math.max(0, (usual[at] ?? 1) + (random.chance(weight) ? 1 : 0) - (weight === 0 ? 1 : 0)),
    ),
    narrative: random.pick(texts),
  }
}

/** R40: the therapist sees to it the same day. */
export async function followUp({ story, by, clientId }: Interview): Promise<void> {
  const { tasks } = await story.does(by, clientTasks, { clientId })
  for (const task of tasks.filter((t) => t.kind === 'suicide_risk_followup' && t.doneAt === null))
    await story.does(by, completeTask, {
      taskId: task.id,
      outcome: 'crisis_plan',
      note: 'Passing thoughts, no plan or intent. Crisis plan written together, next contact tomorrow.',
    })
}
