/** What people were told: these are on disk, those were not written. The end of a run is held against it. */
import type { Disk } from './memory-store.ts';

export interface Ledger {
  saved: {
    commandId: string;
    deviceId: string;
    accountId: string;
    inspectionId: string;
    sequence: number;
    content: string;
  }[];
  notSaved: string[];
  /** Every id that a command was given, saved or not. */
  tried: string[];
  /** Photos taken, so that some can be taken again: equal bytes, one hash. */
  photos: Uint8Array<ArrayBuffer>[];
  /** What was written into drafts and is saved, word by word; each word is written once in a run. */
  words: { word: string; disk: Disk }[];
  /** What was photographed into drafts and is saved. */
  taken: { hash: string; draftKey: string; disk: Disk }[];
  /** Photos that a person has removed from a draft, or has tried to. */
  removed: { hash: string; draftKey: string; disk: Disk }[];
  /** Drafts that were carried to another tablet, where they are a second time. */
  copied: string[];
}

export const newLedger = (): Ledger => ({
  saved: [],
  notSaved: [],
  tried: [],
  photos: [],
  words: [],
  taken: [],
  removed: [],
  copied: [],
});
