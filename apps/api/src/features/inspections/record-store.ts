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
    .select(['revision', 'content_hash', 'checklist_hash', 'recorded_by'])
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
  /** Why there is a later revision, or one that lacks something; empty for others. */
  reason: string;
  recordedBy: string;
  recordedAt: string;
  receivedAt: string;
  deviceAt: string | null;
}

/** What an order to correct begins as; other findings, and orders of a ledger without a date, have no rectification. */
const rectificationOf = ({ handling, dueOn }: { handling: Handling; dueOn: string | null }) =>
  handling === 'order' && dueOn !== null ? ('open' as const) : null;

/** Adds a revision of the record and its findings. */
export async function insertRecord(
  tx: Tx,
  row: InspectionRow,
  record: NewRecord,
): Promise<{ recordId: string; contentHash: string }> {
  const recordId = uuidv7();
  const contentHash = hashOfRecord(record.content);
  await tx
    .insertInto('inspection_record')
    .values({
      id: recordId,
      bureau_id: row.bureau_id,
      inspection_id: row.id,
      revision: record.revision,
      content: JSON.stringify(record.content),
      content_hash: contentHash,
      checklist_hash: record.checklistHash,
      reason: record.reason,
      recorded_by: record.recordedBy,
      recorded_at: record.recordedAt,
      received_at: record.receivedAt,
      device_at: record.deviceAt,
    })
    .execute();
  const { findings } = record.content;
  if (findings.length === 0) return { recordId, contentHash };
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
        rectification: rectificationOf(finding),
        due_on: finding.dueOn,
        is_major: finding.isMajor,
      })),
    )
    .execute();
  return { recordId, contentHash };
}

/** Takes away the findings of the earlier revision; the revision itself stays as it is. */
export async function removeFindings(tx: Tx, row: InspectionRow): Promise<void> {
  await tx.deleteFrom('finding').where('bureau_id', '=', row.bureau_id).where('inspection_id', '=', row.id).execute();
}

/** How many steps of rectification follow the findings of the inspection. */
export async function countStepsTaken(tx: Tx, row: InspectionRow): Promise<number> {
  const { steps } = await tx
    .selectFrom('rectification_step')
    .select((eb) => eb.fn.countAll<number>().as('steps'))
    .where('bureau_id', '=', row.bureau_id)
    .where('inspection_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return steps;
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

/** How many orders to correct are neither corrected nor handed on as a case. */
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
