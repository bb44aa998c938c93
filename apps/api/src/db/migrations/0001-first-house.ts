/** The first tables: organisation, people, registers, plans, inspections, imports, command log and audit chain. */
import { sql, type Kysely } from 'kysely';

/** Tables whose rows belong to one bureau; each gets row-level security on bureau_id. */
const scoped = [
  'section',
  'account',
  'session',
  'officer',
  'enterprise',
  'enterprise_licence',
  'matter',
  'matter_version',
  'plan',
  'plan_line',
  'inspection',
  'inspection_matter',
  'inspection_officer',
  'entry',
  'inspection_record',
  'finding',
  'counter',
  'command_log',
  'audit_head',
  'audit_event',
  'import_mapping',
  'import_run',
  'import_row',
];

/**
 * What a row names is of its own bureau: [table, column, table that it names]. Each becomes a foreign key of the bureau
 * and the id together, so that no row can point into another bureau, whoever writes it.
 */
const withinBureau: readonly [string, string, string][] = [
  ['officer', 'section_id', 'section'],
  ['account', 'section_id', 'section'],
  ['account', 'officer_id', 'officer'],
  ['session', 'account_id', 'account'],
  ['enterprise_licence', 'enterprise_id', 'enterprise'],
  ['matter_version', 'matter_id', 'matter'],
  ['plan', 'approved_by', 'account'],
  ['plan_line', 'plan_id', 'plan'],
  ['plan_line', 'matter_id', 'matter'],
  ['plan_line', 'section_id', 'section'],
  ['inspection', 'enterprise_id', 'enterprise'],
  ['inspection', 'section_id', 'section'],
  ['inspection', 'plan_line_id', 'plan_line'],
  ['inspection', 'prepared_by', 'account'],
  ['inspection', 'approved_by', 'account'],
  ['inspection_matter', 'inspection_id', 'inspection'],
  ['inspection_matter', 'matter_version_id', 'matter_version'],
  ['inspection_matter', 'matter_id', 'matter'],
  ['inspection_officer', 'inspection_id', 'inspection'],
  ['inspection_officer', 'officer_id', 'officer'],
  ['entry', 'inspection_id', 'inspection'],
  ['entry', 'registered_by', 'account'],
  ['inspection_record', 'inspection_id', 'inspection'],
  ['inspection_record', 'recorded_by', 'account'],
  ['finding', 'inspection_id', 'inspection'],
  ['import_run', 'created_by', 'account'],
  ['import_row', 'run_id', 'import_run'],
];

