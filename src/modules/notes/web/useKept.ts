import { useEffect } from 'react'
import { useAutosave } from '#ui/useAutosave.ts'

type Kept<T> = {
  /** The server's newest. */
  theirs: { text: T; version: number }
  save: (text: T, version: number) => Promise<{ version: number }>
  /** Saved from here. */
  onSaved: (version: number) => void
  /** Forget what was typed here: the server's text is shown again. */
  onDrop: () => void
  onFlush: (flush: () => Promise<boolean>) => void
}

/** Autosave of one text that others may write too. Where nothing waits to be saved here, theirs simply appears. */
export function useKept<T>({ theirs, save, onSaved, onDrop, onFlush }: Kept<T>) {
  const saving = useAutosave<T>(theirs.version, async (text, version) => {
    const saved = await save(text, version)
    onSaved(saved.version)
    return saved
  })
  const { accept, flush, rebase, view } = saving
  const isNewer = theirs.version > view.version
  useEffect(() => {
    if (!isNewer || view.status !== 'saved') return
    onDrop()
    accept(theirs.version)
  }, [isNewer, view.status, theirs.version, onDrop, accept])
  useEffect(() => onFlush(flush), [onFlush, flush])
  return {
    ...saving,
    /** Both stand there: theirs is newer and mine is not saved. */
    isContested: view.status === 'stale' && isNewer,
    keepMine: () => rebase(theirs.version),
    takeTheirs: () => {
      accept(theirs.version)
      onDrop()
    },
  }
}
