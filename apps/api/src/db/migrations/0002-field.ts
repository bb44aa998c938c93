/** The tablet in the field: devices, promises, numbers, evidence, additions, documents, held commands, rectification. */
import { sql, type Kysely } from 'kysely';
import { closeToOtherBureaus, type WithinBureau } from './bureau-tables.ts';

const tables = `
-- a tablet chooses its id; in another bureau the same id is another device
create table device (
  id uuid not null,
  bureau_id uuid not null references bureau,
  name text not null,
  registered_at timestamptz not null,
  last_seen_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  revoke_reason text not null default '',
  primary key (bureau_id, id)
);
create index device_id on device (id);
create index device_revoked_by on device (revoked_by);

create table device_account (
  bureau_id uuid not null references bureau,
  device_id uuid not null,
  account_id uuid not null,
  added_at timestamptz not null,
  primary key (device_id, account_id)
);
create index device_account_account on device_account (account_id);
create index device_account_bureau on device_account (bureau_id);

alter table session add column device_id uuid;
-- of a session on a tablet: until when the desk is open there at most, and until when unless it is used
alter table session add column desk_until timestamptz;
alter table session add column desk_idle_until timestamptz;
create index session_device on session (device_id);

create table number_range (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  device_id uuid not null,
  kind text not null,
  -- what the numbers begin with, as the bureau had it then
  prefix text not null,
  year integer not null,
  first_no integer not null,
  last_no integer not null check (last_no >= first_no),
  reserved_at timestamptz not null,
  -- what no document carries was declared void
  voided_at timestamptz,
  voided_by uuid,
  void_reason text not null default ''
);
create index number_range_voided_by on number_range (voided_by);
create index number_range_device on number_range (device_id);
create index number_range_bureau on number_range (bureau_id, kind, year);

create table device_promise (
  bureau_id uuid not null references bureau,
  device_id uuid not null,
  kind text not null check (kind in ('command', 'evidence')),
  item text not null,
  account_id uuid not null,
  inspection_id uuid not null,
  label text not null default '',
  promised_at timestamptz not null,
  received_at timestamptz,
  withdrawn_at timestamptz,
  -- somebody said what became of it
  settled_at timestamptz,
  settled_by uuid,
  settle_reason text not null default '',
  primary key (bureau_id, device_id, account_id, kind, item)
);
create index device_promise_account on device_promise (account_id);
create index device_promise_settled_by on device_promise (settled_by);
create index device_promise_inspection on device_promise (inspection_id);
create index device_promise_open on device_promise (bureau_id, device_id) where received_at is null;

-- the bytes are in the evidence store under their SHA-256
create table evidence (
  bureau_id uuid not null references bureau,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  media_type text not null,
  stored_by uuid not null,
  stored_at timestamptz not null,
  -- named by an accepted record, document or correction: never deleted
  sealed_at timestamptz,
  -- the picture of a signature signs one content only: the fingerprint of that one
  signed_hash text check (signed_hash ~ '^[0-9a-f]{64}$'),
  primary key (bureau_id, hash)
);
create index evidence_stored_by on evidence (stored_by);
create index evidence_unnamed on evidence (bureau_id, stored_at) include (stored_by, bytes) where sealed_at is null;

-- where evidence is used; a picture may be used in several places
create table inspection_evidence (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  inspection_id uuid not null,
  source_kind text not null check (source_kind in ('record', 'addition', 'document', 'rectification', 'held')),
  source_id uuid not null,
  sort integer not null,
  hash text not null,
  preview_hash text,
  item jsonb not null,
  foreign key (bureau_id, hash) references evidence (bureau_id, hash)
);
create index inspection_evidence_inspection on inspection_evidence (inspection_id, hash);
create index inspection_evidence_source on inspection_evidence (source_id);
create index inspection_evidence_hash on inspection_evidence (bureau_id, hash);

create table record_addition (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  inspection_id uuid not null,
  text text not null,
  content_hash text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  device_at timestamptz,
  unique (bureau_id, id)
);
create index record_addition_inspection on record_addition (inspection_id);
create index record_addition_by on record_addition (added_by);
create index record_addition_bureau on record_addition (bureau_id);

create table inspection_document (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  inspection_id uuid not null,
  kind text not null,
  number text,
  content jsonb not null,
  signatures jsonb not null default '[]',
  content_hash text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  device_at timestamptz,
  unique (bureau_id, id),
  unique (bureau_id, number)
);
create index inspection_document_inspection on inspection_document (inspection_id);
create index inspection_document_by on inspection_document (written_by);

create table held_command (
  command_id uuid primary key,
  bureau_id uuid not null references bureau,
  device_id uuid not null,
  inspection_id uuid not null,
  account_id uuid not null,
  after_id uuid,
  envelope jsonb not null,
  problem jsonb not null,
  state text not null check (state in ('open', 'accepted', 'added', 'discarded')),
  device_at timestamptz not null,
  counted_at timestamptz not null,
  held_at timestamptz not null,
  resolved_by uuid,
  resolved_at timestamptz,
  reason text not null default ''
);
create index held_command_open on held_command (bureau_id, state, held_at);
create index held_command_device on held_command (device_id);
create index held_command_inspection on held_command (inspection_id);
create index held_command_account on held_command (account_id);
create index held_command_resolved_by on held_command (resolved_by);

create table document_template (
  bureau_id uuid not null references bureau,
  kind text not null,
  file_name text not null,
  file_bytes bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (bureau_id, kind)
);
create index document_template_by on document_template (uploaded_by);

create table canned_text (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  use text not null,
  text text not null,
  sort integer not null
);
create index canned_text_bureau on canned_text (bureau_id, sort);

alter table finding add unique (bureau_id, id);
alter table finding add column rectification text
  check (rectification in ('open', 'reported', 'closed', 'case-proposed'));
update finding set rectification = case when corrected_on is null then 'open' else 'closed' end where handling = 'order' and due_on is not null;
alter table finding add check (rectification is null or due_on is not null);
-- the list: first what is not settled, by its last day
create index finding_rectification on finding (bureau_id, (rectification in ('closed', 'case-proposed')), due_on, id)
  where rectification is not null;

create table rectification_step (
  id uuid primary key,
  bureau_id uuid not null references bureau,
  inspection_id uuid not null,
  finding_id uuid not null,
  kind text not null check
    (kind in ('reported', 'recheck-passed', 'recheck-failed', 'extended', 'case-proposed')),
  on_day date,
  note text not null default '',
  due_on date,
  done_by uuid not null,
  done_at timestamptz not null,
  unique (bureau_id, id)
);
create index rectification_step_finding on rectification_step (finding_id, done_at);
create index rectification_step_inspection on rectification_step (inspection_id);
create index rectification_step_by on rectification_step (done_by);
create index rectification_step_bureau on rectification_step (bureau_id);

-- entered_at is the instant that counts; received_at when the server heard of it
alter table entry add column received_at timestamptz;
update entry set received_at = entered_at;
alter table entry alter column received_at set not null;

-- recorded_at and told_at are the instants that count; null: the server heard of it at that instant
alter table inspection_record add column received_at timestamptz;
alter table inspection add column told_received_at timestamptz;
alter table inspection add column told_device_at timestamptz;
alter table inspection add column closed_device_at timestamptz;
-- as its notice says: visits to the enterprise in the year that had taken place when it was approved
alter table inspection add column visits_before integer check (visits_before >= 0);

create trigger record_addition_final before update or delete on record_addition
  for each row execute function audit_event_is_final();
create trigger inspection_document_final before update or delete on inspection_document
  for each row execute function audit_event_is_final();
`;

