/**
 * Takes a whole file into the evidence of the bureau: checked, sealed in the store, then noted in the database. A crash
 * between the two leaves bytes that nobody names; the next try finds them and goes on.
 */
import { stat } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import type { EvidenceKind } from '@liangma/contract/evidence';
import type { AppDeps } from '../../app-deps.ts';
import { perform } from '../../db/perform.ts';
import { readScoped, type Ctx } from '../../db/scope.ts';
import { hashOfFile } from '../../evidence-store/hash-of-file.ts';
import { ProblemException } from '../../http/problem.ts';
import { turns } from '../../turns.ts';
import { findEvidence, insertEvidence, notePromiseKept } from './evidence-row-store.ts';
import { mediaTypeOf, refuseSize, refuseType } from './file-rules.ts';
import { lockFile } from './unnamed-evidence-store.ts';

export interface ArrivedFile {
  /** SHA-256 that it was announced with. */
  hash: string;
  kind: EvidenceKind;
  path: string;
}

/** The row of a file whose bytes are in the store, too; undefined when it must (again) be sent. */
export async function findStored(deps: AppDeps, bureauId: string, hash: string) {
  const row = await readScoped(deps.db, bureauId, (tx) => findEvidence(tx, bureauId, hash));
  return row && (await deps.evidence.store.has(bureauId, hash)) ? row : undefined;
}

/**
 * Files whose bytes are read and copied at once: as many as Node has threads for them. More would not be quicker, and each
 * holds a portion of its file in memory.
 */
const inTurn = turns(4);

/** Checks the file and seals its bytes in the store. */
async function sealBytes(deps: AppDeps, bureauId: string, { path, kind, hash }: ArrivedFile) {
  const { size: bytes } = await stat(path);
  refuseSize(kind, bytes);
  if ((await hashOfFile(path)) !== hash) throw new ProblemException('evidence/hash-differs');
  const mediaType = await mediaTypeOf(path);
  refuseType(kind, mediaType);
  await deps.evidence.store.put(bureauId, hash, path);
  return { hash, bytes, mediaType };
}

/**
 * Stores a file of this account, any number of times with one effect. The file itself stays where it is.
 * @throws ProblemException evidence/hash-differs, evidence/too-large, evidence/wrong-type
 */
export async function storeEvidence(deps: AppDeps, ctx: Ctx, file: ArrivedFile): Promise<void> {
  const { bureauId, actor } = ctx;
  if (!actor) throw new ProblemException('session/required');
  const { store } = deps.evidence;
  const input = await inTurn(() => sealBytes(deps, bureauId, file));
  const { bytes, mediaType } = input;
  // whoever comes here was let in: an upload by its permission, a file of unsent work by that of the office
  const handIn = { signal: undefined };
  const command = () => ({ name: 'store-evidence', commandId: uuidv7(), permission: null, input, handIn });
  const note = () =>
    perform(deps.db, ctx, command(), async (tx) => {
      await lockFile(tx, bureauId, file.hash);
      if (!(await store.has(bureauId, file.hash))) throw new BytesGone();
      const row = { hash: file.hash, bytes, mediaType: mediaType ?? '', storedBy: actor.accountId, storedAt: ctx.now };
      const isNew = await insertEvidence(tx, bureauId, row);
      await notePromiseKept(tx, bureauId, file.hash, ctx.now);
      const event = { action: 'evidence.stored', subjectKind: 'evidence', subjectId: null, data: input };
      return { result: null, audit: isNew ? event : [] };
    });
  try {
    await note();
  } catch (error) {
    if (!(error instanceof BytesGone)) throw error;
    await inTurn(() => store.put(bureauId, file.hash, file.path));
    await note();
  }
}

/** The bytes lay there without a row, and were cleared away between `put` and the row. */
class BytesGone extends Error {}
