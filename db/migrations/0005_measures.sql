-- Measures: one row per answered instrument. A correction is a new row that supersedes the old one (R59); the old one stays.
create table measure_response (
  id uuid primary key,
  client_id uuid not null references client,
  instrument text not null,
  instrument_version text not null,
  look_back_days int,
  status text not null constraint measure_response_status check (status in ('in_progress', 'completed', 'entered_in_error')),
  answers jsonb not null default '{}',
  scores jsonb,
  started_at timestamptz not null,
  completed_at timestamptz,
  entered_by uuid references account,
  supersedes uuid references measure_response,
  change_reason text not null default '',
  version int not null default 1,
  constraint measure_response_completed check (case status
    when 'in_progress' then completed_at is null and scores is null
    when 'completed' then completed_at is not null and scores is not null
    else change_reason <> '' end),
  constraint measure_correction_explained check (supersedes is null or change_reason <> '')
);
create index measure_response_client on measure_response (client_id, instrument, started_at);
create unique index measure_one_in_progress on measure_response (client_id, instrument) where status = 'in_progress';
create unique index measure_corrected_once on measure_response (supersedes) where supersedes is not null;
select audit.watch('measure_response', 'id', 'client_id');
