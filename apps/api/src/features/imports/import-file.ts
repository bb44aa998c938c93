/** The whole way of a file into the register in one go, for the command line: upload, reading, confirmation, writing. */
import { uuidv7 } from 'uuidv7';
import type { QueryOf } from '@liangma/contract/endpoint';
import { confirmImport, startImport } from '@liangma/contract/imports';
import type { AppDeps } from '../../app-deps.ts';
import { perform } from '../../db/perform.ts';
import { readScoped, type Actor, type Ctx } from '../../db/scope.ts';
import { applyImport } from './apply-import.ts';
import { confirmRun } from './confirm-import.ts';
import { listRows, type RowView } from './import-row-store.ts';
import { findRun, type ImportRun } from './import-run-store.ts';
import { readImport } from './read-import.ts';
import { storeUpload, uploadIdentity } from './start-import.ts';

export interface FileToImport {
  query: QueryOf<typeof startImport>;
  bytes: Uint8Array;
}

const mostRowsAtATime = 1000;

/**
 * Imports the good rows of a file in the name of an account. The jobs of the steps are asked for as ever and run here at
 * once: a worker of a running server may do the same steps meanwhile, and each still happens once.
 * @returns the run: `ready` when a required column was not found, `failed` when the file could not be read or written,
 * else `done`
 * @throws ProblemException what the steps refuse, for example a missing year
 */
export async function importFile(
  deps: AppDeps,
  who: { bureauId: string; actor: Actor },
  file: FileToImport,
): Promise<ImportRun> {
  const { bureauId, actor } = who;
  const context = (): Ctx => ({ bureauId, actor, now: deps.clock(), requestId: uuidv7(), origin: '', language: 'zh' });
  const input = { query: file.query, body: file.bytes };
  const command = { permission: 'import.run' } as const;
  const { id: runId } = await perform(
    deps.db,
    context(),
    { ...command, name: startImport.name, commandId: uuidv7(), input: uploadIdentity(input) },
    (tx, ctx) => storeUpload(tx, ctx, input),
  );
  const job = { bureauId, runId, accountId: actor.accountId, accountName: actor.name };
  await readImport.run(deps, { ...job, corrections: [], attempt: 'first' });
  const read = await getRun(deps, bureauId, runId);
  if (read.state !== 'ready' || !read.recognition?.recognition.isComplete) return read;
  const confirmation = { params: { importId: runId }, query: {} };
  await perform(
    deps.db,
    context(),
    { ...command, name: confirmImport.name, commandId: uuidv7(), input: confirmation },
    (tx, ctx) => confirmRun(tx, ctx, confirmation),
  );
  await applyImport.run(deps, job);
  return getRun(deps, bureauId, runId);
}

async function getRun(deps: AppDeps, bureauId: string, runId: string): Promise<ImportRun> {
  const run = await readScoped(deps.db, bureauId, (tx) => findRun(tx, bureauId, runId));
  if (!run) throw new Error('an import that was just made is not visible');
  return run;
}

/** Every row of a run with what was said about it, in the order of the file. */
export async function rowsOfRun(deps: AppDeps, bureauId: string, runId: string): Promise<RowView[]> {
  return readScoped(deps.db, bureauId, async (tx) => {
    const rows: RowView[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRows(tx, bureauId, runId, { show: 'all', cursor, limit: mostRowsAtATime });
      rows.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return rows;
  });
}
