/** The tables as TypeScript sees them. Days are 'YYYY-MM-DD', instants ISO text in UTC (see parsers.ts). */
import type { ColumnType, JSONColumnType, Generated } from 'kysely';
import type { Role } from '@liangma/contract/permissions';

type Instant = ColumnType<string, string, string>;
type MaybeInstant = ColumnType<string | null, string | null | undefined, string | null>;
type MaybeDay = ColumnType<string | null, string | null | undefined, string | null>;
type Json<T> = JSONColumnType<T & object, string, string>;
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>;

export interface BureauTable {
  id: string;
  code: string;
  name: string;
  kind: 'organ' | 'authorised' | 'entrusted';
  entrusting_body: string | null;
  entrustment_url: string | null;
  region_code: Generated<string>;
  region_name: Generated<string>;
  announced_on: MaybeDay;
  announcement_url: string | null;
  complaint_phone: Generated<string>;
  document_prefix: string;
  cap_per_year: number | null;
  cap_source: Generated<string>;
  merge_window_days: number | null;
  code_secret: Buffer;
  revision: Generated<number>;
  created_at: Instant;
}

export interface SectionTable {
  id: string;
  bureau_id: string;
  name: string;
  sort: Generated<number>;
}

export interface OfficerTable {
  id: string;
  bureau_id: string;
  name: string;
  sex: Generated<string>;
  unit: Generated<string>;
  section_id: string | null;
  post: Generated<string>;
  certificate_no: string;
  certificate_kind: 'enforcement' | 'supervision';
  issued_by: Generated<string>;
  issued_on: MaybeDay;
  valid_until: MaybeDay;
  field: Generated<string>;
  area: Generated<string>;
  status: 'valid' | 'suspended' | 'cancelled';
  revision: Generated<number>;
  created_at: Instant;
}

export interface AccountTable {
  id: string;
  bureau_id: string;
  username: string;
  display_name: string;
  password_hash: string;
  roles: Role[];
  section_id: string | null;
  officer_id: string | null;
  is_disabled: Generated<boolean>;
  must_change_password: Generated<boolean>;
  revision: Generated<number>;
  created_at: Instant;
}

export interface SessionTable {
  token_hash: Buffer;
  bureau_id: string;
  account_id: string;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  user_agent: Generated<string>;
}

export interface LoginLimitTable {
  key: string;
  failures: number;
  locked_until: MaybeInstant;
  forget_at: Instant;
}

export interface EnterpriseTable {
  id: string;
  bureau_id: string;
  credit_code: string;
  name: string;
  former_names: Generated<string[]>;
  subject: 'enterprise' | 'individual' | 'cooperative' | 'non-enterprise';
  legal_representative: Generated<string>;
  registered_address: Generated<string>;
  business_address: Generated<string>;
  county: Generated<string>;
  industry: Generated<string>;
  industry_code: Generated<string>;
  contact_name: Generated<string>;
  contact_phone: Generated<string>;
  credit_grade: Generated<string>;
  risk_grade: Generated<string>;
  supervision_category: Generated<string>;
  status: 'active' | 'deregistered';
  remark: Generated<string>;
  search_text: Generated<string>;
  search_pairs: Generated<string[]>;
  revision: Generated<number>;
  created_at: Instant;
  updated_at: Instant;
}

export interface EnterpriseLicenceTable {
  id: string;
  bureau_id: string;
  enterprise_id: string;
  name: string;
  number: Generated<string>;
  valid_until: MaybeDay;
  is_long_term: Generated<boolean>;
}

export interface MatterTable {
  id: string;
  bureau_id: string;
  name: string;
  sort: Generated<number>;
  current_version: Generated<number>;
  created_at: Instant;
}

/** A row of a checklist (检查表). */
export interface ChecklistRow {
  no: number;
  text: string;
  clause: string | null;
  penaltyClause: string | null;
}

export interface MatterVersionTable {
  id: string;
  bureau_id: string;
  matter_id: string;
  version: number;
  field: Generated<string>;
  basis: Generated<string>;
  penalty_basis: Generated<string>;
  object: Generated<string>;
  content: Generated<string>;
  method: Generated<string>;
  cap_text: Generated<string>;
  cap_per_year: number | null;
  minimum_text: Generated<string>;
  minimum_per_year: number | null;
  level: Generated<string>;
  remark: Generated<string>;
  checklist: Json<ChecklistRow[]>;
  published_on: MaybeDay;
  publication_url: Generated<string>;
  withdrawn_on: MaybeDay;
  created_at: Instant;
}

export interface PlanTable {
  id: string;
  bureau_id: string;
  year: number;
  state: 'draft' | 'submitted' | 'approved' | 'published';
  approved_by: string | null;
  approved_at: MaybeInstant;
  filing_no: Generated<string>;
  published_on: MaybeDay;
  publication_url: Generated<string>;
  return_reason: Generated<string>;
  revision: Generated<number>;
  created_at: Instant;
}

export interface PlanLineTable {
  id: string;
  bureau_id: string;
  plan_id: string;
  no: number;
  matter_id: string;
  section_id: string | null;
  basis: Generated<string>;
  object_text: Generated<string>;
  quantity: number | null;
  is_approximate: Generated<boolean>;
  content: Generated<string>;
  method: Generated<string>;
  frequency_text: Generated<string>;
  frequency_min: number | null;
  frequency_max: number | null;
  cap_per_year: number | null;
  time_text: Generated<string>;
  months: Generated<number[]>;
  joint_text: Generated<string>;
  remark: Generated<string>;
  revision: Generated<number>;
}

