import type { Bind } from '#server/door.ts'
import { ledgerOfClient } from './ledger.actions.ts'
import { clientLedger } from './ledger.contract.ts'

export const ledgerRoutes = (bind: Bind) => {
  bind(clientLedger, 'ledger.read', ledgerOfClient)
}
