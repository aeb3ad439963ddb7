import { Section } from '#ui/Section.tsx'
import { Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { Fact, Facts } from '../../../people/web/Facts.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import type { ReferralView } from '../../referral/referral.contract.ts'
import { ReferralSummaryView } from './ReferralSummaryView.tsx'

/** A referral that was taken in: how it came, and what it tells. */
export function ReferralBody({ referral: r }: { referral: ReferralView }) {
  const { summary: words } = useWords(packetWords)
  return (
    <>
      <ReferralSummaryView summary={r.summary} />
      <Section title={words.received}>
        <Facts>
          <Fact label={words.received}>
            <Time at={r.receivedAt} style="dateTime" />{' '}
            {r.receivedBy && `${words.receivedBy} ${r.receivedBy}`}
          </Fact>
          <Fact label={words.original}>
            {r.original
              ? words.originalBytes(
                  r.original.name,
                  Math.ceil(r.original.bytes / 1000).toLocaleString('en-US'),
                )
              : words.typed}
          </Fact>
        </Facts>
      </Section>
    </>
  )
}
