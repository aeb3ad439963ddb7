import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { programWords } from '#modules/program/program.words.ts'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useSite, useToday } from '#ui/site.tsx'
import { formatDay, formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { type PlacementView, placements } from '../../placement/placement.contract.ts'
import { numberOf } from '../../placement/placement.ts'
import { placementWords } from '../../placement/placement.words.ts'
import classes from './Placement.module.css'

/** The client page's panel: the decision that holds, with its reasons, and those before it. */
export function ClientPlacements({ clientId }: { clientId: string }) {
  const { panel: words } = useWords(placementWords)
  const query = useEndpoint(placements, { clientId })
  const decide = (label: string, look: 'filled' | 'default', correct?: string) => (
    <Button
      component={Link}
      to={correct ? `/clients/${clientId}/placements/${correct}/correct` : `/clients/${clientId}/placement`}
      variant={look}
    >
      {label}
    </Button>
  )
  return (
    <QueryView query={query}>
      {({ placements: [current, ...earlier], can }) =>
        current ? (
          <Section
            title={words.title}
            actions={
              can.decide && (
                <>
                  {decide(words.correct, 'default', current.id)}
                  {decide(words.again, 'filled')}
                </>
              )
            }
          >
            <Decision of={current} current />
            {earlier.length > 0 && <h3>{words.earlier}</h3>}
            {earlier.map((p) => (
              <details key={p.id} className={classes.earlier}>
                <summary>
                  <Head of={p} />
                </summary>
                <Decision of={p} />
              </details>
            ))}
          </Section>
        ) : (
          <EmptyState title={words.none} action={can.decide && decide(words.decide, 'filled')}>
            {words.noneSentence}
          </EmptyState>
        )
      }
    </QueryView>
  )
}

function Head({ of: p }: { of: PlacementView }) {
  const { panel: words } = useWords(placementWords)
  const { levels } = useWords(programWords)
  const { timeZone } = useSite()
  return (
    <>
      <strong>{formatInstant(p.decidedAt, timeZone, 'date')}</strong>
      <span>{levels[p.actualLevel]}</span>
      {p.correctedBy && <StatusBadge>{words.corrected}</StatusBadge>}
    </>
  )
}

function Decision({ of: p, current = false }: { of: PlacementView; current?: boolean }) {
  const words = useWords(placementWords)
  const { levels } = useWords(programWords)
  const { timeZone } = useSite()
  return (
    <div>
      {current && (
        <Group gap="sm">
          <p className={classes.level}>{levels[p.actualLevel]}</p>
          <Review of={p} />
        </Group>
      )}
      <p className={classes.small}>
        {formatInstant(p.decidedAt, timeZone, 'date')} · {words.panel.by(p.decidedBy, p.credential)} ·{' '}
        {words.editions[p.edition]}
      </p>
      {p.correctionReason && <p>{words.panel.correction(p.correctionReason)}</p>}
      <dl className={classes.why}>
        {p.indicatedLevel !== p.actualLevel && p.differenceReason && (
          <div>
            <dt>{words.panel.indicated(levels[p.indicatedLevel])}</dt>
            <dd>
              {words.differenceReasons[p.differenceReason]}
              {p.differenceNote && `. ${p.differenceNote}`}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.whyNotLower}</dt>
          <dd>{p.whyNotLower}</dd>
        </div>
        <div>
          <dt>{words.whyNotHigher}</dt>
          <dd>{p.whyNotHigher}</dd>
        </div>
      </dl>
      <ul className={classes.ratings}>
        {p.ratings.map((r) => (
          <li key={r.dimension}>
            <span className={classes.rating} role="img" aria-label={`${words.rating} ${r.rating}`}>
              {r.rating}
            </span>
            <div>
              <strong>
                {words.numbered(numberOf(p.edition, r.dimension), words.dimensions[r.dimension])}
              </strong>
              <p>{r.narrative}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Review({ of: p }: { of: PlacementView }) {
  const { panel: words } = useWords(placementWords)
  const overdue = Temporal.PlainDate.compare(p.nextReviewOn, useToday()) < 0
  const day = formatDay(p.nextReviewOn, 'date')
  return (
    <StatusBadge tone={overdue ? 'attention' : 'neutral'}>
      {overdue ? words.reviewOverdue(day) : words.review(day)}
    </StatusBadge>
  )
}
