import bamCategorical from './instruments/bam-categorical.json' with { type: 'json' }
import bamContinuous from './instruments/bam-continuous.json' with { type: 'json' }
import bamIop from './instruments/bam-iop.json' with { type: 'json' }
import gad7 from './instruments/gad-7.json' with { type: 'json' }
import phq9 from './instruments/phq-9.json' with { type: 'json' }
import { Questionnaire } from './questionnaire.ts'

/** The instruments we ship. Each BAM version is an instrument of its own, so that no chart can join two of them (R44). */
export const instrumentIds = ['phq-9', 'gad-7', 'bam-iop', 'bam-continuous', 'bam-categorical'] as const
export type InstrumentId = (typeof instrumentIds)[number]

const questionnaires: Record<InstrumentId, Questionnaire> = {
  'phq-9': Questionnaire.parse(phq9),
  'gad-7': Questionnaire.parse(gad7),
  'bam-iop': Questionnaire.parse(bamIop),
  'bam-continuous': Questionnaire.parse(bamContinuous),
  'bam-categorical': Questionnaire.parse(bamCategorical),
}

export const questionnaireOf = (instrument: InstrumentId): Questionnaire => questionnaires[instrument]
