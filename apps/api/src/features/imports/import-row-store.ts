/** SQL of the staged rows of an import. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { rowFilters } from '@liangma/contract/imports';
import { cappedCount, decodeCursor, pageOfRows, type Page } from '../../db/page.ts';
import type { Tx } from '../../db/scope.ts';
import { unpackRows } from './packed-rows.ts';
import type { PackedRows } from './reading.ts';
import type { StagedContent } from './staged-row.ts';

export interface RowView {
  position: number;
  sheet: string;
  row: number;
  outcome: 'accepted' | 'refused' | 'merged' | 'not-data';
  applied: 'created' | 'updated' | 'unchanged' | null;
  content: StagedContent;
}

export type Show = (typeof rowFilters)[number];

const rowKey = z.tuple([z.int32().min(0)]);

/** Staged rows in the order of the file. */
export async function listRows(
  tx: Tx,
  bureauId: string,
  runId: string,
  query: { show: Show; cursor?: string | undefined; limit: number },
): Promise<Page<RowView>> {
  let all = tx
    .selectFrom('import_row')
    .select(['position', 'sheet', 'row', 'outcome', 'applied', 'content'])
    .where('bureau_id', '=', bureauId)
    .where('run_id', '=', runId);
  if (query.show === 'warnings') all = all.where('outcome', '=', 'accepted').where('has_warning', '=', true);
  else if (query.show !== 'all') all = all.where('outcome', '=', query.show);
  const after = decodeCursor(query.cursor, rowKey)?.[0];
  const rows = await all
    .$if(after !== undefined, (inner) => inner.where('position', '>', after ?? 0))
    .orderBy('position')
    .limit(query.limit + 1)
    .execute();
  const page = pageOfRows(
    rows as unknown as RowView[],
    query.limit,
    (row) => [row.position],
    (row) => row,
  );
  return { ...page, total: await cappedCount(tx, all) };
}

/** Replaces the staged rows of a run; `chunks` are unpacked one at a time. */
export async function replaceRows(
  tx: Tx,
  bureauId: string,
  runId: string,
  chunks: readonly PackedRows[],
): Promise<void> {
  await tx.deleteFrom('import_row').where('bureau_id', '=', bureauId).where('run_id', '=', runId).execute();
  for (const chunk of chunks) {
    await sql`
      insert into import_row (bureau_id, run_id, position, sheet, row, outcome, has_warning, content)
      select ${bureauId}::uuid, ${runId}::uuid, staged.*
      from jsonb_to_recordset(${unpackRows(chunk)}::jsonb)
        as staged(position integer, sheet text, row integer, outcome text, has_warning boolean, content jsonb)`.execute(
      tx,
    );
  }
}

/**
 * Accepted rows that are not written yet, in order.
 * @param after position behind which to look: stepping over 100,000 written rows each time takes longer than writing
 */
export async function takeAccepted(
  tx: Tx,
  bureauId: string,
  runId: string,
  { after, limit }: { after: number; limit: number },
): Promise<RowView[]> {
  const rows = await tx
    .selectFrom('import_row')
    .select(['position', 'sheet', 'row', 'outcome', 'applied', 'content'])
    .where('bureau_id', '=', bureauId)
    .where('run_id', '=', runId)
    .where('outcome', '=', 'accepted')
    .where('applied', 'is', null)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows as unknown as RowView[];
}

/** Notes what became of rows. */
export async function markApplied(
  tx: Tx,
  bureauId: string,
  runId: string,
  rows: readonly { position: number; applied: string }[],
): Promise<void> {
  await sql`
    update import_row set applied = done.applied
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as done(position integer, applied text)
    where import_row.bureau_id = ${bureauId} and import_row.run_id = ${runId}
      and import_row.position = done.position`.execute(tx);
}

/** What became of the accepted rows so far. */
export async function countApplied(
  tx: Tx,
  bureauId: string,
  runId: string,
): Promise<{ created: number; updated: number; unchanged: number }> {
  const rows = await tx
    .selectFrom('import_row')
    .select(['applied', (eb) => eb.fn.countAll<number>().as('count')])
    .where('bureau_id', '=', bureauId)
    .where('run_id', '=', runId)
    .where('applied', 'is not', null)
    .groupBy('applied')
    .execute();
  const of = (applied: string) => rows.find((row) => row.applied === applied)?.count ?? 0;
  return { created: of('created'), updated: of('updated'), unchanged: of('unchanged') };
}
