/**
 * What uploads that have begun will take, whether their bytes have come or not: announced bytes by upload. It is counted in
 * memory; what restarts, cleaning and other processes do is seen by looking into the folder now and then.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readScoped } from '../../db/scope.ts';
import type { AppDeps } from '../../app-deps.ts';
import { isMissing } from '../../evidence-store/is-missing.ts';

/** Newer than this, the last look into the folder is believed, in milliseconds. */
const lookEveryMs = 5_000;
/** An upload that was let in has its file on the disk after this time at the latest, in milliseconds. */
const createdWithinMs = 60_000;

interface OpenUpload {
  bureauId: string;
  accountId: string;
  bytes: number;
  /** By the clock that only runs forward. */
  since: number;
}

export interface OpenUploads {
  /** Reads the folder again when the last look is old. */
  look(): Promise<void>;
  bytes(of?: { bureauId: string; accountId?: string }): number;
  add(id: string, upload: Omit<OpenUpload, 'since'>): void;
  forget(id: string): void;
}

/** The name of an upload begins with its account. */
const accountOf = (id: string) => id.slice(0, id.indexOf('.'));

/** The uploads in the folder of `deps`. */
export function openUploads(deps: AppDeps): OpenUploads {
  const { uploadsDir: folder } = deps.evidence;
  const known = new Map<string, OpenUpload>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function bureausOf(accountIds: readonly string[]): Promise<Map<string, string>> {
    if (accountIds.length === 0) return new Map();
    const rows = await readScoped(deps.db, '*', (tx) =>
      tx.selectFrom('account').select(['id', 'bureau_id']).where('id', 'in', accountIds).execute(),
    );
    return new Map(rows.map((row) => [row.id, row.bureau_id]));
  }

  async function read(): Promise<void> {
    const names = (await readdir(folder)).filter((name) => !name.endsWith('.json'));
    const present = new Set(names);
    for (const [id, { since }] of known)
      if (!present.has(id) && performance.now() - since > createdWithinMs) known.delete(id);
    const fresh = names.filter((id) => !known.has(id));
    const bureaus = await bureausOf([...new Set(fresh.map(accountOf))]);
    for (const id of fresh) {
      const bureauId = bureaus.get(accountOf(id));
      const bytes = await announcedBytes(folder, id);
      if (bureauId !== undefined && bytes !== null && !known.has(id))
        known.set(id, { bureauId, accountId: accountOf(id), bytes, since: Number.NEGATIVE_INFINITY });
    }
  }

  return {
    async look() {
      if (performance.now() - lookedAt < lookEveryMs) return;
      lookedAt = performance.now();
      await read();
    },
    bytes(of) {
      let sum = 0;
      for (const { bureauId, accountId, bytes } of known.values()) {
        if (of && (bureauId !== of.bureauId || (of.accountId !== undefined && accountId !== of.accountId))) continue;
        sum += bytes;
      }
      return sum;
    },
    add: (id, upload) => void known.set(id, { ...upload, since: performance.now() }),
    forget: (id) => void known.delete(id),
  };
}

/** From the note beside the upload; null when the note is gone or not to be read. */
async function announcedBytes(folder: string, id: string): Promise<number | null> {
  try {
    const { size } = JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as { size?: unknown };
    return typeof size === 'number' ? size : null;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}
