import { dictionary } from '#kit/words.ts'

export const attendanceWords = dictionary({
  en: {
    marks: {
      present: 'Present',
      late: 'Late',
      left_early: 'Left early',
      excused: 'Excused',
      absent: 'Absent',
      unmarked: 'Not marked',
    },
    states: {
      before: 'Not open yet',
      open: 'Open',
      closed: 'Closed',
      cancelled: 'Cancelled',
    },
    reasons: {
      session_cancelled: 'This session was cancelled by the programme; nobody is marked in it.',
      roster_not_open: 'Marking opens 30 minutes before the session.',
      correction_not_permitted:
        'This roster is closed. A therapist, case manager or director can still correct it.',
      correction_reason: 'This roster is closed. Say why it is corrected.',
      not_seated: 'Only clients with a seat in this session can be marked. Give them a seat first.',
      changed_meanwhile: 'Somebody else marked this client meanwhile. Look again before you change it.',
      not_all_marked: 'Mark everybody before closing the roster.',
      times_reversed: 'The session must end after it began.',
      not_over_yet: 'The end lies in the future. Close the roster when the session is over.',
      times_not_of_this_session: 'These times lie more than three hours outside the session.',
      minutes_needed: 'Say how many minutes the client was there.',
    },
  },
})
