-- Access: accounts, roles, one-time links, sign-ins. Only SHA-256 of any token is kept.
create table account (
  id uuid primary key,
  staff_id uuid unique references staff,
  client_id uuid unique references client,
  email text not null,
  password_hash text,
  active boolean not null default true,
  created_at timestamptz not null,
  constraint account_email_unique unique (email),
  constraint account_of_one_person check (num_nonnulls(staff_id, client_id) <= 1)
);

create table account_role (
  account_id uuid not null references account,
  role text not null constraint account_role_known check (role in (
    'administrator', 'director', 'therapist', 'case_manager', 'medical_provider', 'biller', 'front_desk', 'privacy_officer',
    'client', 'support', 'mentor')),
  primary key (account_id, role)
);

create table one_time_link (
  token_sha256 bytea primary key,
  account_id uuid references account,
  purpose text not null constraint one_time_link_purpose check (purpose in ('first_administrator', 'invitation', 'sign_in')),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);

create table web_session (
  token_sha256 bytea primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index web_session_account on web_session (account_id);

grant delete on account_role, one_time_link, web_session to footbridge_app;
select audit.watch('account', 'id', '', 'password_hash');
select audit.watch('account_role', 'account_id,role');
