/** What the server is made of; put together once in main.ts (and by tests). */
import type { Logger } from 'pino';
import type { Db } from './db/open.ts';
import type { EvidenceFiles } from './evidence-store/open-evidence.ts';

export interface AppDeps {
  /** With the rights of the application: row-level security holds. */
  db: Db;
  /** The one clock: now as ISO instant in UTC. */
  clock: () => string;
  log: Logger;
  /** Bytes of photos, sound, documents and signatures. */
  evidence: EvidenceFiles;
  settings: AppSettings;
}

export interface AppSettings {
  /** Address for QR codes, e.g. `https://example.gov.cn`; null: the address of the request. */
  publicUrl: string | null;
  /** Cookies only over https, with the `__Host-` prefix. */
  secureCookies: boolean;
  sessionHours: number;
  /** Parse every answer with the contract before it leaves; for tests. */
  checkResponses: boolean;
}
