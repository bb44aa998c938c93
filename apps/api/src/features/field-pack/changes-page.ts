/** What changed since the cursor: a few items, or parts of the pack once more when too much did. */
import type { PackItem } from '@liangma/contract/field-pack';
import type { Ctx, Tx } from '../../db/scope.ts';
import type { PackCursor } from './pack-cursor.ts';
import { effectsOf, type PackEffects } from './pack-effects.ts';
import { answerBytes, bureauItem, bytesOf, inspectionItem, portion } from './pack-items.ts';
import type { PackPage, PackReader } from './pack-page.ts';
import { eventsBetween, isRegisterPartial, mineTouched, notMine, ranOut, registerTouched } from './pack-store.ts';

/** More events than this are not read one by one: the pack begins anew. */
const mostEvents = 2_000;

/** More inspections than this are sent page by page. */
const mostInspections = 20;

/** More enterprises than this are sent with the whole register. */
const mostEnterprises = 500;

interface Changed {
  items: PackItem[];
  /** Too much for one answer. */
  isTooMuch: boolean;
}

async function changedInspections(tx: Tx, ctx: Ctx, effects: PackEffects, reader: PackReader): Promise<Changed> {
  if (effects.areInspectionsChanged) return { items: [], isTooMuch: true };
  const rows = await mineTouched(tx, ctx, { today: reader.today, effects, limit: mostInspections + 1 });
  if (rows.length > mostInspections) return { items: [], isTooMuch: true };
  const items: PackItem[] = [];
  let bytes = 0;
  for (const row of rows) {
    const item = await inspectionItem(tx, ctx, row, reader.codeSecret);
    bytes += bytesOf(item);
    if (bytes > answerBytes && items.length > 0) return { items: [], isTooMuch: true };
    items.push(item);
  }
  return { items, isTooMuch: false };
}

async function changedEnterprises(
  tx: Tx,
  ctx: Ctx,
  effects: PackEffects,
  of: { cursor: PackCursor; reader: PackReader },
): Promise<Changed> {
  if (effects.isRegisterChanged) return { items: [], isTooMuch: true };
  const { isPartial } = of.cursor;
  if (effects.enterpriseIds.size === 0 && !(isPartial && effects.inspectionIds.size > 0))
    return { items: [], isTooMuch: false };
  const asked = { isPartial, today: of.reader.today, effects, limit: mostEnterprises + 1 };
  const rows = await registerTouched(tx, ctx, asked);
  if (rows.length > mostEnterprises) return { items: [], isTooMuch: true };
  return { items: rows.length === 0 ? [] : [portion(`changed-${of.reader.head}`, rows)], isTooMuch: false };
}

function nextStage(inspections: Changed, enterprises: Changed): PackCursor['stage'] {
  if (inspections.isTooMuch) return enterprises.isTooMuch ? 'inspections-and-register' : 'inspections';
  return enterprises.isTooMuch ? 'register' : 'changes';
}

/** The changes since the cursor, or null when the pack must begin anew. */
export async function changesPage(tx: Tx, ctx: Ctx, cursor: PackCursor, reader: PackReader): Promise<PackPage | null> {
  const { head, today } = reader;
  // a chain that ends before the cursor is another one: the database was restored from a backup
  if (cursor.seq > head) return null;
  const isNewDay = cursor.day !== today;
  if (cursor.seq === head && !isNewDay) return { upserts: [], deletes: [], cursor, hasMore: false };
  const events = await eventsBetween(tx, ctx, { after: cursor.seq, upTo: head, limit: mostEvents + 1 });
  if (events.length > mostEvents) return null;
  const effects = effectsOf(events);
  if (isNewDay) effects.areInspectionsChanged = true;
  const mayGrow = effects.isRegisterChanged || effects.enterpriseIds.size > 0;
  if (mayGrow && (await isRegisterPartial(tx, ctx)) !== cursor.isPartial) return null;
  const gone = await notMine(tx, ctx, { today, ids: effects.inspectionIds });
  if (isNewDay) gone.push(...(await ranOut(tx, ctx, { from: cursor.day, today })));
  const inspections = await changedInspections(tx, ctx, effects, reader);
  const enterprises = await changedEnterprises(tx, ctx, effects, { cursor, reader });
  const isBureauSent = effects.isBureauChanged && !inspections.isTooMuch;
  const stage = nextStage(inspections, enterprises);
  return {
    upserts: [...(isBureauSent ? [await bureauItem(tx, ctx)] : []), ...inspections.items, ...enterprises.items],
    deletes: [...new Set(gone)].map((id) => ({ kind: 'inspection', id })),
    cursor: { ...cursor, seq: head, day: today, stage, last: '' },
    hasMore: stage !== 'changes',
  };
}
