-- Attendance: one client's mark and minutes in one session. It never hangs on notes, nor notes on it.
create table attendance (
  session_id uuid not null references session,
  client_id uuid not null references client,
  -- null: the mark was taken back. Nothing is deleted.
  mark text constraint attendance_mark check (mark in ('present', 'late', 'left_early', 'excused', 'absent')),
  minutes int not null constraint attendance_minutes check (minutes >= 0),
  marked_at timestamptz not null,
  marked_by uuid not null references account,
  -- Why it was changed after the roster was closed (R23).
  change_reason text constraint attendance_change_reason check (change_reason <> ''),
  version int not null default 1,
  primary key (session_id, client_id),
  constraint attendance_seat foreign key (session_id, client_id) references seat (session_id, client_id),
  constraint attendance_not_there check (minutes = 0 or coalesce(mark in ('present', 'late', 'left_early'), false))
);
create index attendance_client on attendance (client_id, session_id);
select audit.watch('attendance', 'session_id,client_id', 'client_id');

-- A seat whose client took part stays: it is neither released nor cancelled until the mark is corrected. Fires after
-- seats_recounted (triggers run by name), which waits for the session row that every marking holds: none slips between.
create function seat_stays_attended() returns trigger language plpgsql as $$
begin
  if exists (
    select from new_seats n join attendance a on a.session_id = n.session_id and a.client_id = n.client_id
    where n.status <> 'taken' and a.mark in ('present', 'late', 'left_early')) then
    raise exception 'the client took part in this session' using errcode = 'check_violation', constraint = 'seat_attended';
  end if;
  return null;
end $$;
create trigger seats_stay_attended after update on seat referencing new table as new_seats for each statement execute function seat_stays_attended();

-- Rosters that are still open, for the schedule that closes what nobody closed.
create index session_roster_open on session (ends_at) where roster_closed_at is null and status = 'scheduled';