const tables = `
create table bureau (
  id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('organ', 'authorised', 'entrusted')),
  entrusting_body text,
  entrustment_url text,
  region_code text not null default '',
  region_name text not null default '',
  announced_on date,
  announcement_url text,
  complaint_phone text not null default '',
  document_prefix text not null,
  cap_per_year integer check (cap_per_year > 0),
  cap_source text not null default '',
  merge_window_days integer check (merge_window_days >= 0),
  code_secret bytea not null,
  revision integer not null default 1,
  created_at timestamptz not null
);

create table section (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  name text not null,
  sort integer not null default 0,
  unique (bureau_id, name)
);

create table officer (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  name text not null,
  sex text not null default '',
  unit text not null default '',
  section_id uuid,
  post text not null default '',
  certificate_no text not null,
  certificate_kind text not null check (certificate_kind in ('enforcement', 'supervision')),
  issued_by text not null default '',
  issued_on date,
  valid_until date,
  field text not null default '',
  area text not null default '',
  status text not null check (status in ('valid', 'suspended', 'cancelled')),
  revision integer not null default 1,
  created_at timestamptz not null,
  unique (bureau_id, certificate_no)
);
create index officer_section on officer (section_id);

create table account (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  username text not null unique,
  display_name text not null,
  password_hash text not null,
  roles text[] not null,
  section_id uuid,
  officer_id uuid,
  is_disabled boolean not null default false,
  must_change_password boolean not null default false,
  revision integer not null default 1,
  created_at timestamptz not null
);
create index account_bureau on account (bureau_id);
create index account_section on account (section_id);
create index account_officer on account (officer_id);

create table session (
  token_hash bytea primary key,
  bureau_id uuid not null references bureau,
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null default ''
);
create index session_account on session (account_id);
create index session_bureau on session (bureau_id);

-- tries to log in, per account name and per address, before anybody is known: belongs to no bureau
create table login_limit (
  key text primary key,
  failures integer not null,
  locked_until timestamptz,
  forget_at timestamptz not null
);

create table enterprise (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  credit_code text not null,
  name text not null,
  former_names text[] not null default '{}',
  subject text not null check (subject in ('enterprise', 'individual', 'cooperative', 'non-enterprise')),
  legal_representative text not null default '',
  registered_address text not null default '',
  business_address text not null default '',
  county text not null default '',
  industry text not null default '',
  industry_code text not null default '',
  contact_name text not null default '',
  contact_phone text not null default '',
  credit_grade text not null default '',
  risk_grade text not null default '',
  supervision_category text not null default '',
  status text not null check (status in ('active', 'deregistered')),
  remark text not null default '',
  -- names, former names, credit code and pinyin initials, folded; its pairs of characters are what the index holds
  search_text text not null default '',
  search_pairs text[] not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (bureau_id, credit_code)
);
create index enterprise_county on enterprise (bureau_id, county, id desc);
create index enterprise_category on enterprise (bureau_id, supervision_category, id desc);
create index enterprise_risk on enterprise (bureau_id, risk_grade, id desc);
create index enterprise_search on enterprise using gin (search_pairs);

create table enterprise_licence (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  enterprise_id uuid not null,
  name text not null,
  number text not null default '',
  valid_until date,
  is_long_term boolean not null default false,
  unique (enterprise_id, name, number)
);
create index enterprise_licence_expiry on enterprise_licence (bureau_id, valid_until);

create table matter (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  name text not null,
  sort integer not null default 0,
  current_version integer not null default 1,
  created_at timestamptz not null,
  unique (bureau_id, name)
);

create table matter_version (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  matter_id uuid not null,
  version integer not null,
  field text not null default '',
  basis text not null default '',
  penalty_basis text not null default '',
  object text not null default '',
  content text not null default '',
  method text not null default '',
  cap_text text not null default '',
  cap_per_year integer check (cap_per_year > 0),
  minimum_text text not null default '',
  minimum_per_year integer check (minimum_per_year > 0),
  level text not null default '',
  remark text not null default '',
  checklist jsonb not null default '[]',
  published_on date,
  publication_url text not null default '',
  withdrawn_on date,
  created_at timestamptz not null,
  unique (matter_id, version)
);
create index matter_version_bureau on matter_version (bureau_id, matter_id);

create table plan (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  year integer not null check (year between 2000 and 2100),
  state text not null check (state in ('draft', 'submitted', 'approved', 'published')),
  approved_by uuid,
  approved_at timestamptz,
  filing_no text not null default '',
  published_on date,
  publication_url text not null default '',
  return_reason text not null default '',
  revision integer not null default 1,
  created_at timestamptz not null,
  unique (bureau_id, year)
);
create index plan_approver on plan (approved_by);

create table plan_line (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  plan_id uuid not null,
  no integer not null,
  matter_id uuid not null,
  section_id uuid,
  basis text not null default '',
  object_text text not null default '',
  quantity integer check (quantity >= 0),
  is_approximate boolean not null default false,
  content text not null default '',
  method text not null default '',
  frequency_text text not null default '',
  frequency_min integer,
  frequency_max integer,
  cap_per_year integer,
  time_text text not null default '',
  months integer[] not null default '{}',
  joint_text text not null default '',
  remark text not null default '',
  revision integer not null default 1,
  unique (plan_id, no)
);
create index plan_line_bureau on plan_line (bureau_id, plan_id);
create index plan_line_matter on plan_line (matter_id);
create index plan_line_section on plan_line (section_id);

create table inspection (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  enterprise_id uuid not null,
  section_id uuid,
  plan_line_id uuid,
  state text not null check (state in
    ('draft', 'submitted', 'returned', 'approved', 'entered', 'recorded', 'told', 'closed', 'cancelled')),
  type text not null check (type in ('daily', 'case', 'special')),
  ground_kind text not null,
  ground_document_no text,
  ground_note text not null default '',
  mode text not null check (mode in ('on-site', 'off-site')),
  on_site_reason text not null default '',
  planned_from date not null,
  planned_until date not null check (planned_until >= planned_from),
  assistants text[] not null default '{}',
  is_surprise boolean not null default false,
  warning_answers jsonb not null default '[]',
  prepared_by uuid not null,
  submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  approval_opinion text not null default '',
  return_reason text not null default '',
  cancel_reason text not null default '',
  notice_no text,
  code_secret bytea,
  -- the day that the visit belongs to for the cap: planned_from until the entry, then the day of the entry
  visit_on date not null,
  told_at timestamptz,
  told_way text not null default '',
  told_to text not null default '',
  closed_at timestamptz,
  -- official day (Asia/Shanghai) of closing; decides the year of the statistics
  finished_on date,
  is_enterprise boolean not null,
  is_record_complete boolean not null default false,
  has_other_act boolean not null default false,
  finding_count integer not null default 0,
  -- copied from the entry, the officers and the findings, which never change afterwards, so that a year is counted
  -- from one index
  entry_way text,
  officer_count integer not null default 0,
  order_count integer not null default 0,
  revision integer not null default 1,
  created_at timestamptz not null,
  unique (bureau_id, notice_no)
);
create index inspection_state_list on inspection (bureau_id, state, planned_from, id);
create index inspection_planned_until on inspection (bureau_id, planned_until);
create index inspection_finished on inspection (bureau_id, finished_on)
  include (id, enterprise_id, section_id, plan_line_id, state, type, ground_kind, mode, entry_way, is_enterprise,
    is_record_complete, has_other_act, finding_count, officer_count, order_count);
create index inspection_enterprise on inspection (enterprise_id, visit_on);
create index inspection_plan_line on inspection (plan_line_id);
create index inspection_section on inspection (section_id);
create index inspection_prepared_by on inspection (prepared_by);
create index inspection_approved_by on inspection (approved_by);

create table inspection_matter (
  inspection_id uuid not null,
  matter_version_id uuid not null,
  bureau_id uuid not null references bureau,
  matter_id uuid not null,
  sort integer not null,
  primary key (inspection_id, matter_version_id)
);
create index inspection_matter_version on inspection_matter (matter_version_id);
create index inspection_matter_matter on inspection_matter (matter_id);
create index inspection_matter_bureau on inspection_matter (bureau_id);

create table inspection_officer (
  inspection_id uuid not null,
  officer_id uuid not null,
  bureau_id uuid not null references bureau,
  sort integer not null,
  certificate_no text not null,
  primary key (inspection_id, officer_id)
);
create index inspection_officer_officer on inspection_officer (officer_id);
create index inspection_officer_bureau on inspection_officer (bureau_id);

create table entry (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  inspection_id uuid not null unique,
  way text not null check (way in ('inspection-code', 'enterprise-code', 'exception', 'ledger')),
  entered_at timestamptz not null,
  device_at timestamptz,
  confirmed_by text not null default '',
  exception_reason text,
  exception_note text not null default '',
  registered_by uuid,
  check ((way = 'exception') = (exception_reason is not null))
);
create index entry_bureau on entry (bureau_id);
create index entry_registered_by on entry (registered_by);

create table inspection_record (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  inspection_id uuid not null,
  revision integer not null,
  content jsonb not null,
  content_hash text not null,
  checklist_hash text not null,
  reason text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  device_at timestamptz,
  unique (inspection_id, revision)
);
create index inspection_record_bureau on inspection_record (bureau_id);
create index inspection_record_by on inspection_record (recorded_by);

create table finding (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  inspection_id uuid not null,
  sort integer not null,
  check_key text,
  description text not null,
  clause text not null default '',
  handling text not null check (handling in ('corrected-on-site', 'order', 'case-proposed', 'transferred', 'advice')),
  due_on date,
  is_major boolean not null default false,
  corrected_on date,
  correction_note text not null default '',
  unique (inspection_id, sort)
);
create index finding_bureau on finding (bureau_id);
create index finding_open_orders on finding (bureau_id, due_on) where handling = 'order' and corrected_on is null;

create table counter (
  bureau_id uuid not null references bureau,
  name text not null,
  year integer not null,
  value integer not null,
  primary key (bureau_id, name, year)
);

create table command_log (
  command_id uuid primary key,
  -- checked at the end of the transaction: the command that creates a bureau is itself written down first
  bureau_id uuid not null references bureau deferrable initially deferred,
  account_id uuid,
  endpoint text not null,
  request_hash bytea not null,
  response jsonb,
  at timestamptz not null
);
create index command_log_bureau on command_log (bureau_id, at);

create table audit_head (
  bureau_id uuid primary key references bureau,
  seq bigint not null,
  hash bytea not null
);

create table audit_event (
  bureau_id uuid not null references bureau,
  seq bigint not null,
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (bureau_id, seq)
);
create index audit_event_subject on audit_event (subject_id);

create table import_mapping (
  bureau_id uuid not null references bureau,
  kind text not null,
  signature text not null,
  mapping jsonb not null,
  primary key (bureau_id, kind, signature)
);

create table import_run (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  kind text not null check (kind in ('enterprises', 'officers', 'matters', 'plan', 'ledger')),
  state text not null check (state in ('reading', 'ready', 'importing', 'done', 'failed')),
  file_name text not null,
  file_hash text not null,
  file_bytes bytea not null,
  options jsonb not null default '{}',
  recognition jsonb,
  mapping jsonb,
  counts jsonb,
  progress_done integer not null default 0,
  progress_total integer not null default 0,
  failure jsonb,
  created_by uuid not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  finished_at timestamptz
);
create index import_run_created_by on import_run (created_by);

create table import_row (
  bureau_id uuid not null references bureau,
  run_id uuid not null,
  position integer not null,
  sheet text not null default '',
  row integer not null,
  outcome text not null check (outcome in ('accepted', 'refused', 'merged', 'not-data')),
  has_warning boolean not null default false,
  applied text check (applied in ('created', 'updated', 'unchanged')),
  content jsonb not null,
  primary key (run_id, position)
);
create index import_row_outcome on import_row (run_id, outcome, has_warning, position);
create index import_row_bureau on import_row (bureau_id);
`;

