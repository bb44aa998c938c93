/** Where evidence goes: uploads that have begun lie on this machine, whole files in the store that is configured. */
import { join } from 'node:path';
import { diskStore } from './disk-store.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { s3Store, type S3Settings } from './s3-store.ts';

export interface EvidenceFiles {
  store: EvidenceStore;
  /** Folder of uploads that are not whole yet. */
  uploadsDir: string;
}

/** Names in the data folder that hold evidence. */
export const evidenceFolders = { store: 'evidence', uploads: 'uploads' } as const;

/** Opens the store; nothing is written or connected before the first file comes. */
export function openEvidence(config: { dataDir: string; s3: S3Settings | null }): EvidenceFiles {
  return {
    store: config.s3 ? s3Store(config.s3) : diskStore(join(config.dataDir, evidenceFolders.store)),
    uploadsDir: join(config.dataDir, evidenceFolders.uploads),
  };
}
