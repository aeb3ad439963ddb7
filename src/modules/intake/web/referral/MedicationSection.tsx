import { Text } from '@mantine/core'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import { referralWords } from '../../referral/referral.words.ts'
import type { Allergy, Medication } from '../../referral/summary.ts'
import { More } from './More.tsx'
import classes from './Summary.module.css'
import { useDays } from './useDays.ts'

/** Medicines: those taken now, then, folded away, those that were stopped. */
export function MedicationSection({ medications }: { medications: readonly Medication[] }) {
  const { summary: words } = useWords(packetWords)
  const now = medications.filter((m) => m.current)
  const stopped = medications.filter((m) => !m.current)
  return (
    <Section title={words.medications}>
      {medications.length === 0 && <Text c="dimmed">{words.noMedications}</Text>}
      {medications.length > 0 && now.length === 0 && <Text c="dimmed">{words.noCurrentMedications}</Text>}
      {now.length > 0 && <Lines of={now} />}
      {stopped.length > 0 && (
        <More label={words.stoppedMedications(stopped.length)}>
          <Lines of={stopped} />
        </More>
      )}
    </Section>
  )
}

function Lines({ of }: { of: readonly Medication[] }) {
  const { medicationMatters, dose } = useWords(referralWords)
  const { since, day } = useDays()
  return (
    <ul className={classes.list}>
      {of.map((m) => (
        <li key={`${m.text} ${m.codes[0]?.code}`} className={classes.item}>
          <span className={classes.name}>{m.text}</span>
          {m.matters && (
            <StatusBadge tone={m.matters === 'recovery_medication' ? 'good' : 'attention'}>
              {medicationMatters[m.matters]}
            </StatusBadge>
          )}
          <span className={classes.soft}>
            {[m.dose && dose(m.dose), ...m.reasons, m.current ? since(m.on) : day(m.on)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Allergies; that the packet tells nothing is said, because it is not the same as none. */
export function AllergySection({ allergies }: { allergies: readonly Allergy[] }) {
  const { summary: words } = useWords(packetWords)
  const real = allergies.filter((a) => !a.none)
  return (
    <Section title={words.allergies}>
      {real.length === 0 && <Text c="dimmed">{allergies.length ? words.noneKnown : words.noAllergies}</Text>}
      <ul className={classes.list}>
        {real.map((a) => (
          <li key={a.text} className={classes.item}>
            <span className={classes.name}>{a.text}</span>
            {a.criticality === 'high' && <StatusBadge tone="danger">{words.highRisk}</StatusBadge>}
            <span className={classes.soft}>
              {[...a.reactions, a.current ? '' : words.over].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
