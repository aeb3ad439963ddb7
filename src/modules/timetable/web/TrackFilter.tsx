import { SegmentedControl } from '@mantine/core'
import { tracks } from '#modules/program/program.ts'
import { programWords } from '#modules/program/program.words.ts'
import { useSearchParam } from '#ui/params.ts'
import { useWords } from '#ui/words.tsx'
import { weekWords } from '../week.words.ts'

/** Shows one track of the week, or all. */
export function TrackFilter() {
  const words = useWords(weekWords)
  const names = useWords(programWords).tracks
  const [track, setTrack] = useSearchParam('track')
  return (
    <SegmentedControl
      className="no-print"
      aria-label={words.tracks}
      value={tracks.find((t) => t === track) ?? ''}
      onChange={(value) => setTrack(value || undefined)}
      data={[{ value: '', label: words.everyTrack }, ...tracks.map((t) => ({ value: t, label: names[t] }))]}
    />
  )
}