const scoped = [
  'device',
  'device_account',
  'number_range',
  'device_promise',
  'evidence',
  'inspection_evidence',
  'record_addition',
  'inspection_document',
  'held_command',
  'document_template',
  'canned_text',
  'rectification_step',
];

const keys: readonly WithinBureau[] = [
  ['device', 'revoked_by', 'account'],
  ['device_account', 'device_id', 'device'],
  ['device_account', 'account_id', 'account'],
  ['session', 'device_id', 'device'],
  ['number_range', 'device_id', 'device'],
  ['number_range', 'voided_by', 'account'],
  ['device_promise', 'device_id', 'device'],
  ['device_promise', 'account_id', 'account'],
  ['device_promise', 'settled_by', 'account'],
  ['device_promise', 'inspection_id', 'inspection'],
  ['evidence', 'stored_by', 'account'],
  ['inspection_evidence', 'inspection_id', 'inspection'],
  ['record_addition', 'inspection_id', 'inspection'],
  ['record_addition', 'added_by', 'account'],
  ['inspection_document', 'inspection_id', 'inspection'],
  ['inspection_document', 'written_by', 'account'],
  ['held_command', 'device_id', 'device'],
  ['held_command', 'inspection_id', 'inspection'],
  ['held_command', 'account_id', 'account'],
  ['held_command', 'resolved_by', 'account'],
  ['document_template', 'uploaded_by', 'account'],
  ['rectification_step', 'inspection_id', 'inspection'],
  ['rectification_step', 'finding_id', 'finding'],
  ['rectification_step', 'done_by', 'account'],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
  await closeToOtherBureaus(db, scoped, keys);
  await sql.raw('revoke update, delete on record_addition, inspection_document from liangma_app').execute(db);
}
