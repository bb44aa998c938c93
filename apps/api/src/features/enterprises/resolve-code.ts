/** Whose code was scanned: our enterprise code, or the credit code in the QR code of a business licence. */
import { resolveCode as endpoint } from '@liangma/contract/enterprises';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { parseCode } from '@liangma/domain/codes/signed-code';
import { verifyEnterpriseCode } from '../../codes/code-signature.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { query } from '../../http/route.ts';
import { creditCodesIn } from '@liangma/domain/enterprise/credit-codes-in-text';
import { findEnterpriseRows, type EnterpriseListRow } from './enterprise-list-store.ts';
import { getBureauCodeSecret } from './enterprise-store.ts';
import { listEnterableInspections } from './visit-store.ts';

// a torn or changed code of ours is none, even where its digits happen to look like a credit code
const ourShape = /(^|[/?#\s])[ei]\.[0-9a-f]{8}/i;

async function enterpriseBehind(tx: Tx, ctx: Ctx, text: string): Promise<EnterpriseListRow> {
  let rows: EnterpriseListRow[];
  if (parseCode(text).ok) {
    const code = verifyEnterpriseCode(await getBureauCodeSecret(tx, ctx), text);
    if (!code.ok) throw new ProblemException('code/invalid');
    rows = await findEnterpriseRows(tx, ctx, { id: code.value });
  } else {
    const creditCodes = ourShape.test(text) ? [] : creditCodesIn(text);
    if (creditCodes.length === 0) throw new ProblemException('code/invalid');
    rows = await findEnterpriseRows(tx, ctx, { creditCodes });
  }
  const [row, second] = rows;
  if (!row) throw new ProblemException('resource/not-found');
  // a text that names two firms of the register says nothing about where the officer stands
  if (second) throw new ProblemException('code/invalid');
  return row;
}

export const resolveCode = query(endpoint, async (tx, ctx, { body }) => {
  const enterprise = await enterpriseBehind(tx, ctx, body.text);
  const officerId = ctx.actor?.officerId ?? null;
  const today = officialDay(ctx.now);
  const inspectionIds =
    officerId === null ? [] : await listEnterableInspections(tx, ctx, enterprise.id, officerId, today);
  return { enterprise, inspectionIds };
});
