import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { hoursAndMinutes } from '#kit/time.ts'
import { programWords } from '#modules/program/program.words.ts'
import { Callout } from '#ui/Callout.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant, formatSpan } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import { obstacles } from '../finder/facts.ts'
import type { ProposalView, RelaxationView } from '../finder/finder.contract.ts'
import classes from './ClientWeek.module.css'
import { ProposalCard } from './ProposalCard.tsx'
import type { Proposed } from './Proposals.tsx'
import type { useAccept } from './useAccept.ts'

type None = Extract<Proposed, { outcome: 'none' }>
type WhyNoneProps = {
  found: None
  repeat: ReactNode
  accept: ReturnType<typeof useAccept>
  onLook: (proposed: ProposalView) => void
}

/** Why no week reaches what is prescribed, what would have to change, and the most there is otherwise. */
export function WhyNone({ found, repeat, accept, onLook }: WhyNoneProps) {
  const words = useWords(clientWeekWords).none
  const sentence = useRelaxation()
  return (
    <Section title={words.title[found.cause]} actions={repeat}>
      <Callout tone="attention">
        <Why found={found} />
      </Callout>
      {found.cause !== 'nothing_planned' && (
        <>
          <Text fw={600}>{found.waysOut.length > 0 ? words.waysTitle : words.noWays}</Text>
          <ul className={classes.cards}>
            {found.waysOut.map((way) => {
              const title = way.relaxations.map(sentence).join(` ${words.and} `)
              // A full group stays full until somebody gives a seat back or the group grows.
              const takes = way.relaxations.every((r) => r.kind !== 'seat')
              return (
                <ProposalCard
                  key={title}
                  week={way.week}
                  title={<strong>{title}</strong>}
                  agreed
                  accept={accept}
                  onLook={() => onLook(way.week)}
                  {...(takes ? { action: words.agreed } : {})}
                />
              )
            })}
            {found.most && (
              <ProposalCard
                week={found.most}
                title={<strong>{words.most(hoursAndMinutes(found.most.minutes))}</strong>}
                accept={accept}
                {...(found.most.sessions.length > 0 ? { action: words.takeMost } : {})}
              />
            )}
          </ul>
          {found.waysOut.length > 0 && <Text c="dimmed">{words.agreeFirst}</Text>}
        </>
      )}
    </Section>
  )
}

function Why({ found }: { found: None }) {
  const words = useWords(clientWeekWords).none
  const { kinds } = useWords(programWords)
  const all = (['usable', ...obstacles] as const).flatMap((key) => {
    const n = found.sessions[key]
    return n ? [words.obstacles[key](n)] : []
  })
  const missing = found.missing.map((k) => kinds[k].toLowerCase()).join(', ')
  const short = found.most ? found.prescribedMinutes - found.most.minutes : 0
  return (
    <>
      {[
        words.sentence[found.cause],
        all.length > 0 && words.why(all.join(', ')),
        missing && words.missing(missing),
        short > 0 && words.mostSentence(hoursAndMinutes(short)),
      ]
        .filter(Boolean)
        .join(' ')}
    </>
  )
}

/** A relaxation in words: `Work on Thursday 9:00 AM – 5:00 PM is free`. */
function useRelaxation() {
  const { none, busyKinds, weekday } = useWords(clientWeekWords)
  const { tracks } = useWords(programWords)
  const { timeZone } = useSite()
  const { relaxations: words } = none
  return (r: RelaxationView): string => {
    switch (r.kind) {
      case 'video':
        return words.video
      case 'track':
        return words.track(tracks[r.track])
      case 'seat':
        return words.seat(r.name, formatInstant(r.startsAt, timeZone, 'dayTime'))
      case 'travel':
        return words.travel(hoursAndMinutes(r.minutes))
      case 'day':
        return words.day(r.daysMax)
      case 'busy':
        return words.busy(busyKinds[r.busyKind], weekday(r.weekday), formatSpan(r.from, r.until))
    }
  }
}
