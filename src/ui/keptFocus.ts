/**
 * Nobody at a keyboard is left without a place: where what had the focus goes away (a button that did its work, the
 * opener of a dialog, the form that let somebody in), the page's heading takes it; what was only busy gets it back.
 * @returns how to stop.
 */
export function keepFocus(page: Document): () => void {
  let last: Element | null = null
  const remember = ({ target }: Event) => {
    last = target instanceof Element ? target : null
  }
  // A press on nothing lets go on purpose.
  const forget = () => {
    last = null
  }
  const look = () => {
    if (!last || (page.activeElement && page.activeElement !== page.body)) return
    if (!last.isConnected) focus(page.querySelector('main h1[tabindex]') ?? page.querySelector('main'))
    else if (!last.matches(':disabled')) focus(last)
  }
  const watch = new MutationObserver(look)
  watch.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
  page.addEventListener('focusin', remember)
  page.addEventListener('pointerdown', forget)
  return () => {
    watch.disconnect()
    page.removeEventListener('focusin', remember)
    page.removeEventListener('pointerdown', forget)
  }
}

const focus = (place: Element | null) => {
  if (place instanceof HTMLElement) place.focus({ preventScroll: true })
}
