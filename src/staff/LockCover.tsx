import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Out } from '#kit/endpoint.ts'
import { signedIn } from '#modules/access/signIns/signIns.contract.ts'
import { signInsWords } from '#modules/access/signIns/signIns.words.ts'
import { LockForm } from '#modules/access/web/LockForm.tsx'
import { onBack } from '#ui/activity.ts'
import { keyOf } from '#ui/data.ts'
import { Mark } from '#ui/Mark.tsx'
import { useWords } from '#ui/words.tsx'
import classes from './LockCover.module.css'
import { goOn, useSession } from './session.ts'

type Standing = Out<typeof signedIn>

/**
 * R92: over the page, which stays as it was, with what was being typed; unlocking returns to it. A modal dialog of the
 * browser's own: nothing below it can be reached, by keyboard or screen reader neither.
 */
export function LockCover({ standing }: { standing: Standing }) {
  const locked = useSession() === 'locked'
  const cache = useQueryClient()
  const back = (now: Standing) => {
    cache.setQueryData(keyOf(signedIn, {}), now)
    goOn()
  }
  // Also when another window was unlocked.
  useEffect(() => onBack(() => void cache.invalidateQueries()), [cache])
  return locked ? createPortal(<Cover standing={standing} onBack={back} />, document.body) : null
}

function Cover({ standing, onBack }: { standing: Standing; onBack: (now: Standing) => void }) {
  const { lock: words } = useWords(signInsWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => {
    const before = document.activeElement
    const box = dialog.current
    const stay = () => box?.showModal()
    stay()
    box?.addEventListener('close', stay)
    document.documentElement.dataset.covered = ''
    return () => {
      box?.removeEventListener('close', stay)
      delete document.documentElement.dataset.covered
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classes.cover}
      aria-labelledby={title}
      onCancel={(event) => event.preventDefault()}
    >
      <div className={classes.room}>
        <Mark size={48} />
        <h2 id={title}>{words.title}</h2>
        <p>{words.lead(standing.name)}</p>
        <LockForm ways={standing.ways} onDone={onBack} />
      </div>
    </dialog>
  )
}
