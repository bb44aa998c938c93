/**
 * Drafts of records in this browser, one per inspection and account. What is stored is versioned: a draft of another
 * version, or one that cannot be read, is not guessed at.
 */
import type { RecordContent } from '@liangma/contract/inspections';
import type { RecordDraft } from './record-draft.ts';

const version = 1;

/** A submission whose answer never came. The same id with the same content lets the server do the work once. */
export interface PendingRecord {
  commandId: string;
  content: RecordContent;
  deviceAt: string;
}

export interface StoredDraft {
  /** Of the checklist that was answered. */
  checklistHash: string;
  /** By the clock of the tablet. */
  savedAt: string;
  draft: RecordDraft;
  pending: PendingRecord | null;
}

const keyOf = (accountId: string, inspectionId: string): string => `liangma.record.${accountId}.${inspectionId}`;

/** The stored draft, or null when there is none that can be read. */
export function readDraft(accountId: string, inspectionId: string): StoredDraft | null {
  try {
    const text = localStorage.getItem(keyOf(accountId, inspectionId));
    if (text === null) return null;
    const stored = JSON.parse(text) as StoredDraft & { version: number };
    return stored.version === version ? stored : null;
  } catch {
    return null;
  }
}

/** Whether the draft is really stored; a full or forbidden storage keeps nothing. */
export function writeDraft(accountId: string, inspectionId: string, stored: StoredDraft): boolean {
  try {
    localStorage.setItem(keyOf(accountId, inspectionId), JSON.stringify({ version, ...stored }));
    return true;
  } catch {
    return false;
  }
}

export function removeDraft(accountId: string, inspectionId: string): void {
  try {
    localStorage.removeItem(keyOf(accountId, inspectionId));
  } catch {
    // What could not be stored needs no removal.
  }
}