/** Which bureau a connection may see: its own, or all ('*') for logins, public pages and supervisors. */
const security = `
create function app_sees_all() returns boolean language sql stable as $$
  select coalesce(current_setting('app.bureau_id', true) = '*', false)
$$;
create function app_bureau() returns uuid language sql stable as $$
  select nullif(nullif(current_setting('app.bureau_id', true), ''), '*')::uuid
$$;

-- jobs join the transaction of the command that asks for them; the application role needs no right on the job tables
create function app_add_job(task text, payload json) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, max_attempts => 5);
end
$$;

-- Finds enterprises through the index of pairs. Below row-level security that index is of no use: its operators are not
-- leakproof, so the policy would be asked first, for every row. This runs as the owner and keeps to the bureau of the
-- setting by itself; the statement is planned with its values.
create function app_search_enterprises(
  pairs text[], patterns text[], in_county text, in_category text, in_risk_grade text, in_status text, in_subject text,
  before_id uuid, most integer
) returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query execute '
    select id from enterprise
    where bureau_id = $1 and search_pairs @> $2 and search_text like all ($3)
      and ($4::text is null or county = $4) and ($5::text is null or supervision_category = $5)
      and ($6::text is null or risk_grade = $6) and ($7::text is null or status = $7)
      and ($8::text is null or subject = $8) and ($9::uuid is null or id < $9)
    order by id desc limit $10'
  using nullif(nullif(current_setting('app.bureau_id', true), ''), '*')::uuid,
    pairs, patterns, in_county, in_category, in_risk_grade, in_status, in_subject, before_id, most;
end
$$;
create policy enterprise_search on enterprise for select to current_user using (true);

create function audit_event_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are never changed';
end
$$;
create trigger audit_event_final before update or delete on audit_event
  for each row execute function audit_event_is_final();
create trigger inspection_record_final before update or delete on inspection_record
  for each row execute function audit_event_is_final();
`;

