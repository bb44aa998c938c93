/** SQL of additions to a record: what other officers of the inspection, or later hours, add to it. */
import { createHash } from 'node:crypto';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { canonical } from '@liangma/domain/text/canonical';
import type { Ctx, Tx } from '../../db/scope.ts';
import type { InspectionRow } from './inspection-store.ts';

export interface NewAddition {
  additionId: string;
  text: string;
  contentHash: string;
  addedBy: string;
  addedAt: string;
  deviceAt: string | null;
}

/** Fingerprint of an addition (SHA-256, hex). */
export function hashOfAddition({ text, evidence }: { text: string; evidence: readonly EvidenceItem[] }): string {
  return createHash('sha256').update(canonical({ text, evidence })).digest('hex');
}

/** The addition with this id, or undefined. */
export const findAddition = (tx: Tx, ctx: Ctx, additionId: string) =>
  tx
    .selectFrom('record_addition')
    .select(['inspection_id', 'content_hash'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', additionId)
    .executeTakeFirst();

/** Adds a text; its evidence is linked by the caller. */
export async function insertAddition(tx: Tx, row: InspectionRow, addition: NewAddition): Promise<void> {
  await tx
    .insertInto('record_addition')
    .values({
      id: addition.additionId,
      bureau_id: row.bureau_id,
      inspection_id: row.id,
      text: addition.text,
      content_hash: addition.contentHash,
      added_by: addition.addedBy,
      added_at: addition.addedAt,
      device_at: addition.deviceAt,
    })
    .execute();
}

/** The additions of an inspection with the names of who made them, oldest first. */
export const findAdditions = (tx: Tx, row: InspectionRow) =>
  tx
    .selectFrom('record_addition')
    .innerJoin('account', 'account.id', 'record_addition.added_by')
    .select([
      'record_addition.id',
      'record_addition.text',
      'record_addition.added_at',
      'record_addition.device_at',
      'account.display_name',
    ])
    .where('record_addition.bureau_id', '=', row.bureau_id)
    .where('record_addition.inspection_id', '=', row.id)
    .orderBy('record_addition.added_at')
    .orderBy('record_addition.id')
    .execute();
