import type { Bind } from '#server/door.ts'
import { list, open, review, setVisibility, visibility } from './breakGlass.actions.ts'
import {
  breakGlass,
  listBreakGlass,
  reviewBreakGlass,
  setSiteVisibility,
  siteVisibility,
} from './breakGlass.contract.ts'

export const breakGlassRoutes = (bind: Bind) => {
  bind(breakGlass, 'client.break_glass', open)
  bind(listBreakGlass, 'break_glass.review', list)
  bind(reviewBreakGlass, 'break_glass.review', review)
  bind(siteVisibility, 'site.visibility', visibility)
  bind(setSiteVisibility, 'site.visibility', setVisibility)
}
