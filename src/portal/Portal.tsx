import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Mark } from '#ui/Mark.tsx'
import { useWords } from '#ui/words.tsx'
import classes from './Portal.module.css'
import { portalWords } from './portal.words.ts'

/** The public frame: name, one page, and where to turn in danger. */
export function Portal({ children }: { children?: ReactNode }) {
  const words = useWords(portalWords)
  useDocumentTitle(`${words.title} · ${words.product}`)
  return (
    <div className={classes.portal}>
      <header className={classes.brand}>
        <Mark size={32} />
        <span>{words.product}</span>
      </header>
      <main className={classes.main}>
        <h1>{words.title}</h1>
        <p className={classes.lead}>{words.lead}</p>
        {children}
      </main>
      <footer className={classes.danger}>{words.danger}</footer>
    </div>
  )
}
