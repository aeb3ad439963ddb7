import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Section } from '#ui/Section.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { Fact, Facts } from '../../../people/web/Facts.tsx'
import type { InquiryView } from '../../inquiry/inquiry.contract.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'

/** How it came, and what it led to so far. */
export function StandingSection({ inquiry: i }: { inquiry: InquiryView }) {
  const { page: words, sources, closedReasons } = useWords(inquiryWords)
  const at = (instant: Temporal.Instant) => formatInstant(instant, i.timeZone, 'dateTime')
  return (
    <Section title={words.title}>
      <Facts>
        <Fact label={words.firstContact}>{at(i.firstContactAt)}</Fact>
        <Fact label={words.source}>{[sources[i.source], i.referredBy].filter(Boolean).join('\n')}</Fact>
        <Fact label={words.site}>{i.siteName}</Fact>
        {i.assessmentAt && <Fact label={words.assessmentAt}>{at(i.assessmentAt)}</Fact>}
        {i.closedReason && (
          <Fact label={words.closedBecause}>
            {[closedReasons[i.closedReason], i.closedNote].filter(Boolean).join('\n')}
          </Fact>
        )}
        {i.clientId && (
          <Fact label={words.client}>
            <Anchor component={Link} to={`/clients/${i.clientId}`} translate="no">
              {i.clientName}
            </Anchor>
          </Fact>
        )}
      </Facts>
      {i.referralId && (
        <Button mt="md" variant="default" component={Link} to={`/intake/${i.id}/referral/${i.referralId}`}>
          {words.openReferral}
        </Button>
      )}
    </Section>
  )
}
