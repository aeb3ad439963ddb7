import type { Bind } from '#server/door.ts'
import { board } from './board.actions.ts'
import { programmeBoard } from './board.contract.ts'
import { day } from './today.actions.ts'
import { today } from './today.contract.ts'

export const homeRoutes = (bind: Bind) => {
  bind(today, 'home.read', day)
  bind(programmeBoard, 'ledger.read', board)
}
