import { listTasks } from '#modules/tasks/tasks.contract.ts'
import { useCan } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { Page } from '#ui/Page.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite, useToday } from '#ui/site.tsx'
import { Day } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { today } from '../today.contract.ts'
import { todayWords } from '../today.words.ts'
import { Inquiries } from './Inquiries.tsx'
import { OwedTasks } from './OwedTasks.tsx'
import { Sessions } from './Sessions.tsx'
import { ShortOfHours } from './ShortOfHours.tsx'
import classes from './Today.module.css'

/** The staff home: today's sessions, what I owe now, who is short of hours, who waits for a call. */
export function TodayPage() {
  const words = useWords(todayWords)
  const { id: siteId } = useSite()
  const on = useToday()
  const query = useEndpoint(today, { siteId }, { everySeconds: 30 })
  const hasTasks = useCan('task.read')
  return (
    <Page title={words.title} lead={<Day on={query.data?.on ?? on} style="longDay" />}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <QueryView query={query} skeleton={<Rows count={6} />}>
            {(day) => day.sessions && <Sessions day={day} sessions={day.sessions} />}
          </QueryView>
        </div>
        <div className={classes.column}>
          {hasTasks && <Owed />}
          {query.data?.shortOfHours && <ShortOfHours of={query.data.shortOfHours} />}
          {query.data?.inquiries && <Inquiries of={query.data.inquiries} />}
        </div>
      </div>
    </Page>
  )
}

function Owed() {
  const { tasks: words } = useWords(todayWords)
  const query = useEndpoint(listTasks, { whose: 'mine', state: 'open' }, { everySeconds: 60 })
  return (
    <Section title={words.title}>
      <QueryView query={query} skeleton={<Rows count={3} />}>
        {({ tasks }) => <OwedTasks tasks={tasks} />}
      </QueryView>
    </Section>
  )
}
