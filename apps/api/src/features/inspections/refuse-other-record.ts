/** What a tablet says of a finding by its number belongs to the revision of the record that the tablet knows. */
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import type { StoredInspection } from './inspection-store.ts';
import { findLatestRecord } from './record-store.ts';

/**
 * @param recordHash content hash of the record that is meant; null: the one that the account of `ctx` handed in
 * @throws ProblemException field/record-changed when the inspection has another record now
 */
export async function refuseOtherRecord(
  tx: Tx,
  ctx: Ctx,
  { row }: StoredInspection,
  recordHash: string | null,
): Promise<void> {
  const latest = await findLatestRecord(tx, row);
  if (!latest) return;
  const isMeant =
    recordHash === null ? latest.recorded_by === ctx.actor?.accountId : latest.content_hash === recordHash;
  if (!isMeant) throw new ProblemException('field/record-changed');
}
