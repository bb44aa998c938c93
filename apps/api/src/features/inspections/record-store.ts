/** SQL of records (现场检查笔录) and findings. A record is never changed: each submission is a revision of its own. */
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { RecordContent } from '@liangma/contract/inspections';
import type { Handling } from '@liangma/domain/inspection/record';
import { canonical } from '@liangma/domain/text/canonical';
import type { Tx } from '../../db/scope.ts';
import type { InspectionRow } from './inspection-store.ts';

/** Fingerprint of a record (SHA-256, hex), the same however its keys are ordered. */
export function hashOfRecord(content: RecordContent): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** The newest revision of the record, or undefined before the first. */
export function findLatestRecord(tx: Tx, row: InspectionRow) {
  return tx
    .selectFrom('inspection_record')
    .select(['revision', 'content_hash', 'checklist_hash'])
    .where('bureau_id', '=', row.bureau_id)
    .where('inspection_id', '=', row.id)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export interface NewRecord {
  revision: number;
  content: RecordContent;
  checklistHash: string;
  recordedBy: string;
  recordedAt: string;
  deviceAt: string | null;
}

/** What an order to correct begins as; other findings have no rectification. */
export const rectificationOf = (handling: Handling) => (handling === 'order' ? ('open' as const) : null);

/** Adds a revision of the record and its findings. */
export async function insertRecord(tx: Tx, row: InspectionRow, record: NewRecord): Promise<{ contentHash: string }> {
  const contentHash = hashOfRecord(record.content);
  await tx
    .insertInto('inspection_record')
    .values({
      id: uuidv7(),
      bureau_id: row.bureau_id,
      inspection_id: row.id,
      revision: record.revision,
      content: JSON.stringify(record.content),
      content_hash: contentHash,
      checklist_hash: record.checklistHash,
      recorded_by: record.recordedBy,
      recorded_at: record.recordedAt,
      device_at: record.deviceAt,
    })
    .execute();
  const { findings } = record.content;
  if (findings.length === 0) return { contentHash };
  await tx
    .insertInto('finding')
    .values(
      findings.map((finding, sort) => ({
        id: uuidv7(),
        bureau_id: row.bureau_id,
        inspection_id: row.id,
        sort,
        check_key: finding.key,
        description: finding.description,
        clause: finding.clause,
        handling: finding.handling,
        rectification: rectificationOf(finding.handling),
        due_on: finding.dueOn,
        is_major: finding.isMajor,
      })),
    )
    .execute();
  return { contentHash };
}

/** A finding of the inspection, or undefined. */
export function findFinding(tx: Tx, row: InspectionRow, findingId: string) {
  return tx
    .selectFrom('finding')
    .selectAll()
    .where('bureau_id', '=', row.bureau_id)
    .where('inspection_id', '=', row.id)
    .where('id', '=', findingId)
    .executeTakeFirst();
}

/** Notes that what was ordered has been corrected. */
export async function setCorrection(
  tx: Tx,
  row: InspectionRow,
  correction: { findingId: string; correctedOn: string; note: string },
): Promise<void> {
  await tx
    .updateTable('finding')
    .set({ corrected_on: correction.correctedOn, correction_note: correction.note, rectification: 'closed' })
    .where('bureau_id', '=', row.bureau_id)
    .where('inspection_id', '=', row.id)
    .where('id', '=', correction.findingId)
    .executeTakeFirstOrThrow();
}

/** How many orders to correct are still open. */
export async function countOpenOrders(tx: Tx, row: InspectionRow): Promise<number> {
  const { open } = await tx
    .selectFrom('finding')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('bureau_id', '=', row.bureau_id)
    .where('inspection_id', '=', row.id)
    .where('rectification', 'in', ['open', 'reported'])
    .executeTakeFirstOrThrow();
  return open;
}
