/** All SQL of the import runs and their staged rows. */
import { sql } from 'kysely';
import type { ImportKind } from '@liangma/domain/imports/judged-row';
import type { ImportMapping, rowFilters } from '@liangma/contract/imports';
import { cappedCount, decodeCursor, pageOfRows, type Page } from '../../db/page.ts';
import type { Tx } from '../../db/scope.ts';
import { z } from 'zod';
import type { StagedContent } from './staged-row.ts';
import { unpackRows } from './packed-rows.ts';
import type { PackedRows, Understanding } from './reading.ts';

export interface ImportOptions {
  year: number | null;
  hasPaperRecords: boolean;
}

export interface StoredCounts {
  rows: number;
  accepted: number;
  acceptedWithWarning: number;
  refused: number;
  merged: number;
  notData: number;
  created: number;
  updated: number;
  unchanged: number;
}

export interface ImportRun {
  id: string;
  kind: ImportKind;
  state: 'reading' | 'ready' | 'importing' | 'done' | 'failed';
  file_name: string;
  options: ImportOptions;
  recognition: Understanding | null;
  mapping: ImportMapping | null;
  counts: StoredCounts | null;
  progress_done: number;
  progress_total: number;
  failure: { code: string; params: Record<string, string | number> } | null;
  created_by: string;
  created_by_name: string;
  created_at: string;
  confirmed_at: string | null;
  finished_at: string | null;
}

const runQuery = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('import_run')
    .innerJoin('account', 'account.id', 'import_run.created_by')
    .select([
      'import_run.id',
      'import_run.kind',
      'import_run.state',
      'import_run.file_name',
      'import_run.options',
      'import_run.recognition',
      'import_run.mapping',
      'import_run.counts',
      'import_run.progress_done',
      'import_run.progress_total',
      'import_run.failure',
      'import_run.created_by',
      'account.display_name as created_by_name',
      'import_run.created_at',
      'import_run.confirmed_at',
      'import_run.finished_at',
    ])
    .where('import_run.bureau_id', '=', bureauId);

/** One run, or null. */
export async function findRun(tx: Tx, bureauId: string, id: string): Promise<ImportRun | null> {
  const row = await runQuery(tx, bureauId).where('import_run.id', '=', id).executeTakeFirst();
  return (row as ImportRun | undefined) ?? null;
}

/** The state of a run, locked until the transaction ends. */
export async function lockRun(tx: Tx, bureauId: string, id: string): Promise<ImportRun | null> {
  await tx
    .selectFrom('import_run')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return findRun(tx, bureauId, id);
}

/** Ends a run that is in state `from`; false when it is not. */
export async function setFailed(
  tx: Tx,
  bureauId: string,
  runId: string,
  from: ImportRun['state'],
  code: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('import_run')
    .set({ state: 'failed', failure: JSON.stringify({ code, params: {} }) })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', runId)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const runKey = z.tuple([z.uuid()]);

/** Runs, newest first. */
export async function listRuns(
  tx: Tx,
  bureauId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<ImportRun>> {
  const after = decodeCursor(query.cursor, runKey)?.[0];
  const all = runQuery(tx, bureauId);
  const rows = await all
    .$if(after !== undefined, (inner) => inner.where('import_run.id', '<', after ?? ''))
    .orderBy('import_run.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = pageOfRows(
    rows as unknown as ImportRun[],
    query.limit,
    (row) => [row.id],
    (row) => row,
  );
  return { ...page, total: await cappedCount(tx, all) };
}

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

/** Mappings that persons corrected before, by header signature. */
export async function rememberedMappings(
  tx: Tx,
  bureauId: string,
  kind: ImportKind,
): Promise<Record<string, Record<string, number>>> {
  const rows = await tx
    .selectFrom('import_mapping')
    .select(['signature', 'mapping'])
    .where('bureau_id', '=', bureauId)
    .where('kind', '=', kind)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.signature, row.mapping as Record<string, number>]));
}

/** Keeps a corrected mapping for the next file with the same header. */
export async function rememberMapping(
  tx: Tx,
  bureauId: string,
  kind: ImportKind,
  signature: string,
  mapping: Record<string, number>,
): Promise<void> {
  const text = JSON.stringify(mapping);
  await tx
    .insertInto('import_mapping')
    .values({ bureau_id: bureauId, kind, signature, mapping: text })
    .onConflict((conflict) => conflict.columns(['bureau_id', 'kind', 'signature']).doUpdateSet({ mapping: text }))
    .execute();
}
