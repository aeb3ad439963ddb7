import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { Fact, Facts } from '../../../people/web/Facts.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import { referralWords } from '../../referral/referral.words.ts'
import type { ReferralSummary } from '../../referral/summary.ts'
import classes from './Summary.module.css'
import { useDays } from './useDays.ts'

/** Why, from whom, and where they were last seen. */
export function WhySection({ summary: { why, from } }: { summary: ReferralSummary }) {
  const { summary: words } = useWords(packetWords)
  const { reasonFrom, encounterClasses } = useWords(referralWords)
  const { span } = useDays()
  const { lastEncounter: last } = why
  return (
    <Section title={words.why} lead={why.reason ? reasonFrom[why.reasonFrom] : undefined}>
      <p className={classes.reason}>{why.reason || reasonFrom.none}</p>
      {why.requests.map((r) => (
        <Request key={`${r.on} ${r.service} ${r.reasons.join()}`} request={r} />
      ))}
      <Facts>
        <Fact label={words.sender}>
          {[from.organization, from.phone, from.address].filter(Boolean).join('\n')}
        </Fact>
        {last && (
          <Fact label={words.lastEncounter}>
            {[
              encounterClasses[last.class] ?? last.class,
              last.type,
              last.reason,
              span(last.from, last.until),
              last.at === from.organization ? '' : last.at,
            ]
              .filter(Boolean)
              .join('\n')}
          </Fact>
        )}
      </Facts>
    </Section>
  )
}

function Request({ request: r }: { request: ReferralSummary['why']['requests'][number] }) {
  const { summary: words } = useWords(packetWords)
  const { priorities } = useWords(referralWords)
  const { day } = useDays()
  return (
    <div className={classes.item}>
      <span className={classes.name}>{r.service}</span>
      {r.priority && r.priority !== 'routine' && (
        <StatusBadge tone="attention">{priorities[r.priority]}</StatusBadge>
      )}
      <span className={classes.soft}>
        {[...r.reasons, r.on && words.requestedOn(day(r.on)), r.by && words.requestedBy(r.by), r.note]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  )
}
