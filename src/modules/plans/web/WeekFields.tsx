import { Button, NativeSelect, NumberInput, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import {
  type AgeGroup,
  bandOf,
  type HoursBand,
  type LevelOfCare,
  type Mix,
  type SessionKind,
  sessionKinds,
} from '#modules/program/program.ts'
import { programWords } from '#modules/program/program.words.ts'
import { Callout } from '#ui/Callout.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { type Week, weekBounds, weekWarnings } from '../plans.ts'
import { planWords } from '../plans.words.ts'
import classes from './Week.module.css'

export type BandFacts = { bands: readonly HoursBand[]; level: LevelOfCare; ageGroup: AgeGroup }
type WeekFieldsProps = {
  week: Week
  onChange: (week: Week) => void
  facts: BandFacts
  idOf: (name: string) => string
  errorAt: (name: string) => string | undefined
}

/** Hours, days and mix of a week, and how the hours stand to the level of care, while they are chosen. */
export function WeekFields({ week, onChange, facts, idOf, errorAt }: WeekFieldsProps) {
  const { editor: words } = useWords(planWords)
  const set = (change: Partial<Week>) => onChange({ ...week, ...change })
  const days = [1, 2, 3, 4, 5, 6, 7].map(String)
  return (
    <Stack>
      <div className={classes.figures}>
        <NumberInput
          id={idOf('minutes')}
          label={words.hours}
          description={words.hoursHint}
          error={errorAt('minutes')}
          value={week.minutes / 60}
          min={weekBounds.least / 60}
          max={weekBounds.most / 60}
          step={weekBounds.step / 60}
          decimalScale={2}
          suffix=" h"
          allowNegative={false}
          clampBehavior="none"
          onChange={(v) => typeof v === 'number' && set({ minutes: Math.round(v * 60) })}
        />
        {(['daysMin', 'daysMax'] as const).map((name) => (
          <NativeSelect
            key={name}
            id={idOf(name)}
            label={words[name]}
            error={errorAt(name)}
            data={days}
            value={String(week[name])}
            onChange={(e) => set({ [name]: Number(e.currentTarget.value) })}
          />
        ))}
      </div>
      <Verdict week={week} facts={facts} />
      <MixFields
        mix={week.mix}
        onChange={(mix) => set({ mix })}
        errorAt={(kind) => errorAt(`mix.${kind}`)}
        idOf={(kind) => idOf(`mix.${kind}`)}
      />
    </Stack>
  )
}

/** R1-R3, live: inside the band, or what is outside of it. Read out when it changes. */
export function Verdict({ week, facts }: { week: Pick<Week, 'minutes' | 'daysMax'>; facts: BandFacts }) {
  const { editor, warning } = useWords(planWords)
  const { levels } = useWords(programWords)
  const warnings = weekWarnings(week, facts)
  const band = bandOf(facts.bands, facts.level, facts.ageGroup)
  return (
    <div role="status">
      {warnings.length > 0 ? (
        <Callout tone="attention">
          {warnings.map((w) => (
            <div key={w.reason}>{warning(w, levels[facts.level])}</div>
          ))}
        </Callout>
      ) : (
        <StatusBadge tone={band ? 'good' : 'neutral'}>
          {band ? editor.fits(levels[facts.level]) : editor.noBand(levels[facts.level])}
        </StatusBadge>
      )}
    </div>
  )
}

type MixFieldsProps = {
  mix: Mix
  onChange: (mix: Mix) => void
  idOf: (kind: SessionKind) => string
  errorAt: (kind: SessionKind) => string | undefined
}

/** Sessions a week by kind: the usual ones, the others on demand. */
function MixFields({ mix, onChange, idOf, errorAt }: MixFieldsProps) {
  const { editor: words } = useWords(planWords)
  const { kinds } = useWords(programWords)
  const [all, setAll] = useState(false)
  const [usual] = useState(() => sessionKinds.filter((k) => mix[k]))
  const shown = all || usual.length === 0 ? sessionKinds : usual
  const set = (kind: SessionKind, change: Partial<{ min: number; max: number }>) => {
    const now = { min: 0, max: 0, ...mix[kind], ...change }
    const { [kind]: _, ...rest } = mix
    onChange(now.min === 0 && now.max === 0 ? rest : { ...rest, [kind]: now })
  }
  return (
    <div>
      <Text fw={600}>{words.mix}</Text>
      <Table className={classes.mix} verticalSpacing={4} aria-label={words.mix}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.kind}</Table.Th>
            <Table.Th scope="col">{words.leastColumn}</Table.Th>
            <Table.Th scope="col">{words.mostColumn}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((kind) => (
            <Table.Tr key={kind}>
              <Table.Th scope="row">
                {kinds[kind]}
                {errorAt(kind) && <div className={classes.error}>{errorAt(kind)}</div>}
              </Table.Th>
              {(['min', 'max'] as const).map((end) => (
                <Table.Td key={end}>
                  <NumberInput
                    {...(end === 'min' ? { id: idOf(kind) } : {})}
                    aria-label={end === 'min' ? words.least(kinds[kind]) : words.most(kinds[kind])}
                    error={Boolean(errorAt(kind))}
                    value={mix[kind]?.[end] ?? 0}
                    min={0}
                    max={20}
                    allowDecimal={false}
                    onChange={(v) => set(kind, { [end]: typeof v === 'number' ? v : 0 })}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!all && shown.length < sessionKinds.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {words.allKinds}
        </Button>
      )}
    </div>
  )
}
