-- Measures: one row per answered instrument. A correction is a new row that supersedes the old one (R59).
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
  version int not null default 1,
  constraint measure_response_completed check ((status = 'in_progress') = (completed_at is null))
);
create index measure_response_client on measure_response (client_id, instrument, started_at);
select audit.watch('measure_response', 'id', 'client_id');
