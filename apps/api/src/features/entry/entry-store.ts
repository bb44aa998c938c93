/** SQL of entries (入企登记): one per inspection. */
import { uuidv7 } from 'uuidv7';
import type { EntryWay, ExceptionReason } from '@liangma/domain/inspection/inspection';
import type { Ctx, Tx } from '../../db/scope.ts';

export interface NewEntry {
  inspectionId: string;
  way: EntryWay;
  /** Instant that counts. */
  enteredAt: string;
  /** When the server heard of it. */
  receivedAt: string;
  /** What the clock of the tablet said. */
  deviceAt: string | null;
  /** Person of the enterprise who confirmed; empty when an officer registered the entry. */
  confirmedBy: string;
  exceptionReason: ExceptionReason | null;
  exceptionNote: string;
}

/** Adds the entry. */
export async function insertEntry(tx: Tx, ctx: Ctx, entry: NewEntry): Promise<void> {
  await tx
    .insertInto('entry')
    .values({
      id: uuidv7(),
      bureau_id: ctx.bureauId,
      inspection_id: entry.inspectionId,
      way: entry.way,
      entered_at: entry.enteredAt,
      received_at: entry.receivedAt,
      device_at: entry.deviceAt,
      confirmed_by: entry.confirmedBy,
      exception_reason: entry.exceptionReason,
      exception_note: entry.exceptionNote,
      registered_by: ctx.actor?.accountId ?? null,
    })
    .execute();
}

/** When and how the inspection was entered, or undefined before the entry. */
export function findEntry(tx: Tx, ctx: Ctx, inspectionId: string) {
  return tx
    .selectFrom('entry')
    .select(['way', 'entered_at', 'confirmed_by'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('inspection_id', '=', inspectionId)
    .executeTakeFirst();
}

/** What the codes and licences of an enterprise are checked against. */
export async function getScanTarget(tx: Tx, ctx: Ctx, enterpriseId: string) {
  return tx
    .selectFrom('enterprise')
    .innerJoin('bureau', 'bureau.id', 'enterprise.bureau_id')
    .select(['enterprise.credit_code', 'bureau.code_secret'])
    .where('enterprise.bureau_id', '=', ctx.bureauId)
    .where('enterprise.id', '=', enterpriseId)
    .executeTakeFirstOrThrow();
}
