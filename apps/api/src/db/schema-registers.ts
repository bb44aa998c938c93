/** Tables of enterprises, matters and plans, as TypeScript sees them. */
import type { Generated } from 'kysely';
import type { Answer, DemandOnNo } from '@liangma/domain/inspection/record';
import type { Instant, Json, MaybeDay, MaybeInstant } from './schema-columns.ts';

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
  /** Absent in versions from before there were demands. */
  onNo?: DemandOnNo[];
  onlyIf?: { no: number; answer: Answer } | null;
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
