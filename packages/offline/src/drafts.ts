/**
 * Drafts in the table `draft`, each written by pens. Whoever opens a draft gets a pen, which knows the save that it goes on
 * from; a save or a hand-in from another state of the draft is refused, so that two tabs never write over each other in
 * silence. What a pen cannot go on with is put aside under another key, and never removed.
 */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { evidenceLeft, evidenceRow } from './draft-evidence.ts';
import { UnreadableError, type Store, type StoreWrite } from './store.ts';
import { inTurn } from './turns.ts';

/** One opening of a draft for writing. Only the functions of this file change it. */
export interface Pen {
  readonly id: string;
  /** Key in the table `draft`. */
  readonly key: string;
  /** Of the shape of the draft. */
  readonly version: number;
  /** Mark of the save that it goes on from; empty: of an app without marks; null: there was no draft. */
  seen: string | null;
  /** Saves that it has begun. */
  begun: number;
  /** One of its saves is known to be on disk. */
  hasSaved: boolean;
  /** A person has said that what cannot be read may be written over. */
  replacesUnreadable: boolean;
}

interface DraftRow {
  version?: number;
  /** Pen and number of the save. */
  mark?: string;
}

export interface OpenedDraft<Draft> {
  /** null: there is none. One that cannot be read throws, and is never taken for none. */
  stored: Draft | null;
  /** On disk for it, also when the draft itself was not saved yet, or was handed in without them. */
  evidence: EvidenceItem[];
  /** Another draft of the same was put aside, now or before. */
  isKept: boolean;
  pen: Pen;
}

/** `changed`: another pen has saved since; `gone`: it was handed in or thrown away; `unreadable`: nobody knows. */
export type DraftConflict = 'changed' | 'gone' | 'unreadable';

/** The draft is not as this pen left it; nothing was written. */
export class DraftConflictError extends Error {
  readonly conflict: DraftConflict;
  readonly pen: Pen;

  constructor(pen: Pen, conflict: DraftConflict, cause?: unknown) {
    super(`draft: ${conflict}`, { cause });
    this.name = 'DraftConflictError';
    this.conflict = conflict;
    this.pen = pen;
  }
}

const keptPrefix = (key: string): string => `kept/${key}/`;

const asideWrite = ({ key, id }: Pen, row: DraftRow): StoreWrite => ({
  table: 'draft',
  key: `${keptPrefix(key)}${row.version ?? 0}-${id}`,
  value: row,
});

const rowOf = async (store: Store, key: string) => (await store.get('draft', key)) as DraftRow | undefined;

/**
 * Opens a draft for writing. One of another version of the app is not guessed at and not written over: it is put aside.
 * @param as version of the shape that this app writes, and a new id for the pen
 * @throws StoreError, UnreadableError: there may be a draft
 */
export const openDraft = <Draft>(
  store: Store,
  key: string,
  { version, newId }: { version: number; newId: () => string },
): Promise<OpenedDraft<Draft>> =>
  inTurn(store, async () => {
    const row = await rowOf(store, key);
    const evidence = await evidenceRow(store, key);
    const pen = { id: newId(), key, version, seen: null, begun: 0, hasSaved: false, replacesUnreadable: false };
    if (row !== undefined && row.version !== version) {
      await store.write([asideWrite(pen, row), { table: 'draft', key }]);
      return { stored: null, evidence, isKept: true, pen };
    }
    const isKept = (await store.list('draft', keptPrefix(key))).length > 0;
    const seen = row === undefined ? null : (row.mark ?? '');
    return { stored: (row as Draft | undefined) ?? null, evidence, isKept, pen: { ...pen, seen } };
  });

/** @throws DraftConflictError unless the draft is as the pen found it or as it saved it itself */
async function mustBeOwn(store: Store, pen: Pen): Promise<void> {
  let row: DraftRow | undefined;
  try {
    row = await rowOf(store, pen.key);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    if (pen.replacesUnreadable) return;
    throw new DraftConflictError(pen, 'unreadable', error);
  }
  if (row === undefined) {
    if (pen.seen !== null || pen.hasSaved) throw new DraftConflictError(pen, 'gone');
    return;
  }
  const mark = row.mark ?? '';
  // A save of its own of which it never heard that it had succeeded is its own as well.
  if (mark.startsWith(`${pen.id}.`) || (mark === pen.seen && !pen.hasSaved)) return;
  throw new DraftConflictError(pen, 'changed');
}

/**
 * The write of a save, for a batch of other things; only within a turn.
 * @throws DraftConflictError, StoreError
 */
export async function draftWrite(store: Store, pen: Pen, draft: object): Promise<StoreWrite> {
  await mustBeOwn(store, pen);
  pen.begun += 1;
  const value = { ...draft, version: pen.version, mark: `${pen.id}.${pen.begun}` };
  return { table: 'draft', key: pen.key, value };
}

/**
 * Saves a draft; when it resolves, it is on disk.
 * @throws DraftConflictError, StoreError when nothing was written
 */
export const saveDraft = (store: Store, pen: Pen, draft: object): Promise<void> =>
  inTurn(store, async () => {
    await store.write([await draftWrite(store, pen, draft)]);
    pen.hasSaved = true;
    pen.replacesUnreadable = false;
  });

/**
 * After a conflict a person has decided that what this pen writes is the draft: what stands there is put aside, and the
 * next save goes on from it.
 * @throws DraftConflictError `gone`: what was handed in does not come back as a draft
 * @throws StoreError when nothing was changed
 */
export const takeOverDraft = (store: Store, pen: Pen): Promise<void> =>
  inTurn(store, async () => {
    try {
      const row = await rowOf(store, pen.key);
      if (row === undefined) throw new DraftConflictError(pen, 'gone');
      await store.write([asideWrite({ ...pen, id: row.mark ?? pen.id }, row)]);
      pen.seen = row.mark ?? '';
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      pen.replacesUnreadable = true;
    }
    pen.hasSaved = false;
  });

/**
 * What a draft becomes when its command is queued; only within the turn of the queue. A file that was stored meanwhile and
 * that the command does not name stays entered.
 * @throws DraftConflictError when it would take along what its pen has not seen
 */
export async function handIn(store: Store, pen: Pen, named: readonly string[]): Promise<StoreWrite[]> {
  await mustBeOwn(store, pen);
  return [{ table: 'draft', key: pen.key }, ...(await evidenceLeft(store, pen.key, named))];
}
