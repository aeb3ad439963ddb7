import { Radio, Text } from '@mantine/core'
import { fullName } from '#ui/PersonName.tsx'
import { Day } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClientMatch } from '../../people/client.contract.ts'
import { clientWords } from '../../people/client.words.ts'
import classes from './inquiry/Inquiries.module.css'

type MatchChoiceProps = {
  label: string
  matches: readonly ClientMatch[]
  /** A client's id, or `new`. */
  value: string
  onChange: (value: string) => void
  newLabel: string
  newHint: string
}

/** Who is it: somebody known, each with the reasons, or somebody new. */
export function MatchChoice({ label, matches, value, onChange, newLabel, newHint }: MatchChoiceProps) {
  return (
    <Radio.Group label={label} value={value} onChange={onChange}>
      <div className={classes.choices}>
        {matches.map((m) => (
          <Radio.Card
            key={m.client.id}
            value={m.client.id}
            className={classes.choice}
            aria-label={fullName(m.client)}
          >
            <Known match={m} />
          </Radio.Card>
        ))}
        <Radio.Card value="new" className={classes.choice} aria-label={newLabel}>
          <Choice title={newLabel}>{newHint}</Choice>
        </Radio.Card>
      </div>
    </Radio.Group>
  )
}

function Known({ match: { client: c, strength, why } }: { match: ClientMatch }) {
  const { matchStrengths, matchReasons, statuses } = useWords(clientWords)
  return (
    <Choice title={fullName(c)}>
      {c.bornOn && <Day on={c.bornOn} style="date" />} · {statuses[c.status]} · {c.siteName}
      <br />
      {matchStrengths[strength]}: {why.map((w) => matchReasons[w]).join(', ')}
    </Choice>
  )
}

function Choice({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className={classes.choiceBody}>
      <Radio.Indicator />
      <div>
        <Text fw={650} translate="no">
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      </div>
    </div>
  )
}
