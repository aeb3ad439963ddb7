import { Link } from '@tanstack/react-router'
import { fullName } from '#ui/PersonName.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import type { InquiryLine } from '../../inquiry/inquiry.contract.ts'
import { inquiryWords } from '../../inquiry/inquiry.words.ts'
import classes from './Inquiries.module.css'
import { InquiryStatusBadge } from './InquiryStatusBadge.tsx'
import { WaitingSince } from './WaitingSince.tsx'

/** Inquiries a line each: who, how long, why, where it stands. The name is the link, the line its target. */
export function InquiryList({ inquiries, label }: { inquiries: readonly InquiryLine[]; label: string }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {inquiries.map((i) => (
        <Line key={i.id} inquiry={i} />
      ))}
    </ul>
  )
}

function Line({ inquiry: i }: { inquiry: InquiryLine }) {
  const { sources, list } = useWords(inquiryWords)
  const { id: here, timeZone } = useSite()
  const came = i.referredBy ? `${sources.referral} ${list.from(i.referredBy)}` : sources[i.source]
  return (
    <li className={classes.line}>
      <div>
        <Link to="/intake/$inquiryId" params={{ inquiryId: i.id }} className={classes.name} translate="no">
          {fullName(i)}
        </Link>
        <div className={classes.soft}>{i.siteId === here ? came : `${came} · ${i.siteName}`}</div>
      </div>
      <div className={classes.wait}>
        <WaitingSince at={i.firstContactAt} status={i.status} />
      </div>
      <div className={`${classes.soft} ${classes.reason}`}>{i.reason}</div>
      <div className={classes.badges}>
        <InquiryStatusBadge status={i.status} />
        {i.assessmentAt && (
          <span className={classes.soft}>{formatInstant(i.assessmentAt, timeZone, 'dayTime')}</span>
        )}
      </div>
    </li>
  )
}
