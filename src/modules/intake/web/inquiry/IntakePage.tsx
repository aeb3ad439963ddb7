import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconPhonePlus, IconWriting } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useCan } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { useSearchParam } from '#ui/params.ts'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { listInquiries } from '../../inquiry/inquiry.contract.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import { PacketDrop } from '../referral/PacketDrop.tsx'
import classes from './Inquiries.module.css'
import { InquiryList } from './InquiryList.tsx'

/** Where everybody who asks for help comes in: packets, calls, the web form; and who is waiting. */
export function IntakePage() {
  const { list: words } = useWords(inquiryWords)
  const [mayImport, mayEdit] = [useCan('referral.import'), useCan('inquiry.edit')]
  const [show, setShow] = useSearchParam('show')
  const label = useId()
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        mayEdit && (
          <>
            <Button
              variant="default"
              component={Link}
              to="/intake/type"
              leftSection={<IconWriting size={20} aria-hidden />}
            >
              {words.typeReferral}
            </Button>
            <Button component={Link} to="/intake/new" leftSection={<IconPhonePlus size={20} aria-hidden />}>
              {words.newInquiry}
            </Button>
          </>
        )
      }
    >
      {mayImport && <PacketDrop />}
      <div className={classes.top}>
        <h2 id={label}>{show === 'closed' ? words.closed : words.open}</h2>
        <SegmentedControl
          aria-label={words.show}
          value={show === 'closed' ? 'closed' : 'open'}
          onChange={(v) => setShow(v === 'closed' ? v : undefined)}
          data={[
            { value: 'open', label: words.open },
            { value: 'closed', label: words.closed },
          ]}
        />
      </div>
      {show === 'closed' ? <Ended /> : <Open />}
    </Page>
  )
}

function Open() {
  const { list: words } = useWords(inquiryWords)
  const query = useEndpoint(listInquiries, { show: 'open' }, { everySeconds: 60 })
  return (
    <QueryView
      query={query}
      skeleton={<Rows />}
      isEmpty={({ inquiries }) => inquiries.length === 0}
      empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
    >
      {({ inquiries }) => (
        <>
          <InquiryList inquiries={inquiries} label={words.caption} />
          <Text c="dimmed" size="sm">
            {words.openCount(inquiries.length)}
          </Text>
        </>
      )}
    </QueryView>
  )
}

function Ended() {
  const [pages, setPages] = useState<readonly (Temporal.Instant | undefined)[]>([undefined])
  return pages.map((before, i) => (
    <EndedPage
      key={before?.toString() ?? ''}
      before={before}
      onMore={i === pages.length - 1 ? (next) => setPages([...pages, next]) : null}
    />
  ))
}

type EndedPageProps = {
  before: Temporal.Instant | undefined
  onMore: ((next: Temporal.Instant) => void) | null
}

function EndedPage({ before, onMore }: EndedPageProps) {
  const { list: words } = useWords(inquiryWords)
  const query = useEndpoint(listInquiries, { show: 'closed', before })
  return (
    <QueryView
      query={query}
      skeleton={<Rows />}
      isEmpty={({ inquiries }) => inquiries.length === 0}
      empty={<EmptyState title={words.emptyClosed} />}
    >
      {({ inquiries, more }) => {
        const last = inquiries.at(-1)
        return (
          <>
            <InquiryList inquiries={inquiries} label={words.captionClosed} />
            {more && onMore && last && (
              <Button variant="default" onClick={() => onMore(last.firstContactAt)}>
                {words.more}
              </Button>
            )}
          </>
        )
      }}
    </QueryView>
  )
}
