import { dictionary } from '#kit/words.ts'
import type { CancelReason, CancelRefusal, Exemption, ReleaseRefusal, SeatRefusal } from './timetable.ts'

type Reasons = Record<
  | SeatRefusal
  | ReleaseRefusal
  | CancelRefusal
  | 'over_group_cap'
  | 'not_at_site'
  | 'staff_double_booked'
  | 'room_double_booked'
  | 'make_up_unknown'
  | 'same_lead'
  | 'end_before_start'
  | 'held_since'
  | 'group_needs_plan'
  | 'unknown_stage'
  | 'unknown_zone'
  | 'not_lead'
  | 'nothing_prescribed'
  | 'seats_in_use',
  string
>

/** Why the timetable says no. */
const reasons: Reasons = {
  session_cancelled: 'This session is cancelled.',
  session_over: 'This session is already over.',
  roster_closed: 'The roster of this session is closed.',
  session_full: 'There is no free seat left in this session.',
  client_double_booked: 'The client already has a seat in another session at that time.',
  not_admitted: 'The client is not admitted on that day.',
  other_stage: 'This group is for clients in another stage.',
  other_track:
    'This group belongs to another track. Take the seat as agreed with the client, or as a make-up.',
  other_site: 'This session is held in person at another site.',
  video_not_agreed: 'This group meets by video, which is not agreed with the client.',
  nothing_prescribed: 'No week is prescribed for these days yet.',
  seats_in_use: 'More people have a seat than that. Give seats back first.',
  no_seat: 'The client has no seat in this session.',
  already_marked: 'Attendance is already marked in this session.',
  session_begun: 'This session has begun. Mark the client excused in the roster instead.',
  over_group_cap:
    'A group of this kind may not hold so many people unless the reason it is exempt is recorded.',
  not_at_site: 'Staff, room and programme must belong to this site.',
  staff_double_booked: 'This staff member already runs another session at that time.',
  room_double_booked: 'The room is already taken at that time.',
  make_up_unknown: 'The client had no seat in the session to make up for.',
  same_lead: 'This staff member already leads the session.',
  end_before_start: 'The last day lies before the first.',
  held_since: 'The group was held after that day. Choose the day of its last session or a later one.',
  group_needs_plan: 'The programme of this site has no published version yet.',
  unknown_stage: 'The programme has no such stage.',
  unknown_zone: 'This time zone is not known.',
  not_lead: 'Only who leads the session, or who plans the timetable, may do this.',
}

const cancelReasons: Record<CancelReason, string> = {
  staff_absent: 'Nobody can lead it',
  holiday: 'Holiday',
  weather: 'Weather',
  room_unavailable: 'The room cannot be used',
  too_few: 'Too few people',
  client_cancelled: 'The client cannot come',
  other: 'Another reason',
}

const exemptions: Record<Exemption, string> = {
  education: 'Education, not treatment',
  multi_family: 'Several families together',
  local_rule: 'State or payer allows more',
}

export const timetableWords = dictionary({ en: { reasons, cancelReasons, exemptions } })
