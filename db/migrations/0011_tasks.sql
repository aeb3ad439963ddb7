-- Tasks: one worklist for everybody. A task is owed by a person or by a role at a site; the role stays as the person's stand-in.
create table task (
  id uuid primary key,
  site_id uuid not null references site,
  kind text not null,
  subject_key text not null,
  client_id uuid references client,
  session_id uuid references session,
  staff_id uuid references staff,
  role text,
  urgent boolean not null default false,
  params jsonb not null default '{}',
  due_at timestamptz not null,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references account,
  outcome text,
  outcome_note text not null default '',
  version int not null default 1,
  constraint task_owed_by_somebody check (staff_id is not null or role is not null),
  constraint task_done check (case when done_at is null then done_by is null and outcome is null else outcome is not null end)
);
create unique index task_once on task (kind, subject_key) where done_at is null;
create index task_open_staff on task (staff_id, due_at) where done_at is null;
create index task_open_site on task (site_id, due_at) where done_at is null;
create index task_client on task (client_id);
select audit.watch('task', 'id', 'client_id');
