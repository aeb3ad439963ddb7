import { Callout } from '#ui/Callout.tsx'
import { useWords } from '#ui/words.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import type { ReferralSummary } from '../../referral/summary.ts'
import { CoverageSection, FindingSection, TreatmentSection } from './CareSections.tsx'
import { DiagnosisSection } from './DiagnosisSection.tsx'
import { AllergySection, MedicationSection } from './MedicationSection.tsx'
import { NotUnderstoodSection } from './NotUnderstoodSection.tsx'
import { WhoSection } from './WhoSection.tsx'
import { WhySection } from './WhySection.tsx'

/** A referral as intake reads it: who, why, what matters here, the rest, and what was not used. */
export function ReferralSummaryView({ summary: s }: { summary: ReferralSummary }) {
  const { summary: words } = useWords(packetWords)
  return (
    <>
      {s.person.deceased && (
        <Callout tone="danger" title={words.deceasedTitle}>
          {words.deceased}
        </Callout>
      )}
      {s.labels.length > 0 && (
        <Callout tone="attention" title={words.labelsTitle}>
          {words.labels(s.labels.join(', '))}
        </Callout>
      )}
      <WhoSection person={s.person} />
      <WhySection summary={s} />
      <DiagnosisSection diagnoses={s.diagnoses} />
      {s.treatments.length > 0 && <TreatmentSection treatments={s.treatments} />}
      <MedicationSection medications={s.medications} />
      <AllergySection allergies={s.allergies} />
      {s.findings.length > 0 && <FindingSection findings={s.findings} />}
      <CoverageSection coverage={s.coverage} />
      {s.source === 'fhir_bundle' && <NotUnderstoodSection items={s.notUnderstood} />}
    </>
  )
}
