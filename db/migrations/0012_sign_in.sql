-- Sign-in: second factors, growing waits, the idle lock, kiosks, break-glass, API clients, who sees whom at a site.

-- One row. Only the database's owner can say that this is a demo, whose one-time links are a whole sign-in.
create table installation (
  one boolean primary key default true constraint installation_one_row check (one),
  demo boolean not null default false
);
insert into installation default values;
revoke insert, update on installation from footbridge_app;

-- A sign-in is whole once both factors were given; `proved_at` is when its person last showed that it is them.
-- `last_seen_at` moves with what people do, not with what a page asks by itself.
alter table web_session
  add column id uuid not null default gen_random_uuid(),
  add column whole_at timestamptz,
  add column proved_at timestamptz,
  add column locked_at timestamptz,
  add column device text not null default '',
  add column address text not null default '';
create unique index web_session_id on web_session (id);

alter table account add column password_at timestamptz;

-- The shared secret of an authenticator app, sealed with the key outside the database; `next_secret` waits for its first
-- code. `last_step` is the newest thirty seconds of which a code was used: none is taken twice.
create table totp (
  account_id uuid primary key references account,
  secret text,
  next_secret text,
  last_step bigint not null default 0,
  confirmed_at timestamptz,
  constraint totp_confirmed check ((secret is null) = (confirmed_at is null))
);

create table passkey (
  id text primary key,
  account_id uuid not null references account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id);

create table recovery_code (
  code_sha256 bytea primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  used_at timestamptz
);
create index recovery_code_account on recovery_code (account_id);

-- What a passkey must answer; asked once, good for a few minutes.
create table passkey_challenge (
  id uuid primary key,
  account_id uuid references account,
  challenge text not null,
  expires_at timestamptz not null
);

-- Failed tries by account, known or not (its address hashed), and by network address.
create table sign_in_try (
  key text primary key,
  failures int not null default 0,
  last_at timestamptz not null,
  wait_until timestamptz
);

-- A tablet that shows one session's roster, by initials, and nothing else.
create table kiosk (
  token_sha256 bytea primary key,
  account_id uuid not null references account,
  session_id uuid not null references session,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

-- Which clients those who treat see at a site: all, or those of whose care team they are.
alter table site add column visibility text not null default 'site'
  constraint site_visibility check (visibility in ('site', 'care_team'));

-- R90: opened with a reason, for a while, and looked at afterwards.
create table break_glass (
  id uuid primary key,
  account_id uuid not null references account,
  client_id uuid not null references client,
  reason text not null,
  opened_at timestamptz not null,
  until_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid references account,
  verdict text constraint break_glass_verdict check (verdict in ('justified', 'not_justified')),
  review_note text not null default '',
  version int not null default 1,
  constraint break_glass_reviewed check ((reviewed_at is null) = (verdict is null) and (reviewed_at is null) = (reviewed_by is null))
);
create index break_glass_account on break_glass (account_id, until_at);
create index break_glass_client on break_glass (client_id);

-- Programs that call the API. Each is an account without a person, held to the same matrix and to its own scopes.
create table api_client (
  id uuid primary key,
  account_id uuid not null unique references account,
  name text not null,
  kind text not null constraint api_client_kind check (kind in ('token', 'credentials')),
  secret_sha256 bytea not null unique,
  scopes text[] not null,
  site_ids uuid[] not null,
  created_by uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);

-- Short-lived tokens of the client-credentials flow.
create table api_token (
  token_sha256 bytea primary key,
  api_client_id uuid not null references api_client,
  expires_at timestamptz not null
);

grant delete on totp, passkey, recovery_code, passkey_challenge, sign_in_try, kiosk, api_token to footbridge_app;
select audit.watch('totp', 'account_id', '', 'secret,next_secret,last_step');
select audit.watch('passkey', 'id', '', 'public_key,counter,last_used_at');
select audit.watch('break_glass', 'id', 'client_id');
select audit.watch('api_client', 'id', '', 'secret_sha256,last_used_at');
