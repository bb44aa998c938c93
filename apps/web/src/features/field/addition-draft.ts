/** The addition to a record while it is written: kept in the sealed store, and begun from a record draft that came too late. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { changeDraftEvidence } from '@liangma/offline/draft-evidence';
import { openDraft } from '@liangma/offline/drafts';
import type { Pen } from '@liangma/offline/drafts';
import type { Store } from '@liangma/offline/store';
import { uuidv7 } from 'uuidv7';
import { readRecordDraft } from './record-draft-store.ts';
import { draftText } from './record-draft-text.ts';

export interface AdditionDraft {
  text: string;
  evidence: EvidenceItem[];
  /** It holds what was in the record draft of this tablet, which goes with it. */
  isFromRecord: boolean;
  /** Of the save of that draft; null: it had evidence only. A later save holds what is not in here. */
  recordMark: string | null;
}

interface StoredAddition extends AdditionDraft {
  savedAt: string;
}

const version = 1;

/** Key in the table `draft`. */
export const additionKey = (inspectionId: string): string => `addition/${inspectionId}`;

export interface AdditionFound {
  start: AdditionDraft;
  /** When it was stored, if it was. */
  savedAt: string | null;
  /** Another draft of it was put aside. */
  isKept: boolean;
  pen: Pen;
  /** Of the record draft that it holds, which goes with it; null: it holds none. */
  recordPen: Pen | null;
}

/** null: the record draft that stands there now is another than the one that the addition holds; it stays. */
async function penOfHeld(store: Store, inspectionId: string, mark: string | null): Promise<Pen | null> {
  const { pen } = await readRecordDraft(store, inspectionId);
  return pen.seen === mark ? pen : null;
}

/**
 * The addition of an inspection as it was left here. When somebody else's record came first, a new one begins with what the
 * own draft of the record holds, or with evidence that came too late for it.
 * @throws StoreError, UnreadableError: there may be a draft
 */
export async function openAddition(store: Store, view: InspectionView): Promise<AdditionFound> {
  const key = additionKey(view.id);
  const { stored, evidence, isKept, pen } = await openDraft<StoredAddition>(store, key, { version, newId: uuidv7 });
  if (stored) {
    const recordPen = stored.isFromRecord ? await penOfHeld(store, view.id, stored.recordMark) : null;
    return { start: { ...stored, evidence }, savedAt: stored.savedAt, isKept, pen, recordPen };
  }
  const start = { text: '', evidence, isFromRecord: false, recordMark: null };
  const empty = { start, savedAt: null, isKept, pen, recordPen: null };
  if (view.record === null) return empty;
  const record = await readRecordDraft(store, view.id);
  const text = record.stored ? draftText(record.stored, view) : '';
  if (record.stored === null && record.evidence.length === 0) return empty;
  const both = new Map([...record.evidence, ...evidence].map((item) => [item.hash, item]));
  const isOfCheck = (key: string | null) => view.checklist.some((check) => check.key === key);
  const all = [...both.values()].map((item) => (isOfCheck(item.checkKey) ? item : { ...item, checkKey: null }));
  const isIn = (hash: string) => all.some((item) => item.hash === hash);
  await changeDraftEvidence(store, key, (now) => [...all, ...now.filter(({ hash }) => !isIn(hash))]);
  const recordMark = record.pen.seen;
  return {
    start: { text, evidence: all, isFromRecord: true, recordMark },
    savedAt: null,
    isKept,
    pen,
    recordPen: record.pen,
  };
}