export interface InspectionTable {
  id: string;
  bureau_id: string;
  enterprise_id: string;
  section_id: string | null;
  plan_line_id: string | null;
  state: 'draft' | 'submitted' | 'returned' | 'approved' | 'entered' | 'recorded' | 'told' | 'closed' | 'cancelled';
  type: 'daily' | 'case' | 'special';
  ground_kind: string;
  ground_document_no: string | null;
  ground_note: Generated<string>;
  mode: 'on-site' | 'off-site';
  on_site_reason: Generated<string>;
  planned_from: string;
  planned_until: string;
  assistants: Generated<string[]>;
  is_surprise: Generated<boolean>;
  warning_answers: Json<{ rule: string; code: string; reason: string }[]>;
  prepared_by: string;
  submitted_at: MaybeInstant;
  approved_by: string | null;
  approved_at: MaybeInstant;
  approval_opinion: Generated<string>;
  return_reason: Generated<string>;
  cancel_reason: Generated<string>;
  notice_no: string | null;
  code_secret: Buffer | null;
  visit_on: string;
  told_at: MaybeInstant;
  told_way: Generated<string>;
  told_to: Generated<string>;
  closed_at: MaybeInstant;
  finished_on: MaybeDay;
  is_enterprise: boolean;
  is_record_complete: Generated<boolean>;
  has_other_act: Generated<boolean>;
  finding_count: Generated<number>;
  entry_way: string | null;
  officer_count: Generated<number>;
  order_count: Generated<number>;
  revision: Generated<number>;
  created_at: Instant;
}

export interface InspectionMatterTable {
  inspection_id: string;
  matter_version_id: string;
  bureau_id: string;
  matter_id: string;
  sort: number;
}

export interface InspectionOfficerTable {
  inspection_id: string;
  officer_id: string;
  bureau_id: string;
  sort: number;
  certificate_no: string;
}

export interface EntryTable {
  id: string;
  bureau_id: string;
  inspection_id: string;
  way: 'inspection-code' | 'enterprise-code' | 'exception' | 'ledger';
  entered_at: Instant;
  device_at: MaybeInstant;
  confirmed_by: Generated<string>;
  exception_reason: string | null;
  exception_note: Generated<string>;
  registered_by: string | null;
}

export interface InspectionRecordTable {
  id: string;
  bureau_id: string;
  inspection_id: string;
  revision: number;
  content: Json<object>;
  content_hash: string;
  checklist_hash: string;
  reason: Generated<string>;
  recorded_by: string;
  recorded_at: Instant;
  device_at: MaybeInstant;
}

export interface FindingTable {
  id: string;
  bureau_id: string;
  inspection_id: string;
  sort: number;
  check_key: string | null;
  description: string;
  clause: Generated<string>;
  handling: 'corrected-on-site' | 'order' | 'case-proposed' | 'transferred' | 'advice';
  due_on: MaybeDay;
  is_major: Generated<boolean>;
  corrected_on: MaybeDay;
  correction_note: Generated<string>;
}

export interface CounterTable {
  bureau_id: string;
  name: string;
  year: number;
  value: number;
}

export interface CommandLogTable {
  command_id: string;
  bureau_id: string;
  account_id: string | null;
  endpoint: string;
  request_hash: Buffer;
  response: MaybeJson;
  at: Instant;
}

export interface AuditHeadTable {
  bureau_id: string;
  seq: number;
  hash: Buffer;
}

export interface AuditEventTable {
  bureau_id: string;
  seq: number;
  at: Instant;
  account_id: string | null;
  actor: string;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  data: Json<object>;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface ImportMappingTable {
  bureau_id: string;
  kind: string;
  signature: string;
  mapping: Json<object>;
}

export interface ImportRunTable {
  id: string;
  bureau_id: string;
  kind: 'enterprises' | 'officers' | 'matters' | 'plan' | 'ledger';
  state: 'reading' | 'ready' | 'importing' | 'done' | 'failed';
  file_name: string;
  file_hash: string;
  file_bytes: Buffer;
  options: Json<object>;
  recognition: MaybeJson;
  mapping: MaybeJson;
  counts: MaybeJson;
  progress_done: Generated<number>;
  progress_total: Generated<number>;
  failure: MaybeJson;
  created_by: string;
  created_at: Instant;
  confirmed_at: MaybeInstant;
  finished_at: MaybeInstant;
}

export interface ImportRowTable {
  bureau_id: string;
  run_id: string;
  position: number;
  sheet: Generated<string>;
  row: number;
  outcome: 'accepted' | 'refused' | 'merged' | 'not-data';
  has_warning: Generated<boolean>;
  applied: 'created' | 'updated' | 'unchanged' | null;
  content: Json<object>;
}

export interface Database {
  bureau: BureauTable;
  section: SectionTable;
  officer: OfficerTable;
  account: AccountTable;
  session: SessionTable;
  login_limit: LoginLimitTable;
  enterprise: EnterpriseTable;
  enterprise_licence: EnterpriseLicenceTable;
  matter: MatterTable;
  matter_version: MatterVersionTable;
  plan: PlanTable;
  plan_line: PlanLineTable;
  inspection: InspectionTable;
  inspection_matter: InspectionMatterTable;
  inspection_officer: InspectionOfficerTable;
  entry: EntryTable;
  inspection_record: InspectionRecordTable;
  finding: FindingTable;
  counter: CounterTable;
  command_log: CommandLogTable;
  audit_head: AuditHeadTable;
  audit_event: AuditEventTable;
  import_mapping: ImportMappingTable;
  import_run: ImportRunTable;
  import_row: ImportRowTable;
}
