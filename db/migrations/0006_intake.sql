-- Intake: inquiries, referrals (the original kept unchanged), the assessment, the placement decision.
create table inquiry (
  id uuid primary key,
  site_id uuid not null references site,
  client_id uuid references client,
  source text not null constraint inquiry_source check (source in ('call', 'web_form', 'walk_in', 'referral')),
  -- That somebody was admitted is told by their episode, not written here a second time.
  status text not null constraint inquiry_status check (status in ('new', 'contacted', 'assessment_booked', 'assessed', 'closed')),
  first_contact_at timestamptz not null,
  given_name text not null,
  family_name text not null default '',
  preferred_name text not null default '',
  born_on date,
  phone text not null default '',
  email text not null default '',
  -- Who got in touch, where it was somebody else.
  asked_by text not null default '',
  asked_by_relation text not null default '',
  contact_preference jsonb not null default '{}',
  reason text not null default '',
  barriers text not null default '',
  assessment_at timestamptz,
  closed_reason text constraint inquiry_closed_reason check (closed_reason in
    ('no_contact', 'declined', 'other_program', 'needs_other_care', 'not_eligible', 'duplicate', 'other')),
  closed_note text not null default '',
  version int not null default 1,
  constraint inquiry_closed check ((status = 'closed') = (closed_reason is not null)),
  constraint inquiry_booked check (status <> 'assessment_booked' or assessment_at is not null)
);
create index inquiry_open on inquiry (site_id, status, first_contact_at);
create index inquiry_client on inquiry (client_id);

create table referral (
  id uuid primary key,
  site_id uuid not null references site,
  inquiry_id uuid references inquiry,
  client_id uuid references client,
  source_organization text not null default '',
  file_name text,
  media_type text,
  original bytea,
  original_sha256 bytea,
  summary jsonb not null,
  received_at timestamptz not null,
  received_by uuid not null references account,
  constraint referral_original_once unique (site_id, original_sha256),
  constraint referral_original_whole check ((original is null) = (original_sha256 is null))
);
create index referral_inquiry on referral (inquiry_id);
create index referral_client on referral (client_id, received_at);
-- What was received stays as it was; only whom it is about may be linked later.
revoke update on referral from footbridge_app;
grant update (client_id) on referral to footbridge_app;

create table assessment (
  id uuid primary key,
  client_id uuid not null references client,
  status text not null constraint assessment_status check (status in ('draft', 'completed')),
  started_at timestamptz not null,
  started_by uuid not null references account,
  completed_at timestamptz,
  completed_by uuid references account,
  -- Over all sections as they stood at completion; the row audit holds it, so a later change of a section shows.
  content_sha256 text,
  constraint assessment_completed check ((status = 'completed') = (num_nonnulls(completed_at, completed_by, content_sha256) = 3))
);
create index assessment_client on assessment (client_id, started_at);
create unique index assessment_one_draft on assessment (client_id) where status = 'draft';

-- One row a section, each with its own version: two people may work on two sections at once.
-- `sources` says which fields still stand as the referral had them.
create table assessment_section (
  assessment_id uuid not null references assessment,
  client_id uuid not null references client,
  section text not null constraint assessment_section_known check (section in (
    'reason', 'substances', 'medical', 'medications', 'symptoms', 'family', 'personal', 'strengths', 'barriers', 'duties',
    'measures', 'summary')),
  content jsonb not null,
  sources jsonb not null default '{}',
  version int not null default 1,
  saved_at timestamptz not null,
  saved_by uuid not null references account,
  primary key (assessment_id, section)
);

create function assessment_is_final() returns trigger language plpgsql as $$
begin
  if exists (select from assessment a where a.id = new.assessment_id and a.status = 'completed') then
    raise exception 'a completed assessment cannot be changed' using errcode = 'check_violation', constraint = 'assessment_final';
  end if;
  return new;
end $$;
create trigger assessment_final before update on assessment_section for each row execute function assessment_is_final();

-- A placement decision is never changed: a correction is a new one that names the one it corrects, and why.
create table placement (
  id uuid primary key,
  client_id uuid not null references client,
  assessment_id uuid references assessment,
  edition text not null constraint placement_edition check (edition in ('3', '4')),
  ratings jsonb not null,
  indicated_level text not null,
  actual_level text not null,
  difference_reason text constraint placement_difference_reason check (difference_reason in ('service_not_available', 'client_preference', 'payer', 'legal', 'wait_list', 'other')),
  difference_note text not null default '',
  why_not_lower text not null constraint placement_why_not_lower check (why_not_lower <> ''),
  why_not_higher text not null constraint placement_why_not_higher check (why_not_higher <> ''),
  decided_at timestamptz not null,
  decided_by uuid not null references staff,
  credential text not null,
  next_review_on date not null,
  corrects uuid references placement,
  correction_reason text not null default '',
  constraint placement_difference_explained check (indicated_level = actual_level or difference_reason is not null),
  constraint placement_correction_explained check ((corrects is null) = (correction_reason = '')),
  constraint placement_corrected_once unique (corrects)
);
create index placement_client on placement (client_id, decided_at);
revoke update on placement from footbridge_app;

select audit.watch('inquiry', 'id', 'client_id');
select audit.watch('referral', 'id', 'client_id', 'original,summary');
select audit.watch('assessment', 'id', 'client_id');
select audit.watch('assessment_section', 'assessment_id,section', 'client_id', 'content,sources');
select audit.watch('placement', 'id', 'client_id');
