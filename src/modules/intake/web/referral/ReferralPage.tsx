import { useEndpoint } from '#ui/data.ts'
import { Page } from '#ui/Page.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import { packetWords } from '../../referral/packet.words.ts'
import { referral } from '../../referral/referral.contract.ts'
import { ReferralBody } from './ReferralBody.tsx'

/** The referral behind an inquiry. */
export function ReferralPage() {
  const { page: words } = useWords(packetWords)
  const { page: inquiry } = useWords(inquiryWords)
  const inquiryId = useParam('inquiryId')
  const query = useEndpoint(referral, { referralId: useParam('referralId') })
  return (
    <Page
      title={words.title}
      lead={query.data && <span translate="no">{fullName(query.data.summary.person)}</span>}
      back={{ to: `/intake/${inquiryId}`, label: inquiry.title }}
    >
      <QueryView query={query} skeleton={<Lines count={8} />}>
        {(r) => <ReferralBody referral={r} />}
      </QueryView>
    </Page>
  )
}
