import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { useWords } from '#ui/words.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import classes from '../inquiry/Inquiries.module.css'
import { heldPacket } from './held.ts'
import { PacketDecision } from './PacketDecision.tsx'
import { ReferralSummaryView } from './ReferralSummaryView.tsx'

/** A packet that was read and not yet taken in: what it tells, and the decision. */
export function PacketPage() {
  const { preview: words } = useWords(packetWords)
  const [packet] = useState(heldPacket)
  const back = { to: '/intake', label: words.back } as const
  if (!packet)
    return (
      <Page title={words.title} back={back}>
        <EmptyState
          title={words.goneTitle}
          action={
            <Button component={Link} to="/intake">
              {words.goneAction}
            </Button>
          }
        >
          {words.gone}
        </EmptyState>
      </Page>
    )
  const { file, preview } = packet
  return (
    <Page title={words.title} lead={words.lead(file.name, preview.summary.entries)} back={back}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <ReferralSummaryView summary={preview.summary} />
        </div>
        <div className={`${classes.column} ${classes.sticky}`}>
          <PacketDecision packet={packet} />
        </div>
      </div>
    </Page>
  )
}
