/**
 * Entry by scanning the enterprise: its printed code, or the credit code in the QR code of its business licence. Either
 * must name the enterprise that the inspection was approved for.
 */
import { enterByEnterpriseCode as endpoint } from '@liangma/contract/inspections';
import { parseCode } from '@liangma/domain/codes/signed-code';
import { verifyEnterpriseCode } from '../../codes/code-signature.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { creditCodesIn } from '../enterprises/public.ts';
import {
  lockInspection,
  refuseUnlessSent,
  stepNow,
  viewOf,
  type FieldStep,
  type StoredInspection,
} from '../inspections/public.ts';
import { getScanTarget } from './entry-store.ts';
import { registerEntry } from './register-entry.ts';

type Scanned = 'enterprise-code' | 'business-licence';

async function refuseOtherEnterprise(tx: Tx, ctx: Ctx, enterpriseId: string, text: string): Promise<Scanned> {
  const target = await getScanTarget(tx, ctx, enterpriseId);
  if (parseCode(text).ok) {
    const code = verifyEnterpriseCode(target.code_secret, text);
    if (!code.ok) throw new ProblemException('code/invalid');
    if (code.value !== enterpriseId) throw new ProblemException('code/other-enterprise');
    return 'enterprise-code';
  }
  const creditCodes = creditCodesIn(text);
  if (creditCodes.length === 0) throw new ProblemException('code/invalid');
  if (!creditCodes.includes(target.credit_code)) throw new ProblemException('code/other-enterprise');
  return 'business-licence';
}

/**
 * Enters an inspection that this transaction has locked.
 * @throws ProblemException session/forbidden, code/invalid, code/other-enterprise, inspection/wrong-state,
 *   inspection/refused-by-rules
 */
export async function enterByEnterpriseCodeOf(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  text: string,
  step: FieldStep,
): Promise<AuditEntry> {
  refuseUnlessSent(ctx, stored.core);
  const scanned = await refuseOtherEnterprise(tx, ctx, stored.row.enterprise_id, text);
  const facts = { way: 'enterprise-code', confirmedBy: '', exceptionReason: null, exceptionNote: '' } as const;
  const audit = await registerEntry(tx, ctx, stored, facts, step);
  return { ...audit, data: { ...audit.data, scanned } };
}

export const enterByEnterpriseCode = command(endpoint, async (tx, ctx, { params, body }) => {
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const audit = await enterByEnterpriseCodeOf(tx, ctx, stored, body.text, stepNow(ctx, body.deviceAt));
  return { result: await viewOf(tx, ctx, stored.row.id), audit };
});
