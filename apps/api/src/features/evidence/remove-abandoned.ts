/**
 * Removes evidence that was stored long ago and that nothing names: given up before its record was, or sent to fill the
 * disk. Rows go first, with an audit event; then the bytes, unless somebody has sent the file again meanwhile.
 */
import { uuidv7 } from 'uuidv7';
import type { AppDeps } from '../../app-deps.ts';
import { noteProgress, perform } from '../../db/perform.ts';
import { readScoped, type Ctx } from '../../db/scope.ts';
import { findEvidence } from './evidence-row-store.ts';
import { keptSince } from './staged-uploads.ts';
import { bureausWithAbandoned, deleteAbandoned, lockFile } from './unnamed-evidence-store.ts';

/** Most files of one transaction; all of them are named in its audit event. */
const portion = 200;

const actorLabel = 'cleaning';

/** @returns how many files went */
export async function removeAbandonedEvidence(deps: AppDeps): Promise<number> {
  const before = keptSince(deps);
  const bureaus = await readScoped(deps.db, '*', (tx) => bureausWithAbandoned(tx, before));
  let removed = 0;
  for (const bureauId of bureaus) {
    let hashes: string[];
    do {
      hashes = await removePortion(deps, bureauId, before);
      for (const hash of hashes) await removeBytes(deps, bureauId, hash);
      removed += hashes.length;
    } while (hashes.length === portion);
  }
  return removed;
}

async function removePortion(deps: AppDeps, bureauId: string, before: Date): Promise<string[]> {
  const requestId = uuidv7();
  const ctx: Ctx = { bureauId, actor: null, now: deps.clock(), requestId, origin: '', actorLabel };
  const input = { storedBefore: before.toISOString() };
  const command = { name: 'remove-abandoned-evidence', commandId: requestId, permission: null, input };
  return perform(deps.db, ctx, command, async (tx) => {
    const rows = await deleteAbandoned(tx, bureauId, before, portion);
    const hashes = rows.map(({ hash }) => hash);
    const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
    const data = { ...input, hashes, bytes };
    const event = { action: 'evidence.removed', subjectKind: 'evidence', subjectId: null, data };
    return { result: hashes, audit: hashes.length > 0 ? event : [] };
  });
}

/** What cannot be removed (a bucket without the right to) stays, named by nobody. */
async function removeBytes(deps: AppDeps, bureauId: string, hash: string): Promise<void> {
  try {
    await noteProgress(deps.db, bureauId, async (tx) => {
      await lockFile(tx, bureauId, hash);
      if (!(await findEvidence(tx, bureauId, hash))) await deps.evidence.store.remove(bureauId, hash);
    });
  } catch (error) {
    deps.log.error({ err: error, hash }, 'bytes of evidence that nothing names were not removed');
  }
}
