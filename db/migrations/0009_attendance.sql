-- Attendance: one client's mark and minutes in one session. It never hangs on notes, nor notes on it.
create table attendance (
  session_id uuid not null references session,
  client_id uuid not null references client,
  mark text not null constraint attendance_mark check (mark in ('present', 'late', 'left_early', 'excused', 'absent')),
  minutes int not null constraint attendance_minutes check (minutes >= 0),
  marked_at timestamptz not null,
  marked_by uuid not null references account,
  change_reason text,
  version int not null default 1,
  primary key (session_id, client_id),
  constraint attendance_seat foreign key (session_id, client_id) references seat (session_id, client_id),
  constraint attendance_not_there check (mark not in ('excused', 'absent') or minutes = 0)
);
create index attendance_client on attendance (client_id, session_id);
select audit.watch('attendance', 'session_id,client_id', 'client_id');
