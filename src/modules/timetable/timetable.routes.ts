import type { Bind } from '#server/door.ts'
import { findWeeks } from './finder/finder.actions.ts'
import { proposeWeek } from './finder/finder.contract.ts'
import * as groupActions from './groups.actions.ts'
import * as groups from './groups.contract.ts'
import * as ownWeekActions from './ownWeek.actions.ts'
import * as ownWeek from './ownWeek.contract.ts'
import * as seatActions from './seats.actions.ts'
import * as seats from './seats.contract.ts'
import * as sessionActions from './sessions.actions.ts'
import * as sessions from './sessions.contract.ts'

export const timetableRoutes = (bind: Bind) => {
  bind(groups.listRooms, 'timetable.read', groupActions.rooms)
  bind(groups.openRoom, 'timetable.edit', groupActions.openRoom)
  bind(groups.listGroups, 'timetable.read', groupActions.groups)
  bind(groups.openGroup, 'timetable.edit', groupActions.openGroup)
  bind(groups.endGroup, 'timetable.edit', groupActions.endGroup)
  bind(sessions.programmeWeek, 'timetable.read', sessionActions.week)
  bind(sessions.findSession, 'timetable.read', sessionActions.session)
  bind(sessions.openSession, 'seat.take', sessionActions.openSession)
  bind(sessions.cancelSession, 'seat.take', sessionActions.cancelSession)
  bind(sessions.substituteLead, 'timetable.edit', sessionActions.substituteLead)
  bind(sessions.changeCapacity, 'timetable.edit', sessionActions.changeCapacity)
  bind(proposeWeek, 'seat.take', findWeeks)
  bind(seats.acceptWeek, 'seat.take', seatActions.acceptWeek)
  bind(seats.releaseSeats, 'seat.take', seatActions.releaseSeats)
  bind(ownWeek.clientWeek, 'busy_time.read', ownWeekActions.clientWeek)
  bind(ownWeek.setBusyTimes, 'busy_time.edit', ownWeekActions.setBusyTimes)
  bind(ownWeek.setWeekPreference, 'busy_time.edit', ownWeekActions.setWeekPreference)
}
