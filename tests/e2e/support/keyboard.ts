import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'

/** Somebody who has no mouse: keys only, and after every step the focus is somewhere and can be seen. */
export const keyboard = (page: Page) => {
  const press = async (key: string, where = key) => {
    await page.keyboard.press(key)
    await focusIsSeen(page, where)
  }
  return {
    press,
    type: async (text: string) => {
      await page.keyboard.type(text)
      await focusIsSeen(page, text)
    },
    /** Tabs until it has the focus. @throws when a whole round did not lead there. */
    tabTo: async (target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
      await target.first().waitFor({ state: 'attached' })
      for (let steps = 0; steps < 120; steps++) {
        if (await hasFocus(target)) return
        await press(key, `${key} on the way to ${target}`)
      }
      throw new Error(`no Tab leads to ${target}`)
    },
    /** Waits until it has the focus by itself. */
    arrivesAt: async (target: Locator) => {
      await expect.poll(() => hasFocus(target), { timeout: 15_000 }).toBe(true)
      await focusIsSeen(page, String(target))
    },
  }
}

const hasFocus = async (target: Locator) =>
  (await target.count()) > 0 && target.first().evaluate((e) => e === document.activeElement)

/** The focus is on something, and a ring, or that of its label or its frame, shows where. */
async function focusIsSeen(page: Page, where: string) {
  const standing = () =>
    page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return 'lost'
      // Inside a time or a date the browser itself marks the part that one is in.
      if (at.matches('input:is([type=time], [type=date])')) return 'seen'
      const rings = (e: Element | null | undefined) => {
        if (!e) return false
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(e)
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      }
      const label = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : []
      const near = [at, at.parentElement, at.nextElementSibling, ...label]
      return near.some(rings) ? 'seen' : `not seen: ${at.outerHTML.slice(0, 160)}`
    })
  await expect.poll(async () => [where, await standing()], { timeout: 5_000 }).toEqual([where, 'seen'])
}
