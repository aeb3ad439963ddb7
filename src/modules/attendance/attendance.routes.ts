import type { Bind } from '#server/door.ts'
import { close, markMany, markOne, roster } from './attendance.actions.ts'
import { closeSessionRoster, markOneClient, markSession, sessionRoster } from './attendance.contract.ts'

export const attendanceRoutes = (bind: Bind) => {
  bind(sessionRoster, 'attendance.read', roster)
  bind(markSession, 'attendance.mark', markMany)
  bind(markOneClient, 'attendance.mark', markOne)
  bind(closeSessionRoster, 'attendance.mark', close)
}
