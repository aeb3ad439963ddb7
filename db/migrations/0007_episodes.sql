-- Episodes: admission to discharge. Stage, level of care and readiness are three fields (R10).
create table episode (
  id uuid primary key,
  client_id uuid not null references client,
  site_id uuid not null references site,
  program_version_id uuid not null references program_version,
  placement_id uuid references placement,
  prior_episode_id uuid references episode,
  track text not null constraint episode_track check (track in ('day', 'evening', 'weekend', 'video')),
  stage text not null,
  level_of_care text not null,
  readiness text constraint episode_readiness check (readiness in ('not_considering', 'considering', 'preparing', 'acting', 'maintaining')),
  admitted_on date not null,
  admitted_at timestamptz not null,
  discharged_on date,
  discharge_reason text constraint episode_discharge_reason_known check (discharge_reason in (
    'graduated', 'transferred', 'left_early', 'lost_contact', 'ended_by_program', 'incarcerated', 'died', 'other')),
  discharge_note text not null default '',
  -- The last day with an attended service or another contact (R12); attended sessions after it count as well.
  last_contact_on date not null,
  -- The last contact for which administrative discharge was proposed (R13): once for each silence.
  discharge_proposed_for date,
  version int not null default 1,
  constraint episode_dates check (last_contact_on >= admitted_on and (discharged_on is null or discharged_on >= admitted_on)),
  constraint episode_discharge_reason check ((discharged_on is null) = (discharge_reason is null))
);
create unique index episode_one_open on episode (client_id) where discharged_on is null;
create index episode_site_open on episode (site_id) where discharged_on is null;
create index episode_client on episode (client_id, admitted_on);

create table stage_change (
  id uuid primary key,
  episode_id uuid not null references episode,
  client_id uuid not null references client,
  from_stage text,
  to_stage text not null,
  changed_at timestamptz not null,
  changed_by uuid not null references account,
  reason text not null default ''
);
create index stage_change_episode on stage_change (episode_id, changed_at);

-- A level is changed by a placement decision, and by nothing else.
create table level_change (
  id uuid primary key,
  episode_id uuid not null references episode,
  client_id uuid not null references client,
  from_level text,
  to_level text not null,
  placement_id uuid not null references placement,
  changed_at timestamptz not null,
  changed_by uuid not null references account,
  reason text not null default ''
);
create index level_change_episode on level_change (episode_id, changed_at);

create table readiness_change (
  id uuid primary key,
  episode_id uuid not null references episode,
  client_id uuid not null references client,
  from_readiness text,
  to_readiness text not null,
  changed_at timestamptz not null,
  changed_by uuid not null references account,
  reason text not null default ''
);
create index readiness_change_episode on readiness_change (episode_id, changed_at);

-- R11: consent to treat, Part 2 notice, fee schedule, orientation: each a dated fact, or a task until it is one.
create table admission_item (
  episode_id uuid not null references episode,
  client_id uuid not null references client,
  item text not null constraint admission_item_known check (item in ('consent_to_treat', 'part2_notice', 'fee_schedule', 'orientation')),
  due_on date not null,
  done_at timestamptz,
  done_by uuid references account,
  primary key (episode_id, item),
  constraint admission_item_done check ((done_at is null) = (done_by is null))
);

-- Plans: the prescribed week, dated; two never hold on one day. One that was replaced before any of its days counts
-- keeps its row with an empty `during` (and its first day in `replaced_from`): `during @> day` finds what holds, nothing else.
create table prescribed_week (
  id uuid primary key,
  episode_id uuid not null references episode,
  client_id uuid not null references client,
  during daterange not null,
  replaced_from date,
  minutes int not null constraint prescribed_week_minutes check (minutes between 360 and 1800 and minutes % 15 = 0),
  days_min int not null,
  days_max int not null,
  mix jsonb not null default '{}',
  prescribed_at timestamptz not null,
  prescribed_by uuid not null references account,
  reason text not null default '',
  constraint prescribed_week_replaced check (isempty(during) = (replaced_from is not null)),
  constraint prescribed_week_days check (days_min between 1 and 7 and days_max between days_min and 7),
  constraint prescribed_week_one_at_a_time exclude using gist (episode_id with =, during with &&)
);

select audit.watch('episode', 'id', 'client_id');
select audit.watch('stage_change', 'id', 'client_id');
select audit.watch('level_change', 'id', 'client_id');
select audit.watch('readiness_change', 'id', 'client_id');
select audit.watch('admission_item', 'episode_id,item', 'client_id');
select audit.watch('prescribed_week', 'id', 'client_id');
revoke update on stage_change, level_change, readiness_change from footbridge_app;
