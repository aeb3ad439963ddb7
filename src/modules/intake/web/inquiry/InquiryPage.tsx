import { useEndpoint } from '#ui/data.ts'
import { Page } from '#ui/Page.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { ContactHints } from '../../../people/web/ContactHints.tsx'
import { type InquiryView, inquiry } from '../../inquiry/inquiry.contract.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import classes from './Inquiries.module.css'
import { InquiryStatusBadge } from './InquiryStatusBadge.tsx'
import { NextStep } from './NextStep.tsx'
import { SaidSection } from './SaidSection.tsx'
import { StandingSection } from './StandingSection.tsx'
import { WaitingSince } from './WaitingSince.tsx'

/** One inquiry: how long they wait, what is next, what they said, how to reach them. */
export function InquiryPage() {
  const { page: words } = useWords(inquiryWords)
  const query = useEndpoint(inquiry, { inquiryId: useParam('inquiryId') })
  return (
    <Page
      title={query.data ? fullName(query.data) : words.title}
      back={{ to: '/intake', label: words.back }}
      lead={query.data && <Head inquiry={query.data} />}
    >
      <QueryView query={query} skeleton={<Lines count={8} />}>
        {(i) => (
          <div className={classes.columns}>
            <div className={classes.column}>
              <SaidSection inquiry={i} />
            </div>
            <div className={`${classes.column} ${classes.first}`}>
              <NextStep inquiry={i} />
              <StandingSection inquiry={i} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  )
}

function Head({ inquiry: i }: { inquiry: InquiryView }) {
  const words = useWords(inquiryWords)
  return (
    <>
      <div className={classes.head}>
        <WaitingSince at={i.firstContactAt} status={i.status} />
        <span>{words.sinceFirstContact}</span>
        <InquiryStatusBadge status={i.status} />
      </div>
      <ContactHints of={i.contact} givenName={i.givenName} />
    </>
  )
}
