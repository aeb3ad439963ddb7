import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Mark } from '#ui/Mark.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { signInWords } from '../signIn.words.ts'
import { Bridge } from './Bridge.tsx'
import classes from './Entrance.module.css'

type EntranceProps = { title: string; lead?: ReactNode; children: ReactNode }

/** The room before the programme: the picture of the bridge beside a form. */
export function Entrance({ title, lead, children }: EntranceProps) {
  const { product } = useWords(uiWords)
  const { motto } = useWords(signInWords)
  useDocumentTitle(`${title} · ${product}`)
  return (
    <div className={classes.entrance}>
      <aside className={classes.picture}>
        <Bridge />
        <p className={classes.motto}>{motto}</p>
      </aside>
      <main className={classes.room}>
        <div className={classes.form}>
          <div className={classes.brand}>
            <Mark size={36} />
            <span>{product}</span>
          </div>
          <h1>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  )
}
