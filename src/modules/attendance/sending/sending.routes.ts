import type { Bind } from '#server/door.ts'
import { sendLetter, sendTable } from './sending.actions.ts'
import { attendanceLetter, attendanceTable } from './sending.contract.ts'

export const sendingRoutes = (bind: Bind) => {
  bind(attendanceLetter, 'letter.send', sendLetter)
  bind(attendanceTable, 'letter.send', sendTable)
}
