/** Tables of the bureau and its people, as TypeScript sees them. */
import type { Generated } from 'kysely';
import type { Role } from '@liangma/contract/permissions';
import type { Instant, MaybeDay, MaybeInstant } from './schema-columns.ts';

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
  device_id: Generated<string | null>;
  desk_until: MaybeInstant;
  desk_idle_until: MaybeInstant;
}
