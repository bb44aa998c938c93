/** Entry confirmed by the enterprise on the page behind the inspection code. */
import type { Done } from '../../db/perform.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { lockInspection, stepNow } from '../inspections/public.ts';
import { findEntry } from './entry-store.ts';
import { registerEntry } from './register-entry.ts';

/**
 * Registers the entry once; a second confirmation, also a parallel one, finds it registered and changes nothing.
 * The caller has checked the code.
 * @throws ProblemException inspection/wrong-state, inspection/refused-by-rules
 */
export async function enterByInspectionCode(
  tx: Tx,
  ctx: Ctx,
  inspectionId: string,
  confirmedBy: string,
): Promise<Done<null>> {
  const stored = await lockInspection(tx, ctx, inspectionId);
  if (await findEntry(tx, ctx, inspectionId)) return { result: null, audit: [] };
  const facts = { way: 'inspection-code', confirmedBy, exceptionReason: null, exceptionNote: '' } as const;
  const audit = await registerEntry(tx, ctx, stored, facts, stepNow(ctx));
  return { result: null, audit };
}
