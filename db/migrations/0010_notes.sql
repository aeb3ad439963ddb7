-- Notes. The group composer's drafts are one thing, the signed notes another: a draft may change, a signed note may not (R30).
create table group_note_draft (
  session_id uuid primary key references session,
  shared jsonb not null default '{}',
  version int not null default 1,
  saved_at timestamptz not null,
  saved_by uuid not null references account
);

create table group_note_card (
  session_id uuid not null references group_note_draft,
  client_id uuid not null references client,
  card jsonb not null default '{}',
  version int not null default 1,
  saved_at timestamptz not null,
  saved_by uuid not null references account,
  primary key (session_id, client_id)
);

create table note (
  id uuid primary key,
  client_id uuid not null references client,
  session_id uuid references session,
  kind text not null constraint note_kind check (kind in ('group', 'individual', 'contact')),
  status text not null constraint note_status check (status in ('signed', 'awaiting_cosign')),
  shared jsonb not null default '{}',
  body jsonb not null,
  session_started_at timestamptz not null,
  session_ended_at timestamptz not null,
  minutes int not null constraint note_minutes check (minutes >= 0),
  participant_count int constraint note_participants check (participant_count > 0),
  author_id uuid not null references staff,
  author_name text not null,
  author_credential text not null,
  signed_at timestamptz not null,
  late_entry_reason text,
  -- What the guards warned of and the author signed nevertheless, with the reason given.
  confirmed jsonb not null default '[]',
  content_sha256 text not null,
  -- Who is asked to co-sign; null: anybody at the site who may.
  supervisor_id uuid references staff,
  cosigned_by uuid references staff,
  cosigned_at timestamptz,
  cosigner_name text,
  cosigner_credential text,
  constraint note_once unique (session_id, client_id),
  constraint note_group_participants check (kind <> 'group' or participant_count is not null),
  constraint note_times check (session_ended_at > session_started_at),
  constraint note_minutes_within check (minutes <= extract(epoch from session_ended_at - session_started_at) / 60),
  constraint note_cosigned_whole check (num_nonnulls(cosigned_by, cosigned_at, cosigner_name, cosigner_credential) % 4 = 0),
  constraint note_cosigned_by_another check (cosigned_by <> author_id)
);
create index note_client on note (client_id, session_started_at desc);
create index note_author on note (author_id, signed_at);
create index note_awaiting on note (signed_at) where status = 'awaiting_cosign';

create table note_addendum (
  id uuid primary key,
  note_id uuid not null references note,
  client_id uuid not null references client,
  kind text not null constraint note_addendum_kind check (kind in ('addendum', 'amendment')),
  text text not null constraint note_addendum_text check (text <> ''),
  author_id uuid not null references staff,
  author_name text not null,
  author_credential text not null,
  signed_at timestamptz not null
);
create index note_addendum_note on note_addendum (note_id);

create function note_is_immutable() returns trigger language plpgsql as $$
begin
  if old.status = 'awaiting_cosign' and new.status = 'signed' and new.cosigned_by is not null
     and (to_jsonb(new) - '{status,cosigned_by,cosigned_at,cosigner_name,cosigner_credential}'::text[])
       = (to_jsonb(old) - '{status,cosigned_by,cosigned_at,cosigner_name,cosigner_credential}'::text[]) then
    return new;
  end if;
  raise exception 'a signed note cannot be changed' using errcode = 'check_violation', constraint = 'note_immutable';
end $$;
create trigger note_immutable before update on note for each row execute function note_is_immutable();
revoke update on note_addendum from footbridge_app;

-- A draft's saves every few seconds are no history; who began and who else wrote is.
select audit.watch('group_note_draft', 'session_id', '', 'shared,version,saved_at');
select audit.watch('group_note_card', 'session_id,client_id', 'client_id', 'card,version,saved_at');
select audit.watch('note', 'id', 'client_id');
select audit.watch('note_addendum', 'id', 'client_id');
