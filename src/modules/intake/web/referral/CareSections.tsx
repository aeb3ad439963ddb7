import { Text } from '@mantine/core'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import { referralWords } from '../../referral/referral.words.ts'
import type { Finding, Payer, Treatment } from '../../referral/summary.ts'
import classes from './Summary.module.css'
import { useDays } from './useDays.ts'

/** Treatment of what matters here, before and now. */
export function TreatmentSection({ treatments }: { treatments: readonly Treatment[] }) {
  const { summary: words } = useWords(packetWords)
  const { times } = useWords(referralWords)
  const { span } = useDays()
  return (
    <Section title={words.treatments}>
      <ul className={classes.list}>
        {treatments.map((t) => (
          <li key={t.text} className={classes.item}>
            <span className={classes.name}>{t.text}</span>
            {t.current && <StatusBadge tone="good">{words.current}</StatusBadge>}
            <span className={classes.soft}>
              {[span(t.from, t.until), t.times > 1 && times(t.times)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Results an intake reads: screenings, toxicology, pain, pregnancy, tobacco, where they live. */
export function FindingSection({ findings }: { findings: readonly Finding[] }) {
  const { summary: words } = useWords(packetWords)
  const { findingKinds, earlier } = useWords(referralWords)
  const { day } = useDays()
  return (
    <Section title={words.findings}>
      <ul className={classes.list}>
        {findings.map((f) => (
          <li key={`${f.text} ${f.codes[0]?.code}`} className={classes.item}>
            <span className={classes.name}>
              {f.text}: {f.value}
            </span>
            <StatusBadge>{findingKinds[f.kind]}</StatusBadge>
            <span className={classes.soft}>
              {[day(f.on), f.earlier > 0 && earlier(f.earlier)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Who pays, as far as the packet tells. */
export function CoverageSection({ coverage }: { coverage: readonly Payer[] }) {
  const { summary: words } = useWords(packetWords)
  const { day } = useDays()
  return (
    <Section title={words.coverage}>
      {coverage.length === 0 && <Text c="dimmed">{words.noCoverage}</Text>}
      <ul className={classes.list}>
        {coverage.map((p) => (
          <li key={`${p.payer} ${p.memberId}`} className={classes.item}>
            <span className={classes.name}>{p.none ? words.noInsurance : p.payer}</span>
            <span className={classes.soft}>
              {[
                p.type.toLowerCase() === p.payer.toLowerCase() ? '' : p.type,
                p.plan,
                p.memberId && words.memberId(p.memberId),
                p.lastSeen && words.lastSeen(day(p.lastSeen)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
