/** Finds what a code names, across all bureaus: the signature decides, not who asks. */
import { parseCode } from '@liangma/domain/codes/signed-code';
import type { InspectionState } from '@liangma/domain/inspection/inspection';
import { verifyEnterpriseCode, verifyInspectionCode } from '../codes/code-signature.ts';
import type { Db } from '../db/open.ts';
import { readScoped } from '../db/scope.ts';
import { findCodedEnterprise, findCodedInspection } from './code-store.ts';

export interface FoundInspection {
  inspectionId: string;
  bureauId: string;
  state: InspectionState;
  secret: Buffer;
  isExpired: boolean;
}

/** The inspection behind a code, or null for every code that we did not sign. */
export async function findInspectionByCode(db: Db, token: string, now: string): Promise<FoundInspection | null> {
  const parsed = parseCode(token);
  if (!parsed.ok || parsed.value.kind !== 'inspection') return null;
  const { id } = parsed.value;
  const row = await readScoped(db, '*', (tx) => findCodedInspection(tx, id));
  if (!row?.code_secret) return null;
  const verified = verifyInspectionCode(row.code_secret, token, now);
  const isExpired = !verified.ok && verified.refusal.code === 'code/expired';
  if (!verified.ok && !isExpired) return null;
  return { inspectionId: id, bureauId: row.bureau_id, state: row.state, secret: row.code_secret, isExpired };
}

export interface FoundEnterprise {
  name: string;
  creditCode: string;
  bureauName: string;
  complaintPhone: string;
}

/** The enterprise behind a printed code, or null for every code that its bureau did not sign. */
export async function findEnterpriseByCode(db: Db, token: string): Promise<FoundEnterprise | null> {
  const parsed = parseCode(token);
  if (!parsed.ok || parsed.value.kind !== 'enterprise') return null;
  const { id } = parsed.value;
  const row = await readScoped(db, '*', (tx) => findCodedEnterprise(tx, id));
  if (!row || !verifyEnterpriseCode(row.code_secret, token).ok) return null;
  return {
    name: row.name,
    creditCode: row.credit_code,
    bureauName: row.bureau_name,
    complaintPhone: row.complaint_phone,
  };
}
