-- Intake: inquiries, referrals (the original kept unchanged), the assessment, the placement decision.
create table inquiry (
  id uuid primary key,
  site_id uuid not null references site,
  client_id uuid references client,
  source text not null constraint inquiry_source check (source in ('call', 'web_form', 'walk_in', 'referral')),
  status text not null constraint inquiry_status check (status in ('new', 'contacted', 'assessment_booked', 'assessed', 'admitted', 'closed')),
  first_contact_at timestamptz not null,
  given_name text not null,
  family_name text not null default '',
  preferred_name text not null default '',
  born_on date,
  phone text not null default '',
  email text not null default '',
  contact_preference jsonb not null default '{}',
  reason text not null default '',
  barriers text not null default '',
  closed_reason text,
  version int not null default 1
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

create table assessment (
  id uuid primary key,
  client_id uuid not null references client,
  inquiry_id uuid references inquiry,
  status text not null constraint assessment_status check (status in ('draft', 'completed')),
  sections jsonb not null default '{}',
  started_at timestamptz not null,
  completed_at timestamptz,
  started_by uuid not null references account,
  completed_by uuid references account,
  version int not null default 1,
  constraint assessment_completed check ((status = 'completed') = (completed_at is not null))
);
create index assessment_client on assessment (client_id, started_at);
create unique index assessment_one_draft on assessment (client_id) where status = 'draft';

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
  constraint placement_difference_explained check (indicated_level = actual_level or difference_reason is not null)
);
create index placement_client on placement (client_id, decided_at);

select audit.watch('inquiry', 'id', 'client_id');
select audit.watch('referral', 'id', 'client_id', 'original');
select audit.watch('assessment', 'id', 'client_id');
select audit.watch('placement', 'id', 'client_id');
