import { siteOpened } from '#modules/access/access.contract.ts'
import { subscribe } from '#server/events.ts'
import { startFirstProgram } from './program.actions.ts'

/** A new site starts from the shipped four-stage programme. */
export const programSubscribers = [subscribe(siteOpened, (ctx, { data }) => startFirstProgram(ctx, data))]
