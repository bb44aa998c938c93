/** The next page of a snapshot: the bureau and the inspections first, then the register in portions. */
import type { PackItem } from '@liangma/contract/field-pack';
import type { Ctx, Tx } from '../../db/scope.ts';
import type { PackCursor } from './pack-cursor.ts';
import { answerBytes, bureauItem, bytesOf, inspectionItem, portion } from './pack-items.ts';
import type { PackPage, PackReader } from './pack-page.ts';
import { minePage, registerPage } from './pack-store.ts';

/** Inspections that one answer looks at. */
const inspectionsPerPage = 40;

/** Enterprises of a portion. */
const enterprisesPerPortion = 500;

async function inspectionsPage(tx: Tx, ctx: Ctx, cursor: PackCursor, reader: PackReader): Promise<PackPage> {
  const after = cursor.stage === 'inspections' ? 'changes' : 'register';
  const asked = { today: reader.today, after: cursor.last, limit: inspectionsPerPage };
  const rows = await minePage(tx, ctx, asked);
  const upserts: PackItem[] = cursor.last === '' ? [await bureauItem(tx, ctx)] : [];
  let bytes = 0;
  let last = cursor.last;
  for (const row of rows) {
    const item = await inspectionItem(tx, ctx, row, reader.codeSecret);
    bytes += bytesOf(item);
    if (bytes > answerBytes && last !== cursor.last)
      return { upserts, deletes: [], cursor: { ...cursor, last }, hasMore: true };
    upserts.push(item);
    last = row.id;
  }
  if (rows.length === inspectionsPerPage) return { upserts, deletes: [], cursor: { ...cursor, last }, hasMore: true };
  return { upserts, deletes: [], cursor: { ...cursor, stage: after, last: '' }, hasMore: after === 'register' };
}

async function portionPage(tx: Tx, ctx: Ctx, cursor: PackCursor, reader: PackReader): Promise<PackPage> {
  const rows = await registerPage(tx, ctx, {
    isPartial: cursor.isPartial,
    today: reader.today,
    after: cursor.last,
    limit: enterprisesPerPortion,
  });
  const upserts = rows.length === 0 ? [] : [portion(rows[0]?.id ?? '', rows)];
  const hasMore = rows.length === enterprisesPerPortion;
  const next: PackCursor = hasMore
    ? { ...cursor, last: rows.at(-1)?.id ?? '' }
    : { ...cursor, stage: 'changes', last: '' };
  return { upserts, deletes: [], cursor: next, hasMore };
}

/** Continues a snapshot where the cursor stands. */
export function snapshotPage(tx: Tx, ctx: Ctx, cursor: PackCursor, reader: PackReader): Promise<PackPage> {
  return cursor.stage === 'register' ? portionPage(tx, ctx, cursor, reader) : inspectionsPage(tx, ctx, cursor, reader);
}
