import { Select } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import { clientReferrals, type ReferralView } from '../../referral/referral.contract.ts'
import { ReferralBody } from './ReferralBody.tsx'

/** The referrals of a client, the newest open. */
export function ClientReferrals({ clientId }: { clientId: string }) {
  const { panel: words } = useWords(packetWords)
  const query = useEndpoint(clientReferrals, { clientId })
  return (
    <QueryView
      query={query}
      isEmpty={({ referrals }) => referrals.length === 0}
      empty={<EmptyState title={words.empty}>{words.emptySentence}</EmptyState>}
    >
      {({ referrals }) => <Chosen referrals={referrals} />}
    </QueryView>
  )
}

function Chosen({ referrals }: { referrals: readonly ReferralView[] }) {
  const { panel: words } = useWords(packetWords)
  const { timeZone } = useSite()
  const [id, setId] = useState<string | null>(null)
  const chosen = referrals.find((r) => r.id === id) ?? referrals[0]
  if (!chosen) return null
  return (
    <>
      {referrals.length > 1 && (
        <Select
          label={words.title}
          maw={360}
          allowDeselect={false}
          value={chosen.id}
          onChange={setId}
          data={referrals.map((r) => ({
            value: r.id,
            label: words.of(formatInstant(r.receivedAt, timeZone, 'dateTime')),
          }))}
        />
      )}
      <ReferralBody referral={chosen} />
    </>
  )
}
