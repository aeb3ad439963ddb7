import { hoursAndMinutes } from '#kit/time.ts'
import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useToday } from '#ui/site.tsx'
import { formatWeek } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { clientLedger, type LedgerWeek } from '../ledger.contract.ts'
import { ledgerWords } from '../ledger.words.ts'
import { ForecastSentence } from './ForecastSentence.tsx'
import classes from './Hours.module.css'
import { HoursBar } from './HoursBar.tsx'
import { HoursHistory } from './HoursHistory.tsx'
import { VerdictBadge } from './VerdictBadge.tsx'
import { WeekSessions } from './WeekSessions.tsx'
import { useWeek, WeekSwitch } from './WeekSwitch.tsx'

/** The client's hours: the week with its forecast, what became of each session, and the eight weeks before. */
export function HoursPanel({ clientId }: { clientId: string }) {
  const today = useToday()
  const shown = useWeek()
  const query = useEndpoint(clientLedger, { clientId, monday: shown.monday }, { keepPrevious: true })
  return (
    <>
      <WeekSwitch week={shown} />
      <QueryView query={query} skeleton={<Lines count={8} />}>
        {({ week, history, sessions }) => (
          <>
            <ThisWeek
              week={week}
              over={Temporal.PlainDate.compare(week.monday.add({ days: 7 }), today) <= 0}
            />
            <WeekSessions sessions={sessions} />
            <HoursHistory weeks={history} onWeek={shown.goTo} />
          </>
        )}
      </QueryView>
    </>
  )
}

function ThisWeek({ week, over }: { week: LedgerWeek; over: boolean }) {
  const words = useWords(ledgerWords)
  const { minutes, frame, forecast } = week
  const aim = frame.prescribedMinutes ?? frame.minimumMinutes
  return (
    <Section title={words.week(formatWeek(week.monday))} actions={<VerdictBadge of={forecast} />}>
      <p className={classes.sentence}>
        <ForecastSentence week={week} over={over} />
      </p>
      <HoursBar
        size="large"
        credited={minutes.credited}
        ahead={minutes.ahead}
        prescribed={aim}
        verdict={forecast.verdict}
      />
      <Figures week={week} />
      {forecast.verdict === 'below_minimum' && (
        <Callout tone="attention">{words.belowMinimum(hoursAndMinutes(frame.minimumMinutes))}</Callout>
      )}
      {minutes.unmarked > 0 && (
        <Callout tone="attention">{words.unmarked(hoursAndMinutes(minutes.unmarked))}</Callout>
      )}
    </Section>
  )
}

const always = ['scheduled', 'credited', 'ahead', 'missed', 'excused'] as const
const whereAny = ['madeUp', 'unmarked', 'programCancelled'] as const

/** The ledger in figures; what is usually nothing stands only where it is something. */
function Figures({ week: { minutes, frame } }: { week: LedgerWeek }) {
  const words = useWords(ledgerWords)
  const hints: Partial<Record<string, string>> = words.hints
  const shown = [...always, ...whereAny.filter((k) => minutes[k] > 0)]
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{words.minutes.prescribed}</dt>
        <dd>{frame.prescribedMinutes === null ? '–' : hoursAndMinutes(frame.prescribedMinutes)}</dd>
      </div>
      {shown.map((key) => (
        <div key={key}>
          <dt>{words.minutes[key]}</dt>
          <dd>{hoursAndMinutes(minutes[key])}</dd>
          {hints[key] && <dd className={classes.hint}>{hints[key]}</dd>}
        </div>
      ))}
    </dl>
  )
}
