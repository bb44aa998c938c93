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
  uploads: UploadSettings;
  /** Parse every answer with the contract before it leaves; for tests. */
  checkResponses: boolean;
}

/** How much may lie here that no record names. All of them are house rules; config.ts lets the operator choose. */
export interface UploadSettings {
  /** Most bytes of one account: uploads that have begun, and evidence that nothing names yet and no owed command awaits. */
  accountBytes: number;
  /** The same with the evidence that commands await which a tablet promised and still owes. */
  promisedBytes: number;
  /** The same of all accounts of a bureau. */
  bureauBytes: number;
  /** Bytes that stay free on the disk that uploads arrive on. */
  freeBytes: number;
  /** Days after which an upload that does not go on, and evidence that nothing names, is removed. */
  keepDays: number;
}

const mib = 1024 * 1024;

/**
 * House rules: a full day of one tablet with videos, the largest record that the tablet lets anybody take, forty such days,
 * and room for the database to go on.
 */
export const usualUploads: UploadSettings = {
  accountBytes: 4096 * mib,
  promisedBytes: 65_536 * mib,
  bureauBytes: 163_840 * mib,
  freeBytes: 2048 * mib,
  keepDays: 30,
};
