import type { Bind } from '#server/door.ts'
import { looks, looksAtClient } from './looks.actions.ts'
import { clientLooks, listLooks } from './looks.contract.ts'

export const lookRoutes = (bind: Bind) => {
  bind(listLooks, 'look.read', looks)
  bind(clientLooks, 'look.read', looksAtClient)
}