/** Sub-selects, so that the setting is read once for a query and not once for a row. */
const ruleOf = (column: string) => `((select app_sees_all()) or ${column} = (select app_bureau()))`;
const rule = ruleOf('bureau_id');

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
  await sql.raw(security).execute(db);
  for (const table of new Set(withinBureau.map(([, , named]) => named)))
    await sql.raw(`alter table ${table} add unique (bureau_id, id)`).execute(db);
  for (const [table, column, named] of withinBureau) {
    // the rows of an import go with it
    const onDelete = named === 'import_run' ? 'on delete cascade' : '';
    await sql
      .raw(
        `alter table ${table} add constraint ${table}_${column}_fkey
         foreign key (bureau_id, ${column}) references ${named} (bureau_id, id) ${onDelete}`,
      )
      .execute(db);
  }
  for (const table of scoped) {
    await sql
      .raw(
        `alter table ${table} enable row level security;
         alter table ${table} force row level security;
         create policy ${table}_bureau on ${table} using ${rule} with check ${rule};`,
      )
      .execute(db);
  }
  await sql
    .raw(
      `alter table bureau enable row level security;
       alter table bureau force row level security;
       create policy bureau_own on bureau using ${ruleOf('id')} with check ${ruleOf('id')};`,
    )
    .execute(db);
  await sql
    .raw(
      `grant usage on schema public to liangma_app;
       grant select, insert, update, delete on all tables in schema public to liangma_app;
       revoke update, delete on audit_event, inspection_record from liangma_app;
       revoke delete on bureau from liangma_app;`,
    )
    .execute(db);
}
