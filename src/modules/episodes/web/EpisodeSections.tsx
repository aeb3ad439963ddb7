import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { CareTeamSection } from '#modules/people/web/CareTeamSection.tsx'
import { programWords } from '#modules/program/program.words.ts'
import { Callout } from '#ui/Callout.tsx'
import { Section } from '#ui/Section.tsx'
import { Tile, Tiles } from '#ui/Tile.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import type { EpisodeView, episode } from '../episodes.contract.ts'
import { episodeWords } from '../episodes.words.ts'
import { AdmissionItems } from './AdmissionItems.tsx'
import { DischargeDialog } from './DischargeDialog.tsx'
import classes from './Episode.module.css'
import { EpisodeHistory } from './EpisodeHistory.tsx'
import { LevelOffer } from './LevelOffer.tsx'
import { ReadinessDialog } from './ReadinessDialog.tsx'
import { StageDialog } from './StageDialog.tsx'

export type Found = Out<typeof episode>
type EpisodeSectionsProps = { clientId: string; found: Found; of: EpisodeView; children?: React.ReactNode }
type Dialog = 'stage' | 'readiness' | 'discharge'

/** An episode: where the client stands, what is still owed, who cares. `children` stand after where they stand. */
export function EpisodeSections({ clientId, found, of: e, children }: EpisodeSectionsProps) {
  const { panel: words, dischargeDialog } = useWords(episodeWords)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const { can } = found
  return (
    <>
      {e.dischargeProposed && (
        <Callout
          tone="attention"
          title={dischargeDialog.proposed}
          action={
            can.edit && (
              <Button variant="light" color="ember" onClick={() => setDialog('discharge')}>
                {dischargeDialog.decide}
              </Button>
            )
          }
        >
          {dischargeDialog.proposedSentence(formatDay(e.lastContactOn, 'date'))}
        </Callout>
      )}
      {e.offeredLevel && <LevelOffer clientId={clientId} of={e} mayTake={can.edit} />}
      <Section
        title={words.title}
        lead={<Span of={e} />}
        actions={
          <>
            {can.admit && (
              <Button component={Link} to={`/clients/${clientId}/admit`}>
                {words.admitAgain}
              </Button>
            )}
            {can.edit && (
              <Button variant="default" onClick={() => setDialog('discharge')}>
                {dischargeDialog.open}
              </Button>
            )}
          </>
        }
      >
        <Standing of={e} today={found.today} onChange={can.edit ? setDialog : null} />
      </Section>
      {children}
      <AdmissionItems clientId={clientId} of={e} today={found.today} mayTick={can.completeItems} />
      <CareTeamSection clientId={clientId} />
      <EpisodeHistory of={e} earlier={found.earlier} />
      {dialog === 'stage' && <StageDialog clientId={clientId} of={e} onClose={close} />}
      {dialog === 'readiness' && <ReadinessDialog clientId={clientId} of={e} onClose={close} />}
      {dialog === 'discharge' && (
        <DischargeDialog clientId={clientId} of={e} today={found.today} onClose={close} />
      )}
    </>
  )
}

/** `Admitted Mar 2, 2026 · Day programme · Intensive outpatient program, version 1`. */
function Span({ of: e }: { of: EpisodeView }) {
  const { panel: words, dischargeReasons } = useWords(episodeWords)
  const { tracks } = useWords(programWords)
  const parts = [
    words.admitted(formatDay(e.admittedOn, 'date')),
    e.discharge &&
      `${words.ended(formatDay(e.discharge.on, 'date'))}: ${dischargeReasons[e.discharge.reason]}`,
    tracks[e.track],
    words.version(e.program.name, e.program.number),
    e.priorEpisodeId && words.linked,
  ]
  return (
    <>
      {parts.filter(Boolean).join(' · ')}
      {e.discharge?.note && <p>{e.discharge.note}</p>}
    </>
  )
}

type StandingProps = {
  of: EpisodeView
  today: Temporal.PlainDate
  onChange: ((what: 'stage' | 'readiness') => void) | null
}

function Standing({ of: e, today, onChange }: StandingProps) {
  const { panel: words, readinesses } = useWords(episodeWords)
  const { levels } = useWords(programWords)
  const stage = e.stages.find((s) => s.id === e.stage)?.name ?? e.stage
  const inCare = e.discharge ? e.lengthOfStay : Math.max(1, e.admittedOn.until(today).days)
  return (
    <>
      <Tiles>
        <Tile label={words.stage} value={<Name>{stage}</Name>} />
        <Tile label={words.level} value={<Name>{levels[e.levelOfCare]}</Name>} />
        <Tile
          label={words.readiness}
          value={<Name>{e.readiness ? readinesses[e.readiness] : words.notRated}</Name>}
        />
        <Tile
          label={words.inCare}
          value={words.days(inCare)}
          hint={words.lastContact(formatDay(e.lastContactOn))}
        />
      </Tiles>
      {onChange && (
        <Group mt="md">
          <Button variant="default" onClick={() => onChange('stage')}>
            {words.changeStage}
          </Button>
          <Button variant="default" onClick={() => onChange('readiness')}>
            {words.rate}
          </Button>
        </Group>
      )}
    </>
  )
}

/** Words where a tile usually has a figure: a little smaller. */
const Name = ({ children }: { children: string }) => <span className={classes.name}>{children}</span>
