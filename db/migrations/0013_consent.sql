-- Consent: what a client allows in writing to be told to whom (42 CFR 2.31), the ledger of what left the programme,
-- and what was refused. A signed consent never changes; it is revoked, or it ends.

-- From which age a minor consents to treatment alone differs by state (R87): dated facts of a site, with their source.
-- Without one, the cautious reading holds: under 18 both sign.
create table minor_rule (
  id uuid primary key,
  site_id uuid not null references site,
  jurisdiction text not null constraint minor_rule_jurisdiction check (jurisdiction <> ''),
  from_on date not null,
  adult_from_age int not null constraint minor_rule_adult check (adult_from_age between 16 and 21),
  -- null: a minor never consents alone.
  self_consent_from_age int constraint minor_rule_self check (self_consent_from_age between 0 and adult_from_age),
  source text not null constraint minor_rule_source check (source <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null references account,
  constraint minor_rule_once unique (site_id, from_on)
);
revoke update on minor_rule from footbridge_app;

create table consent (
  id uuid primary key,
  client_id uuid not null references client,
  status text not null constraint consent_status check (status in ('draft', 'active', 'revoked', 'discarded')),
  discloser text not null,
  recipient_kind text not null constraint consent_recipient_kind check (recipient_kind in ('named', 'class', 'intermediary')),
  recipient_class text not null constraint consent_recipient_class check (recipient_class in (
    'treating_provider', 'payer', 'program_helper', 'supervision', 'court', 'attorney', 'employer', 'school', 'family_or_friend',
    'parent', 'other')),
  recipient text not null,
  -- Whom an intermediary may pass it on to.
  participants text not null default '',
  parts text[] not null,
  description text not null default '',
  purposes text[] not null,
  purpose_note text not null default '',
  expiry text not null constraint consent_expiry check (expiry in ('date', 'event', 'end_of_treatment', 'none')),
  expires_on date,
  expires_event text not null default '',
  revocation text not null,
  consequences text not null,
  created_at timestamptz not null,
  created_by uuid not null references account,
  activated_at timestamptz,
  -- What was read and signed, word by word.
  document jsonb,
  document_sha256 text,
  revoked_at timestamptz,
  revoked_by uuid references account,
  revoked_how text constraint consent_revoked_how check (revoked_how in ('written', 'spoken')),
  -- The event it was to last until has come.
  ended_at timestamptz,
  ended_by uuid references account,
  version int not null default 1,
  constraint consent_active check ((status = 'draft' or status = 'discarded') = (activated_at is null)),
  constraint consent_revoked check ((status = 'revoked') = (num_nonnulls(revoked_at, revoked_by, revoked_how) = 3)),
  -- R79, R80, R81, R82 hold for whatever was signed.
  constraint consent_whole check (activated_at is null or (
    discloser <> '' and recipient <> '' and cardinality(parts) > 0 and cardinality(purposes) > 0 and revocation <> '' and
    consequences <> '' and document is not null and document_sha256 is not null and
    (recipient_kind <> 'intermediary' or participants <> '') and
    (expiry <> 'date' or expires_on is not null) and (expiry <> 'event' or expires_event <> ''))),
  constraint consent_without_end check (activated_at is null or expiry = 'date' or expiry = 'event'
    or purposes <@ '{treatment,payment,operations}'),
  constraint consent_counseling_apart check (activated_at is null or not 'counseling_notes' = any(parts) or cardinality(parts) = 1),
  constraint consent_proceedings_apart check (activated_at is null or not 'legal_proceedings' = any(purposes) or cardinality(purposes) = 1)
);
create index consent_client on consent (client_id, created_at);

create table consent_signature (
  id uuid primary key,
  consent_id uuid not null references consent,
  client_id uuid not null references client,
  signer text not null constraint consent_signer check (signer in ('client', 'parent', 'authorized')),
  name text not null constraint consent_signature_name check (name <> ''),
  -- By what right somebody else signs: parent, guardian, power of attorney.
  authority text not null default '',
  method text not null constraint consent_signature_method check (method in ('drawn', 'typed')),
  strokes jsonb not null default '[]',
  signed_at timestamptz not null,
  -- Whose tablet it was signed on.
  witnessed_by uuid not null references account,
  constraint consent_signed_once unique (consent_id, signer),
  constraint consent_signature_authority check (signer = 'client' or authority <> '')
);
revoke update on consent_signature from footbridge_app;

-- From its activation on, a consent can only be revoked or end.
create function consent_is_immutable() returns trigger language plpgsql as $$
declare
  may_change text[] := '{status,revoked_at,revoked_by,revoked_how,ended_at,ended_by,version}';
begin
  if old.activated_at is null
     or ((to_jsonb(new) - may_change) = (to_jsonb(old) - may_change) and (new.status = old.status or new.status = 'revoked')
         and (old.revoked_at is null or new.revoked_at = old.revoked_at)) then
    return new;
  end if;
  raise exception 'a signed consent cannot be changed' using errcode = 'check_violation', constraint = 'consent_immutable';
end $$;
create trigger consent_immutable before update on consent for each row execute function consent_is_immutable();

-- The ledger: one row for each act of sending out. Insert only.
create table disclosure (
  id uuid primary key,
  client_id uuid not null references client,
  at timestamptz not null,
  exit text not null constraint disclosure_exit check (exit <> ''),
  basis text not null constraint disclosure_basis check (basis in ('consent', 'own_request', 'emergency', 'court_order')),
  consent_id uuid references consent,
  recipient text not null constraint disclosure_recipient check (recipient <> ''),
  purpose text not null constraint disclosure_purpose check (purpose <> ''),
  description text not null constraint disclosure_description check (description <> ''),
  parts text[] not null,
  -- What was asked for and stayed here, and why. For the programme's eyes only (R91).
  withheld jsonb not null default '[]',
  notice boolean not null,
  transport text not null constraint disclosure_transport check (transport in
    ('handed_over', 'mail', 'fax', 'secure_email', 'phone', 'electronic')),
  made_by uuid not null references account,
  content_sha256 text,
  constraint disclosure_consent check ((basis = 'consent') = (consent_id is not null)),
  constraint disclosure_notice check (basis <> 'consent' or notice)
);
create index disclosure_client on disclosure (client_id, at desc);
revoke update on disclosure from footbridge_app;

-- What was asked for and did not leave (R78). Insert only.
create table disclosure_refusal (
  id uuid primary key,
  client_id uuid not null references client,
  at timestamptz not null,
  exit text not null,
  reason text not null,
  consent_id uuid references consent,
  asked_by uuid not null references account
);
create index disclosure_refusal_client on disclosure_refusal (client_id, at desc);
revoke update on disclosure_refusal from footbridge_app;

select audit.watch('minor_rule', 'id');
select audit.watch('consent', 'id', 'client_id', 'document');
select audit.watch('consent_signature', 'id', 'client_id', 'strokes');
select audit.watch('disclosure', 'id', 'client_id');
select audit.watch('disclosure_refusal', 'id', 'client_id');
