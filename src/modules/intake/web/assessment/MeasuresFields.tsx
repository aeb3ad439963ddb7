import { Button, Group, TextInput } from '@mantine/core'
import { measuresWords } from '#modules/measures/measures.words.ts'
import { MeasureEntry } from '#modules/measures/web/MeasureEntry.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { type Line, linesIn, newKey } from '../../assessment/assessment.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import { assessmentInstruments } from '../../assessment/sections.ts'
import { fieldId } from './fieldId.ts'
import classes from './Measures.module.css'
import type { useSection } from './useSection.ts'

type MeasuresFieldsProps = {
  clientId: string
  form: ReturnType<typeof useSection>
  missing: Record<string, string>
  measuresDone: readonly string[]
}

/** The first questionnaires, each taken here and now, or declined with a reason. */
export function MeasuresFields({ clientId, form, missing, measuresDone }: MeasuresFieldsProps) {
  const words = useWords(assessmentWords)
  const { instruments } = useWords(measuresWords)
  const lines = linesIn(form.values, 'declined')
  const change = (to: (now: Line[]) => Line[]) => form.set('declined', (now) => to(linesIn({ now }, 'now')))
  return assessmentInstruments.map((instrument) => {
    const id = fieldId('measures', [instrument])
    const done = measuresDone.includes(instrument)
    const declined = lines.find((l) => l.instrument === instrument)
    const decline = () => change((now) => [...now, { key: newKey(now), instrument, reason: '' }])
    const takeBack = () => change((now) => now.filter((l) => l.instrument !== instrument))
    const say = (reason: string) =>
      change((now) => now.map((l) => (l.instrument === instrument ? { ...l, reason } : l)))
    return (
      <section key={instrument} className={classes.measure} aria-labelledby={`${id}-title`}>
        <Group justify="space-between">
          <h3 id={`${id}-title`} className={classes.title}>
            {instruments[instrument].short}
          </h3>
          {done && <StatusBadge tone="good">{words.done}</StatusBadge>}
          {declined && !done && <StatusBadge>{words.declined}</StatusBadge>}
        </Group>
        {missing[instrument] && (
          <p id={id} tabIndex={-1} className={classes.error}>
            {missing[instrument]}
          </p>
        )}
        {declined && !done ? (
          <Group align="flex-end">
            <TextInput
              className={classes.reason ?? ''}
              label={words.declinedReason}
              value={typeof declined.reason === 'string' ? declined.reason : ''}
              onChange={(e) => say(e.currentTarget.value)}
            />
            <Button variant="default" onClick={takeBack}>
              {words.takeBack}
            </Button>
          </Group>
        ) : (
          <>
            <MeasureEntry clientId={clientId} instrument={instrument} />
            {!done && (
              <Button
                variant="subtle"
                color="gray"
                px="xs"
                onClick={decline}
                className={classes.decline ?? ''}
              >
                {words.decline(instruments[instrument].short)}
              </Button>
            )}
          </>
        )}
      </section>
    )
  })
}
