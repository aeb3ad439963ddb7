import { listMeasures } from '#modules/measures/measures.contract.ts'
import { measuresWords } from '#modules/measures/measures.words.ts'
import { Scores } from '#modules/measures/web/Scores.tsx'
import { useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { useSite } from '#ui/site.tsx'
import { Day } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import classes from './Read.module.css'

/** The latest scores of each questionnaire, as evidence. Nothing where none was taken. */
export function MeasureScores({ clientId }: { clientId: string }) {
  const { instruments } = useWords(measuresWords)
  const { timeZone } = useSite()
  const query = useEndpoint(listMeasures, { clientId })
  return (
    <QueryView query={query}>
      {({ series }) => (
        <div className={classes.scores}>
          {series.map(({ instrument, taken: [last] }) =>
            last ? (
              <div key={instrument}>
                <h3>{instruments[instrument].short}</h3>
                <Scores {...{ instrument }} scored={last.scored} />
                <p className={classes.signature}>
                  <Day on={last.completedAt.toZonedDateTimeISO(timeZone).toPlainDate()} style="date" />
                </p>
              </div>
            ) : null,
          )}
        </div>
      )}
    </QueryView>
  )
}
