/** The evidence of a command on its way: what the server has already is not sent, the rest is sent once, resumably. */
import type { ProblemBody } from '@liangma/contract/problems';
import { ServerFailure, type FieldServer } from './field-server.ts';
import type { Bytes } from './hash.ts';
import { localProblem } from './local-problem.ts';
import type { OutboxItem, StoredEvidence } from './outbox-item.ts';
import { pauseOf } from './outbox.ts';
import { getReadable, StoreError, UnreadableError, type Store, type StoreWrite } from './store.ts';

/** The most hashes that one question may hold. */
const mostHashes = 1000;

/** What one run knows about evidence; two commands that name the same file share one upload. */
export interface EvidenceRun {
  store: Store;
  server: FieldServer;
  /** Sure to be at the server. */
  there: Set<string>;
  underway: Map<string, Promise<ProblemBody | null>>;
}

/** undefined: it is not here, or what stands here about it cannot be read. */
const fileOf = async (store: Store, hash: string) =>
  (await getReadable(store, 'evidence', hash)) as StoredEvidence | undefined;
const writeOf = (file: StoredEvidence): StoreWrite => ({ table: 'evidence', key: file.hash, value: file });
const uploaded = (file: StoredEvidence): StoredEvidence => ({
  ...file,
  state: 'uploaded',
  uploadedBytes: file.bytes,
  uploadUrl: null,
  problem: null,
});

/**
 * Asks once for all files of these commands which of them the server has.
 * @throws ServerFailure
 */
export async function findUploaded(run: EvidenceRun, items: readonly OutboxItem[]): Promise<void> {
  const files = new Map<string, StoredEvidence | undefined>();
  for (const hash of new Set(items.flatMap((item) => item.evidence))) {
    const file = await fileOf(run.store, hash);
    if (file?.state === 'uploaded') run.there.add(hash);
    else files.set(hash, file);
  }
  const hashes = [...files.keys()];
  for (let from = 0; from < hashes.length; from += mostHashes) {
    const asked = hashes.slice(from, from + mostHashes);
    const missing = new Set(await run.server.findMissing(asked));
    const known = asked.filter((hash) => !missing.has(hash));
    for (const hash of known) run.there.add(hash);
    const writes = known.flatMap((hash) => {
      const file = files.get(hash);
      return file === undefined ? [] : [writeOf(uploaded(file))];
    });
    if (writes.length > 0) await run.store.write(writes);
  }
}

/** What is to be sent, or why it cannot be. */
async function readFile(
  store: Store,
  hash: string,
): Promise<{ file: StoredEvidence; bytes: Bytes } | 'evidence/missing' | 'evidence/unreadable'> {
  try {
    const file = (await store.get('evidence', hash)) as StoredEvidence | undefined;
    const bytes = (await store.get('blob', hash)) as Bytes | undefined;
    return file === undefined || bytes === undefined ? 'evidence/missing' : { file, bytes };
  } catch (error) {
    if (error instanceof UnreadableError) return 'evidence/unreadable';
    throw error;
  }
}

async function upload(run: EvidenceRun, hash: string): Promise<ProblemBody | null> {
  const { store, server } = run;
  const read = await readFile(store, hash);
  // an earlier try, or another tablet, may have brought it there
  if (typeof read === 'string') return (await server.findMissing([hash])).length === 0 ? null : localProblem(read);
  const { bytes } = read;
  let file = read.file;
  if (file.problem !== null) return file.problem;
  const save = async (next: StoredEvidence) => {
    file = next;
    await store.write([writeOf(next)]);
  };
  const begun = file;
  try {
    await server.upload(begun, bytes, async (progress) => {
      try {
        await save({ ...begun, ...progress });
      } catch (error) {
        // how far it has come is only good to know: a full disk must not stop what frees it
        if (!(error instanceof StoreError)) throw error;
      }
    });
  } catch (error) {
    const problem = error instanceof ServerFailure ? error.problem : null;
    if (problem?.code === 'evidence/hash-differs' || problem?.code === 'resource/not-found') {
      // the upload that was begun is spoilt, or the server has cleared it away: begin anew
      await save({ ...begun, uploadUrl: null, uploadedBytes: 0 });
      throw new ServerFailure({ kind: 'refused', problem: { ...problem, retry: 'later' } }, error);
    }
    if (problem === null || pauseOf(problem) !== null || problem.retry !== 'never') throw error;
    await save({ ...begun, uploadUrl: null, uploadedBytes: 0, problem });
    return problem;
  }
  await save(uploaded(begun));
  return null;
}

/**
 * Brings all files of a command to the server.
 * @returns why one of them will never get there, or null when all are there
 * @throws ServerFailure when it may work later
 */
export async function sendEvidence(
  run: EvidenceRun,
  item: OutboxItem,
  mustEnd: () => boolean,
): Promise<ProblemBody | null> {
  for (const hash of item.evidence) {
    if (run.there.has(hash)) continue;
    if (mustEnd()) return null;
    const sending = run.underway.get(hash) ?? upload(run, hash);
    run.underway.set(hash, sending);
    try {
      const problem = await sending;
      if (problem !== null) return problem;
      run.there.add(hash);
    } finally {
      run.underway.delete(hash);
    }
  }
  return null;
}

/** The server lacks a file that was believed to be there: it is sent again. */
export async function sendAgain(run: EvidenceRun, item: OutboxItem): Promise<StoreWrite[]> {
  const writes: StoreWrite[] = [];
  for (const hash of item.evidence) {
    run.there.delete(hash);
    const file = await fileOf(run.store, hash);
    if (file !== undefined) writes.push(writeOf({ ...file, state: 'waiting', uploadedBytes: 0, uploadUrl: null }));
  }
  return writes;
}
