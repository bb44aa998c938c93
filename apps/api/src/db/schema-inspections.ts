/** Tables of inspections with entry, record and findings, as TypeScript sees them. */
import type { Generated } from 'kysely';
import type { Instant, Json, MaybeDay, MaybeInstant } from './schema-columns.ts';

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
  /** Visits to the enterprise in the year that had taken place when it was approved. */
  visits_before: number | null;
  code_secret: Buffer | null;
  visit_on: string;
  /** Instant that counts, see `verifiedInstant`. */
  told_at: MaybeInstant;
  /** When the server heard of it; null: at that instant. */
  told_received_at: MaybeInstant;
  told_device_at: MaybeInstant;
  told_way: Generated<string>;
  told_to: Generated<string>;
  closed_at: MaybeInstant;
  closed_device_at: MaybeInstant;
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
  /** Instant that counts, see `verifiedInstant`. */
  entered_at: Instant;
  received_at: Instant;
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
  /** Instant that counts. */
  recorded_at: Instant;
  received_at: MaybeInstant;
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
  rectification: Generated<'open' | 'reported' | 'closed' | 'case-proposed' | null>;
  corrected_on: MaybeDay;
  correction_note: Generated<string>;
}
