type Key = { key: string; ctrlKey: boolean; metaKey: boolean; preventDefault: () => void }

/** Ctrl Enter (on a Mac ⌘ Enter): done here, on to the next. */
export const onCtrlEnter = (go: () => void) => (event: Key) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  go()
}
