-- People: sites, staff with credentials, clients, their supports, care teams.
create table site (
  id uuid primary key,
  name text not null check (name <> ''),
  time_zone text not null,
  jurisdiction text not null default '',
  address text not null default '',
  phone text not null default ''
);

create table staff (
  id uuid primary key,
  given_name text not null,
  family_name text not null,
  title text not null default '',
  email text not null,
  active boolean not null default true,
  constraint staff_email_unique unique (email)
);

create table staff_site (
  staff_id uuid not null references staff,
  site_id uuid not null references site,
  primary key (staff_id, site_id)
);

-- What a staff member is licensed to do, dated. A supervised credential needs a co-signature (R29).
create table credential (
  id uuid primary key,
  staff_id uuid not null references staff,
  label text not null,
  supervised boolean not null default false,
  supervisor_id uuid references staff,
  from_on date not null,
  until_on date,
  constraint credential_dates check (until_on is null or until_on >= from_on)
);
create index credential_staff on credential (staff_id);

-- Names as they are searched: small letters, no accents, hyphens as spaces, no apostrophes or dots. `searchable()` in
-- people/search.ts is the same for what somebody types.
create function searchable(name text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(name),
    'àáâãäåāăąçćčďèéêëēęěìíîïīłñńňòóôõöøōőřśšťùúûüūůűýÿźżž-''’.`',
    'aaaaaaaaacccdeeeeeeeiiiiilnnnoooooooorsstuuuuuuuyyzzz ')
$$;

create table client (
  id uuid primary key,
  site_id uuid not null references site,
  given_name text not null,
  family_name text not null,
  preferred_name text not null default '',
  born_on date,
  sex text constraint client_sex check (sex in ('female', 'male', 'other', 'unknown')),
  pronouns text not null default '',
  phone text not null default '',
  email text not null default '',
  language text not null default 'en',
  address text not null default '',
  contact_preference jsonb not null default '{}',
  created_at timestamptz not null,
  version int not null default 1,
  search_name text not null generated always as
    (searchable(given_name || ' ' || preferred_name || ' ' || family_name)) stored
);
create index client_site on client (site_id);
create index client_by_name on client (lower(family_name), lower(given_name), id);
create index client_search_name on client using gin (search_name gin_trgm_ops);
create index client_born on client (born_on);
create index client_phone on client (right(regexp_replace(phone, '\D', '', 'g'), 7)) where phone <> '';

-- Two clients may carry the same identifier: that is how duplicates show. `kind` is the v2-0203 code (MR, SS …) or ''.
create table client_identifier (
  client_id uuid not null references client,
  system text not null,
  value text not null,
  kind text not null default '',
  primary key (client_id, system, value)
);
create index client_identifier_value on client_identifier (lower(value));

create table support (
  id uuid primary key,
  client_id uuid not null references client,
  name text not null,
  relation text not null default '',
  phone text not null default '',
  emergency_contact boolean not null default false,
  removed_at timestamptz,
  version int not null default 1
);
create index support_client on support (client_id);

create table care_team_member (
  client_id uuid not null references client,
  staff_id uuid not null references staff,
  role text not null constraint care_team_role check (role in ('primary_therapist', 'case_manager', 'medical_provider', 'peer', 'other')),
  from_on date not null,
  until_on date,
  primary key (client_id, staff_id, role, from_on)
);
create index care_team_staff on care_team_member (staff_id);

select audit.watch('site', 'id');
select audit.watch('staff', 'id');
select audit.watch('staff_site', 'staff_id,site_id');
select audit.watch('credential', 'id');
select audit.watch('client', 'id', 'id', 'search_name');
select audit.watch('client_identifier', 'client_id,system,value', 'client_id');
select audit.watch('support', 'id', 'client_id');
select audit.watch('care_team_member', 'client_id,staff_id,role,from_on', 'client_id');
