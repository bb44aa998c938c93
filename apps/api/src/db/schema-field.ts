/** Tables of the tablet in the field, as TypeScript sees them. */
import type { Generated } from 'kysely';
import type { NumberedKind } from '@liangma/domain/documents/document-number';
import type { Instant, Json, MaybeDay, MaybeInstant } from './schema-columns.ts';

export interface DeviceTable {
  id: string;
  bureau_id: string;
  name: string;
  registered_at: Instant;
  last_seen_at: Instant;
  revoked_at: MaybeInstant;
  revoked_by: string | null;
  revoke_reason: Generated<string>;
}

export interface DeviceAccountTable {
  bureau_id: string;
  device_id: string;
  account_id: string;
  added_at: Instant;
}

export interface NumberRangeTable {
  id: string;
  bureau_id: string;
  device_id: string;
  kind: NumberedKind;
  prefix: string;
  year: number;
  first_no: number;
  last_no: number;
  reserved_at: Instant;
  voided_at: MaybeInstant;
  voided_by: Generated<string | null>;
  void_reason: Generated<string>;
}

export interface DevicePromiseTable {
  bureau_id: string;
  device_id: string;
  kind: 'command' | 'evidence';
  item: string;
  account_id: string;
  inspection_id: string;
  label: Generated<string>;
  promised_at: Instant;
  received_at: MaybeInstant;
  withdrawn_at: MaybeInstant;
  settled_at: MaybeInstant;
  settled_by: Generated<string | null>;
  settle_reason: Generated<string>;
}

export interface EvidenceTable {
  bureau_id: string;
  hash: string;
  bytes: number;
  media_type: string;
  stored_by: string;
  stored_at: Instant;
  sealed_at: MaybeInstant;
  /** Of the picture of a signature: what it signs; null: nothing yet. */
  signed_hash: Generated<string | null>;
}

export interface InspectionEvidenceTable {
  id: string;
  bureau_id: string;
  inspection_id: string;
  source_kind: 'record' | 'addition' | 'document' | 'rectification' | 'held';
  source_id: string;
  sort: number;
  hash: string;
  preview_hash: string | null;
  item: Json<object>;
}

export interface RecordAdditionTable {
  id: string;
  bureau_id: string;
  inspection_id: string;
  text: string;
  content_hash: string;
  added_by: string;
  added_at: Instant;
  device_at: MaybeInstant;
}

export interface InspectionDocumentTable {
  id: string;
  bureau_id: string;
  inspection_id: string;
  kind: string;
  number: string | null;
  content: Json<object>;
  signatures: Json<object[]>;
  content_hash: string;
  written_by: string;
  written_at: Instant;
  device_at: MaybeInstant;
}

export interface HeldCommandTable {
  command_id: string;
  bureau_id: string;
  device_id: string;
  inspection_id: string;
  account_id: string;
  after_id: string | null;
  envelope: Json<object>;
  problem: Json<object>;
  state: 'open' | 'accepted' | 'added' | 'discarded';
  device_at: Instant;
  counted_at: Instant;
  held_at: Instant;
  resolved_by: string | null;
  resolved_at: MaybeInstant;
  reason: Generated<string>;
}

export interface DocumentTemplateTable {
  bureau_id: string;
  kind: string;
  file_name: string;
  file_bytes: Buffer;
  uploaded_by: string;
  uploaded_at: Instant;
}

export interface CannedTextTable {
  id: string;
  bureau_id: string;
  use: string;
  text: string;
  sort: number;
}

export interface RectificationStepTable {
  id: string;
  bureau_id: string;
  inspection_id: string;
  finding_id: string;
  kind: 'reported' | 'recheck-passed' | 'recheck-failed' | 'extended' | 'case-proposed';
  on_day: MaybeDay;
  note: Generated<string>;
  due_on: MaybeDay;
  done_by: string;
  done_at: Instant;
}
