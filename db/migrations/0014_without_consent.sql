-- What leaves, or is asked for, without a consent: medical emergencies with their four facts, demands of courts and
-- attorneys; and breaches with their clocks.

-- 42 CFR 2.51(c). Told first, written down at once: open until all four facts are there (R86).
create table emergency_disclosure (
  disclosure_id uuid primary key references disclosure,
  client_id uuid not null references client,
  -- Who received it, and with which facility.
  recipient text not null default '',
  affiliation text not null default '',
  discloser text not null default '',
  disclosed_at timestamptz,
  nature text not null default '',
  closed_at timestamptz,
  closed_by uuid references account,
  version int not null default 1,
  constraint emergency_disclosure_whole check (closed_at is null or (
    recipient <> '' and affiliation <> '' and discloser <> '' and disclosed_at is not null and nature <> '' and closed_by is not null))
);
create index emergency_disclosure_client on emergency_disclosure (client_id);

-- A subpoena alone never suffices (42 CFR 2.61(b)(1)): an order under subpart E and a subpoena together compel (R85).
create table legal_demand (
  id uuid primary key,
  client_id uuid not null references client,
  demanded_by text not null constraint legal_demand_by check (demanded_by <> ''),
  received_on date not null,
  has_subpoena boolean not null,
  -- The section of subpart E the order was made under; null: there is no such order.
  order_section text constraint legal_demand_order check (order_section in ('2.64', '2.65', '2.66', '2.67')),
  ordered_on date,
  -- What the order names, and nothing else.
  parts text[] not null default '{}',
  note text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid not null references account,
  constraint legal_demand_ordered check ((order_section is null) = (ordered_on is null))
);
create index legal_demand_client on legal_demand (client_id, received_on);
revoke update on legal_demand from footbridge_app;

create table breach (
  id uuid primary key,
  site_id uuid not null references site,
  discovered_on date not null,
  happened_on date,
  what text not null constraint breach_what check (what <> ''),
  people int not null constraint breach_people check (people >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid not null references account,
  version int not null default 1,
  constraint breach_days check (happened_on is null or happened_on <= discovered_on)
);
create index breach_site on breach (site_id, discovered_on);

create table breach_duty (
  breach_id uuid not null references breach,
  duty text not null constraint breach_duty_known check (duty in ('individuals', 'hhs', 'media')),
  done_on date not null,
  done_by uuid not null references account,
  primary key (breach_id, duty)
);
revoke update on breach_duty from footbridge_app;

select audit.watch('emergency_disclosure', 'disclosure_id', 'client_id');
select audit.watch('legal_demand', 'id', 'client_id');
select audit.watch('breach', 'id');
select audit.watch('breach_duty', 'breach_id,duty');
