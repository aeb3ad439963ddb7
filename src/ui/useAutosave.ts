import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { onBack } from './activity.ts'
import { type AutosaveParts, autosave, type SaveView } from './autosave.ts'

type Save<T> = AutosaveParts<T>['save']

export type Saving<T> = {
  view: SaveView
  /** Hand over every change: `saving.change(nextSections)`. The screen keeps the value in its own state. */
  change: (value: T) => void
  /** Saves now; false where that did not work and what was typed is still only here. */
  flush: () => Promise<boolean>
  /** Goes on from this version: mine shall go over theirs. */
  rebase: (version: number) => void
  /** Theirs was loaded and stands here now: what was not saved is given up. */
  accept: (version: number) => void
  /** For `SaveState`, which asks before leaving with something unsaved. */
  leaving: { asked: boolean; stay: () => void; leave: () => void }
}

/**
 * Saves as somebody types. Leaving the page saves first; where that fails it asks. Closing the window warns.
 * ```
 * const saving = useAutosave(loaded.version, (sections, version) => call(saveAssessment, { assessmentId, sections, version }))
 * <SaveState saving={saving} />
 * ```
 */
export function useAutosave<T>(version: number, save: Save<T>): Saving<T> {
  const [view, setView] = useState<SaveView>({ status: 'saved', refusal: null, version })
  const newest = useRef(save)
  newest.current = save
  const [saver] = useState(() =>
    autosave<T>({
      version,
      save: (value, at) => newest.current(value, at),
      show: setView,
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    }),
  )
  useEffect(() => {
    const again = () => void saver.flush()
    window.addEventListener('online', again)
    const forget = onBack(again)
    return () => {
      window.removeEventListener('online', again)
      forget()
      void saver.flush()
    }
  }, [saver])
  const open = view.status !== 'saved'
  const blocker = useBlocker({
    shouldBlockFn: async () => !(await saver.flush()),
    enableBeforeUnload: open,
    disabled: !open,
    withResolver: true,
  })
  return {
    view,
    change: saver.change,
    flush: saver.flush,
    rebase: saver.rebase,
    accept: saver.accept,
    leaving: {
      asked: blocker.status === 'blocked',
      stay: () => blocker.reset?.(),
      leave: () => {
        saver.stop()
        blocker.proceed?.()
      },
    },
  }
}
