-- The programme as data: a definition per version; a published version never changes.
create table program (
  id uuid primary key,
  site_id uuid not null references site,
  name text not null
);

create table program_version (
  id uuid primary key,
  program_id uuid not null references program,
  number int not null,
  effective_on date not null,
  published_at timestamptz,
  definition jsonb not null,
  constraint program_version_number unique (program_id, number)
);
select audit.watch('program', 'id');
select audit.watch('program_version', 'id');
