/** Hashes every file of evidence again and names those that are missing or altered. */
import type { Db } from '../../db/open.ts';
import { readScoped } from '../../db/scope.ts';
import type { EvidenceStore } from '../../evidence-store/evidence-store.ts';
import { hashOfStream } from '../../evidence-store/hash-of-file.ts';
import { listEvidence } from './evidence-row-store.ts';

interface NamedFile {
  bureauId: string;
  hash: string;
}

export interface EvidenceReport {
  /** Files that are what they were. */
  verified: number;
  /** The database names them, the store does not have them. */
  missing: NamedFile[];
  /** The store has other bytes under their name. */
  altered: NamedFile[];
}

const portion = 500;

/** Verifies the evidence of all bureaus, file by file. */
export async function verifyEvidence(db: Db, store: EvidenceStore): Promise<EvidenceReport> {
  const report: EvidenceReport = { verified: 0, missing: [], altered: [] };
  for (let after: NamedFile | null = null; ;) {
    const files = await portionAfter(db, after);
    for (const file of files) {
      const state = await stateOf(store, file);
      if (state === 'verified') report.verified += 1;
      else report[state].push({ bureauId: file.bureauId, hash: file.hash });
    }
    after = files.at(-1) ?? null;
    if (files.length < portion) return report;
  }
}

async function portionAfter(db: Db, after: NamedFile | null): Promise<(NamedFile & { bytes: number })[]> {
  const rows = await readScoped(db, '*', (tx) => listEvidence(tx, after, portion));
  return rows.map(({ bureau_id: bureauId, hash, bytes }) => ({ bureauId, hash, bytes }));
}

async function stateOf(
  store: EvidenceStore,
  { bureauId, hash, bytes }: NamedFile & { bytes: number },
): Promise<'verified' | 'missing' | 'altered'> {
  const opened = await store.open(bureauId, hash);
  if (!opened) return 'missing';
  const found = await hashOfStream(opened.stream);
  return found.hash === hash && found.bytes === bytes ? 'verified' : 'altered';
}
