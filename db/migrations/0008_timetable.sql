-- The timetable. A group is a template (wall rule); every occurrence is a session row; a seat is one client in one session.
create table room (
  id uuid primary key,
  site_id uuid not null references site,
  name text not null,
  capacity int not null check (capacity > 0),
  constraint room_name unique (site_id, name)
);

create table program_group (
  id uuid primary key,
  site_id uuid not null references site,
  program_id uuid not null references program,
  name text not null,
  kind text not null constraint program_group_kind check (kind in (
    'therapy_group', 'skills', 'education', 'individual', 'family', 'case_management', 'medical', 'drug_test', 'peer', 'complementary')),
  modality text not null default '',
  track text not null constraint program_group_track check (track in ('day', 'evening', 'weekend', 'video')),
  stages text[] not null default '{}',
  room_id uuid references room,
  by_video boolean not null default false,
  lead_id uuid not null references staff,
  co_lead_id uuid references staff,
  capacity int not null constraint program_group_capacity check (capacity > 0),
  capacity_exempt_reason text constraint program_group_exemption check (capacity_exempt_reason in ('education', 'multi_family', 'local_rule')),
  -- Its staff may run another session at the same hour: groups joined across rooms (R16).
  co_facilitated boolean not null default false,
  weekday int not null constraint program_group_weekday check (weekday between 1 and 7),
  starts time not null,
  minutes int not null constraint program_group_minutes check (minutes between 15 and 360),
  during daterange not null,
  version int not null default 1,
  constraint program_group_two_leads check (co_lead_id <> lead_id),
  constraint program_group_room_or_video check (not (by_video and room_id is not null))
);
create index program_group_site on program_group (site_id);

create table session (
  id uuid primary key,
  site_id uuid not null references site,
  group_id uuid references program_group,
  kind text not null constraint session_kind check (kind in (
    'therapy_group', 'skills', 'education', 'individual', 'family', 'case_management', 'medical', 'drug_test', 'peer', 'complementary')),
  name text not null,
  modality text not null default '',
  counts_toward text[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  during tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
  local_on date not null,
  room_id uuid references room,
  by_video boolean not null default false,
  status text not null default 'scheduled' constraint session_status check (status in ('scheduled', 'cancelled')),
  cancelled_reason text constraint session_cancelled_reason_known check (cancelled_reason in (
    'staff_absent', 'holiday', 'weather', 'room_unavailable', 'too_few', 'client_cancelled', 'other')),
  capacity int not null constraint session_capacity_positive check (capacity > 0),
  capacity_exempt_reason text constraint session_exemption check (capacity_exempt_reason in ('education', 'multi_family', 'local_rule')),
  seats_taken int not null default 0,
  roster_closed_at timestamptz,
  actual_started_at timestamptz,
  actual_ended_at timestamptz,
  version int not null default 1,
  constraint session_cancelled_reason check ((status = 'cancelled') = (cancelled_reason is not null)),
  constraint session_times check (ends_at > starts_at),
  constraint session_full check (seats_taken between 0 and capacity),
  constraint session_group_cap check (kind <> 'therapy_group' or capacity <= 12 or capacity_exempt_reason is not null),
  constraint session_once unique (group_id, local_on),
  constraint session_id_during unique (id, during),
  constraint room_double_booked exclude using gist (room_id with =, during with &&) where (status = 'scheduled' and room_id is not null)
);
create index session_site_day on session (site_id, local_on);
create index session_starts on session (starts_at);

-- Who runs a session. Two staff may run one session together; one staff member may be in two at once only
-- where the row says so (co-facilitation across joined rooms, R16).
create table session_staff (
  session_id uuid not null,
  staff_id uuid not null references staff,
  during tstzrange not null,
  role text not null constraint session_staff_role check (role in ('lead', 'co_lead')),
  overlap_allowed boolean not null default false,
  active boolean not null default true,
  primary key (session_id, staff_id),
  constraint session_staff_session foreign key (session_id, during) references session (id, during) on update cascade,
  constraint staff_double_booked exclude using gist (staff_id with =, during with &&) where (active and not overlap_allowed)
);
create unique index session_staff_one_lead on session_staff (session_id) where active and role = 'lead';
create index session_staff_staff on session_staff (staff_id, session_id);

create table seat (
  session_id uuid not null,
  client_id uuid not null references client,
  during tstzrange not null,
  status text not null default 'taken' constraint seat_status check (status in ('taken', 'released', 'program_cancelled')),
  make_up_for uuid references session,
  taken_at timestamptz not null,
  -- Rosters, boards and ledgers read who sits where from the index alone.
  primary key (session_id, client_id) include (status),
  constraint seat_session foreign key (session_id, during) references session (id, during) on update cascade,
  constraint client_double_booked exclude using gist (client_id with =, during with &&) where (status = 'taken')
);
create index seat_client on seat (client_id, session_id);

-- seats_taken counts the taken seats of a session; its check constraint is what refuses the thirteenth client (R17).
-- The row lock it takes makes concurrent bookings wait for each other instead of racing.
create function count_seats() returns trigger language plpgsql as $$
begin
  update session s set seats_taken = s.seats_taken + d.delta
  from (select session_id, sum(delta)::int as delta
        from (select session_id, 1 as delta from new_seats where status = 'taken'
              union all select session_id, -1 from old_seats where status = 'taken') x
        group by session_id having sum(delta) <> 0) d
  where s.id = d.session_id;
  return null;
end $$;
create function count_new_seats() returns trigger language plpgsql as $$
begin
  update session s set seats_taken = s.seats_taken + d.delta
  from (select session_id, count(*)::int as delta from new_seats where status = 'taken' group by session_id) d
  where s.id = d.session_id;
  return null;
end $$;
create trigger seats_counted after insert on seat referencing new table as new_seats for each statement execute function count_new_seats();
create trigger seats_recounted after update on seat referencing new table as new_seats old table as old_seats for each statement execute function count_seats();

-- The client's own week: times that are taken by work, school, care. Wall rules in the client's zone; kept private by kind.
-- Until midnight is written 00:00; what crosses midnight is two rows.
create table busy_time (
  id uuid primary key,
  client_id uuid not null references client,
  kind text not null constraint busy_time_kind check (kind in ('work', 'school', 'childcare', 'care', 'travel', 'court', 'worship', 'rest', 'other')),
  weekday int not null constraint busy_time_weekday check (weekday between 1 and 7),
  from_time time not null,
  until_time time not null,
  note text not null default '',
  constraint busy_time_order check (until_time > from_time or until_time = '00:00')
);
create index busy_time_client on busy_time (client_id);

-- `version` guards the client's whole own week: the busy times and this row. `time_zone` is null where the client lives on
-- the site's clock.
create table week_preference (
  client_id uuid primary key references client,
  time_zone text,
  travel_minutes int not null default 0 constraint week_preference_travel check (travel_minutes between 0 and 240),
  by_video_allowed boolean not null default false,
  preferred_part text not null default 'any' constraint week_preference_part check (preferred_part in ('any', 'morning', 'afternoon', 'evening')),
  version int not null default 1
);

grant delete on busy_time to footbridge_app;
select audit.watch('room', 'id');
select audit.watch('program_group', 'id');
select audit.watch('session', 'id', '', 'seats_taken,during');
select audit.watch('session_staff', 'session_id,staff_id');
select audit.watch('seat', 'session_id,client_id', 'client_id');
select audit.watch('busy_time', 'id', 'client_id');
select audit.watch('week_preference', 'client_id', 'client_id');
