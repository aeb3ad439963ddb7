import { Text } from '@mantine/core'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import type { Tone } from '#ui/tone.tsx'
import { useWords } from '#ui/words.tsx'
import { codeName } from '../../referral/codes.ts'
import { packetWords } from '../../referral/packet.words.ts'
import { referralWords } from '../../referral/referral.words.ts'
import type { Diagnosis, MatterKind } from '../../referral/summary.ts'
import { More } from './More.tsx'
import classes from './Summary.module.css'
import { useDays } from './useDays.ts'

/** Kinds that need somebody's attention on the first day. */
const urgent: ReadonlySet<MatterKind> = new Set(['overdose', 'self_harm', 'pregnancy', 'violence'])
export const matterTone = (kind: MatterKind): Tone =>
  urgent.has(kind) ? 'danger' : kind === 'tobacco_use' ? 'neutral' : 'attention'

/** Diagnoses in the order they matter here; what is over is folded away. */
export function DiagnosisSection({ diagnoses }: { diagnoses: readonly Diagnosis[] }) {
  const { summary: words } = useWords(packetWords)
  const matter = diagnoses.filter((d) => d.matters)
  const rest = diagnoses.filter((d) => !d.matters)
  const isOver = (d: Diagnosis) => d.status === 'resolved' || d.verification === 'refuted'
  const [hold, over] = [rest.filter((d) => !isOver(d)), rest.filter(isOver)]
  if (diagnoses.length === 0)
    return (
      <Section title={words.diagnoses}>
        <Text c="dimmed">{words.noDiagnoses}</Text>
      </Section>
    )
  return (
    <Section title={words.mattersFirst}>
      {matter.length ? <Lines of={matter} /> : <Text c="dimmed">{words.mattersNone}</Text>}
      {hold.length > 0 && (
        <>
          <h3 className={classes.sub}>{words.otherDiagnoses}</h3>
          <Lines of={hold} />
        </>
      )}
      {over.length > 0 && (
        <More label={words.overDiagnoses(over.length)}>
          <Lines of={over} />
        </More>
      )}
    </Section>
  )
}

function Lines({ of }: { of: readonly Diagnosis[] }) {
  return (
    <ul className={classes.list}>
      {of.map((d) => (
        <Line key={`${d.text} ${d.status} ${d.verification} ${d.codes[0]?.code}`} diagnosis={d} />
      ))}
    </ul>
  )
}

function Line({ diagnosis: d }: { diagnosis: Diagnosis }) {
  const words = useWords(referralWords)
  const { span } = useDays()
  const [code] = d.codes
  return (
    <li className={classes.item}>
      <span className={classes.name}>{d.text}</span>
      {d.matters && <StatusBadge tone={matterTone(d.matters)}>{words.matters[d.matters]}</StatusBadge>}
      <span className={classes.soft}>
        {[
          words.statuses[d.status],
          words.verifications[d.verification],
          span(d.from, d.until),
          d.times > 1 && words.times(d.times),
          code && codeName(code),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  )
}
