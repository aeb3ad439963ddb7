/** What people read when the database itself refuses. The constraint's name is the reason's code. */
export const constraintSentences: Record<string, string> = {
  client_double_booked: 'The client already has a seat in another session at that time.',
  staff_double_booked: 'This staff member already runs another session at that time.',
  room_double_booked: 'The room is already taken at that time.',
  session_full: 'There is no free seat left in this session.',
  session_group_cap:
    'A therapy group may not hold more than 12 people unless the reason it is exempt is recorded.',
  session_once: 'This group already has a session on that day.',
  room_name: 'This site already has a room of that name.',
  staff_email_unique: 'Another staff member already has this e-mail address.',
  account_email_unique: 'Another account already has this e-mail address.',
  episode_one_open: 'The client is already admitted.',
  assessment_one_draft: 'An assessment of this client is already open.',
  prescribed_week_one_at_a_time: 'Another prescribed week already holds on some of these days.',
  prescribed_week_minutes: 'A prescribed week is 6 to 30 hours, in steps of 15 minutes.',
  prescribed_week_days: 'A prescribed week has 1 to 7 days, the least not above the most.',
  referral_original_once: 'This very file was imported before.',
  seat_attended:
    'The client took part in this session: their seat cannot be given up. Correct the mark on the roster first.',
  note_once: 'This client already has a signed note for this session.',
  note_immutable: 'A signed note cannot be changed. Add an addendum instead.',
  busy_time_order: 'The time must end after it starts.',
  session_times: 'A session must end after it starts.',
  measure_corrected_once: 'Somebody else corrected this measure meanwhile. Correct the newest one.',
  task_once: 'The same task is open already.',
}
