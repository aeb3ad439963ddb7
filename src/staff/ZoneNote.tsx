import { IconClock } from '@tabler/icons-react'
import { useState } from 'react'
import { viewerElsewhere } from '#ui/elsewhere.ts'
import { useSite } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import classes from './ZoneNote.module.css'

/** Says whose clock the page goes by, where the viewer's is another. */
export function ZoneNote() {
  const { name, timeZone } = useSite()
  const { zone } = useWords(uiWords)
  const [now] = useState(() => Temporal.Now.instant())
  if (!viewerElsewhere(timeZone, now)) return null
  return (
    <p className={classes.note}>
      <IconClock size={16} stroke={1.9} aria-hidden />
      {zone.differs(name, timeZone.replaceAll('_', ' '))}
    </p>
  )
}
