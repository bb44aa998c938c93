/** SQL of the import runs and of the mappings that persons corrected. */
import { z } from 'zod';
import type { ImportMapping } from '@liangma/contract/imports';
import type { ImportKind } from '@liangma/domain/imports/judged-row';
import { cappedCount, decodeCursor, pageOfRows, type Page } from '../../db/page.ts';
import type { Tx } from '../../db/scope.ts';
import type { Understanding } from './reading.ts';

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

/** Of a file without rows. */
export const noCounts: StoredCounts = {
  rows: 0,
  accepted: 0,
  acceptedWithWarning: 0,
  refused: 0,
  merged: 0,
  notData: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
};

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

/** A file as it was uploaded. */
export interface NewRun {
  id: string;
  kind: ImportKind;
  fileName: string;
  fileHash: string;
  bytes: Uint8Array;
  options: ImportOptions;
  createdBy: string;
  createdAt: string;
}

/** Keeps an uploaded file, to be read. */
export async function insertRun(tx: Tx, bureauId: string, run: NewRun): Promise<void> {
  await tx
    .insertInto('import_run')
    .values({
      id: run.id,
      bureau_id: bureauId,
      kind: run.kind,
      state: 'reading',
      file_name: run.fileName,
      file_hash: run.fileHash,
      file_bytes: Buffer.from(run.bytes),
      options: JSON.stringify(run.options),
      created_by: run.createdBy,
      created_at: run.createdAt,
    })
    .execute();
}

/** The file of a run that waits to be read, or null. */
export async function findUpload(
  tx: Tx,
  bureauId: string,
  runId: string,
): Promise<{ kind: ImportKind; fileName: string; bytes: Uint8Array } | null> {
  const run = await tx
    .selectFrom('import_run')
    .select(['kind', 'file_name', 'file_bytes'])
    .where('bureau_id', '=', bureauId)
    .where('id', '=', runId)
    .where('state', '=', 'reading')
    .executeTakeFirst();
  return run ? { kind: run.kind, fileName: run.file_name, bytes: new Uint8Array(run.file_bytes) } : null;
}

/** What may change of a run. */
export interface RunChange {
  state?: ImportRun['state'];
  options?: ImportOptions;
  recognition?: Understanding;
  mapping?: ImportMapping;
  counts?: StoredCounts;
  failure?: ImportRun['failure'];
  progressDone?: number;
  progressTotal?: number;
  confirmedAt?: string;
  finishedAt?: string;
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

/**
 * Changes a run.
 * @param from when given, only a run in this state is changed
 * @returns whether there was one
 */
export async function changeRun(
  tx: Tx,
  bureauId: string,
  runId: string,
  change: RunChange,
  from?: ImportRun['state'],
): Promise<boolean> {
  const { state, options, recognition, mapping, counts, failure } = change;
  const { progressDone, progressTotal, confirmedAt, finishedAt } = change;
  const { numUpdatedRows } = await tx
    .updateTable('import_run')
    .set({
      ...(state !== undefined && { state }),
      ...(options !== undefined && { options: JSON.stringify(options) }),
      ...(recognition !== undefined && { recognition: JSON.stringify(recognition) }),
      ...(mapping !== undefined && { mapping: JSON.stringify(mapping) }),
      ...(counts !== undefined && { counts: JSON.stringify(counts) }),
      ...(failure !== undefined && { failure: json(failure) }),
      ...(progressDone !== undefined && { progress_done: progressDone }),
      ...(progressTotal !== undefined && { progress_total: progressTotal }),
      ...(confirmedAt !== undefined && { confirmed_at: confirmedAt }),
      ...(finishedAt !== undefined && { finished_at: finishedAt }),
    })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', runId)
    .$if(from !== undefined, (query) => query.where('state', '=', from ?? 'reading'))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
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
