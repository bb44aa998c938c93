/** The database as TypeScript sees it: the tables of the server itself, and all others by name. */
import type { Generated } from 'kysely';
import type { Instant, Json, MaybeInstant, MaybeJson } from './schema-columns.ts';
import type { BureauTable, SectionTable, OfficerTable, AccountTable, SessionTable } from './schema-people.ts';
import type {
  EnterpriseTable,
  EnterpriseLicenceTable,
  MatterTable,
  MatterVersionTable,
  PlanTable,
  PlanLineTable,
} from './schema-registers.ts';
import type {
  InspectionTable,
  InspectionMatterTable,
  InspectionOfficerTable,
  EntryTable,
  InspectionRecordTable,
  FindingTable,
} from './schema-inspections.ts';
import type {
  DeviceTable,
  DeviceAccountTable,
  NumberRangeTable,
  DevicePromiseTable,
  EvidenceTable,
  InspectionEvidenceTable,
  RecordAdditionTable,
  InspectionDocumentTable,
  HeldCommandTable,
  DocumentTemplateTable,
  CannedTextTable,
  RectificationStepTable,
} from './schema-field.ts';

export type * from './schema-field.ts';
export type * from './schema-people.ts';
export type * from './schema-registers.ts';
export type * from './schema-inspections.ts';

export interface LoginLimitTable {
  key: string;
  failures: number;
  locked_until: MaybeInstant;
  forget_at: Instant;
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
  device: DeviceTable;
  device_account: DeviceAccountTable;
  number_range: NumberRangeTable;
  device_promise: DevicePromiseTable;
  evidence: EvidenceTable;
  inspection_evidence: InspectionEvidenceTable;
  record_addition: RecordAdditionTable;
  inspection_document: InspectionDocumentTable;
  held_command: HeldCommandTable;
  document_template: DocumentTemplateTable;
  canned_text: CannedTextTable;
  rectification_step: RectificationStepTable;
}
