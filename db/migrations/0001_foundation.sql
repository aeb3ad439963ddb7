-- What every part stands on: extensions, the application role, the row audit, the timeline of events.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- The programme connects as the owner and works as this role: it may not delete what is clinical,
-- and can neither write nor change the audit.
do $$ begin
  if not exists (select from pg_roles where rolname = 'footbridge_app') then
    create role footbridge_app nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- two databases migrated at once
end $$;
do $$ begin
  execute format('grant footbridge_app to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'footbridge_app', 'member') then raise; end if;
end $$;
grant usage on schema public to footbridge_app;
alter default privileges in schema public grant select, insert, update on tables to footbridge_app;
alter default privileges in schema public grant usage on sequences to footbridge_app;

create schema audit;
grant usage on schema audit to footbridge_app;

create table audit.change (
  id bigint generated always as identity primary key,
  at timestamptz not null default transaction_timestamp(),
  xact xid8 not null default pg_current_xact_id(),
  table_name text not null,
  row_key text not null,
  client_id uuid,
  actor_id uuid,
  request_id text,
  operation text not null check (operation in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb
);
create index change_xact on audit.change (xact, id);
create index change_row on audit.change (table_name, row_key, id);
create index change_client on audit.change (client_id, id) where client_id is not null;
grant select on audit.change to footbridge_app;

-- Seals chain the changes and the reads by SHA-256. They are made by the worker over finished transactions only:
-- a chain computed inside each transaction would make every commit wait for the one before it.
create table audit.seal (
  id bigint generated always as identity primary key,
  through_xact xid8 not null unique,
  -- Sixteen bytes for each row it covers, in their order: a check says which row no longer fits.
  change_leaves bytea not null,
  read_leaves bytea not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null default transaction_timestamp()
);
grant select on audit.seal to footbridge_app;

-- Who looked at which client's record. Insert only.
create table audit.read (
  id bigint generated always as identity primary key,
  at timestamptz not null default transaction_timestamp(),
  xact xid8 not null default pg_current_xact_id(),
  actor_id uuid not null,
  client_id uuid not null,
  what text not null,
  request_id text
);
create index read_xact on audit.read (xact, id);
-- Rows come in the order of time: a few pages of index find the last days.
create index read_at on audit.read using brin (at);
create index read_client on audit.read (client_id, at);
grant select, insert on audit.read to footbridge_app;

-- One trigger function for every table. Arguments: key columns (comma separated), client column or '',
-- columns kept out of the audit (comma separated). Statement level, so that a roster of twelve is one insert.
create function audit.record() returns trigger language plpgsql security definer set search_path = pg_catalog, audit as $$
declare
  keys text[] := string_to_array(tg_argv[0], ',');
  client text := tg_argv[1];
  hidden text[] := string_to_array(coalesce(tg_argv[2], ''), ',');
  actor uuid := nullif(current_setting('footbridge.actor', true), '')::uuid;
  request text := nullif(current_setting('footbridge.request', true), '');
begin
  if tg_op = 'INSERT' then
    insert into audit.change (table_name, row_key, client_id, actor_id, request_id, operation, after)
    select tg_table_name, array_to_string(array(select j ->> k from unnest(keys) k), ':'),
           (j ->> client)::uuid, actor, request, 'insert', j - hidden
    from (select to_jsonb(n) as j from new_rows n) r;
  elsif tg_op = 'UPDATE' then
    insert into audit.change (table_name, row_key, client_id, actor_id, request_id, operation, before, after)
    select tg_table_name, nk, (nj ->> client)::uuid, actor, request, 'update', oj - hidden, nj - hidden
    from (select to_jsonb(n) as nj, array_to_string(array(select to_jsonb(n) ->> k from unnest(keys) k), ':') as nk from new_rows n) n
    join (select to_jsonb(o) as oj, array_to_string(array(select to_jsonb(o) ->> k from unnest(keys) k), ':') as ok from old_rows o) o
      on nk = ok
    where (nj - hidden) is distinct from (oj - hidden);
  else
    insert into audit.change (table_name, row_key, client_id, actor_id, request_id, operation, before)
    select tg_table_name, array_to_string(array(select j ->> k from unnest(keys) k), ':'),
           (j ->> client)::uuid, actor, request, 'delete', j - hidden
    from (select to_jsonb(o) as j from old_rows o) r;
  end if;
  return null;
end $$;

-- audit.watch('seat', 'session_id,client_id', 'client_id'): row audit on a table.
create function audit.watch(target regclass, keys text, client text default '', hidden text default '') returns void
language plpgsql as $$
begin
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit.record(%L, %L, %L)', target, keys, client, hidden);
  execute format('create trigger audit_update after update on %s referencing new table as new_rows old table as old_rows for each statement execute function audit.record(%L, %L, %L)', target, keys, client, hidden);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit.record(%L, %L, %L)', target, keys, client, hidden);
end $$;

-- The timeline: what happened, in the programme's words. Written by tell(), never changed.
create table event (
  id uuid primary key,
  kind text not null,
  at timestamptz not null,
  actor_id uuid,
  client_id uuid,
  session_id uuid,
  data jsonb not null default '{}'
);
create index event_client on event (client_id, at desc) where client_id is not null;
create index event_kind on event (kind, at desc);
revoke update on event from footbridge_app;

-- Each worker says that it lives; /readyz and the staff home read it.
create table worker_heartbeat (
  worker text primary key,
  at timestamptz not null
);

-- What a row weighs in the chain, its id included: two rows that changed places no longer fit. A row's text is
-- unambiguous, and the settings of the functions keep it the same in every session.
create function audit.leaf(row_text text) returns bytea language sql immutable as $$
  select substring(sha256(convert_to(row_text, 'UTF8')) from 1 for 16)
$$;

-- The leaves of the rows of some transactions, ordered by transaction and not by id: ids are given before commit, so a
-- lower id may turn up after a higher one was sealed.
create function audit.change_leaves(after_xact xid8, through_xact xid8) returns table (id bigint, leaf bytea)
language plpgsql stable security definer set search_path = pg_catalog, audit set timezone = 'UTC' set datestyle = 'ISO' as $$ begin
  return query select c.id, audit.leaf(row(c.id, c.at, c.xact, c.table_name, c.row_key, c.client_id, c.actor_id, c.request_id,
    c.operation, c.before, c.after)::text)
  from audit.change c where c.xact > after_xact and c.xact <= through_xact order by c.xact, c.id;
end $$;
create function audit.read_leaves(after_xact xid8, through_xact xid8) returns table (id bigint, leaf bytea)
language plpgsql stable security definer set search_path = pg_catalog, audit set timezone = 'UTC' set datestyle = 'ISO' as $$ begin
  return query select r.id, audit.leaf(row(r.id, r.at, r.xact, r.actor_id, r.client_id, r.what, r.request_id)::text)
  from audit.read r where r.xact > after_xact and r.xact <= through_xact order by r.xact, r.id;
end $$;

create function audit.seal_hash(previous text, through_xact xid8, change_leaves bytea, read_leaves bytea) returns text
language sql immutable as $$
  select encode(sha256(convert_to(previous || '|' || through_xact || '|' || octet_length(change_leaves) || '|', 'UTF8')
    || change_leaves || read_leaves), 'hex')
$$;

-- Seals the rows of finished transactions, at most about `most`. Runs with the owner's rights: the application itself
-- cannot write a seal.
create function audit.seal_changes(most int) returns int language plpgsql security definer set search_path = pg_catalog, audit as $$
declare
  last audit.seal%rowtype;
  since xid8;
  through xid8;
  sealed int;
  changes bytea;
  reads bytea;
begin
  perform pg_advisory_xact_lock(7231410);
  select * into last from audit.seal order by id desc limit 1;
  since := coalesce(last.through_xact, '0'::xid8);
  select max(xact), count(*) into through, sealed from (
    select xact from (
      (select xact from audit.change where xact > since and xact < pg_snapshot_xmin(pg_current_snapshot()) order by xact limit most)
      union all
      (select xact from audit.read where xact > since and xact < pg_snapshot_xmin(pg_current_snapshot()) order by xact limit most)
    ) both_kinds order by xact limit most) finished;
  if through is null then return 0; end if;
  select coalesce(string_agg(l.leaf, ''::bytea order by l.place), ''::bytea) into changes
  from audit.change_leaves(since, through) with ordinality l (id, leaf, place);
  select coalesce(string_agg(l.leaf, ''::bytea order by l.place), ''::bytea) into reads
  from audit.read_leaves(since, through) with ordinality l (id, leaf, place);
  insert into audit.seal (through_xact, change_leaves, read_leaves, previous_hash, hash)
  values (through, changes, reads, coalesce(last.hash, ''), audit.seal_hash(coalesce(last.hash, ''), through, changes, reads));
  return sealed;
end $$;
