/**
 * Drafts in the table `draft`, each written by pens. Whoever opens a draft gets a pen, which knows the save that it goes on
 * from; a save or a hand-in from another state of the draft is refused, so that two tabs never write over each other in
 * silence. What a pen cannot go on with is put aside under another key, and never removed.
 */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { draftEvidenceKey, evidenceLeft, evidenceRow } from './draft-evidence.ts';
import {
  listReadable,
  markOf,
  UnexpectedError,
  UnreadableError,
  type Standing,
  type Store,
  type StoreWrite,
} from './store.ts';
import { aheadOfTurns, inTurn } from './turns.ts';

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
  /** What stood there when a save was refused last. */
  refusedBy: Standing | null;
  /** Ends with the save that was begun last. */
  saving: Promise<void>;
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

/** Puts a draft aside. The same save of it has one place there, however often it is put aside. */
export const asideWrite = (key: string, row: object, id: string): StoreWrite => ({
  table: 'draft',
  key: `${keptPrefix(key)}${(row as DraftRow).version ?? 0}-${markOf(row) || id}`,
  value: row,
});

/** For a write that goes on from what was read. */
export const stillStands =
  (row: unknown) =>
  (standing: Standing): boolean =>
    row === undefined || row === null
      ? standing === 'nothing'
      : typeof standing === 'object' && standing.mark === markOf(row);

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
    const pen: Pen = {
      id: newId(),
      key,
      version,
      seen: null,
      begun: 0,
      hasSaved: false,
      replacesUnreadable: false,
      refusedBy: null,
      saving: Promise.resolve(),
    };
    if (row !== undefined && row.version !== version) {
      await store.write([asideWrite(key, row, pen.id), { table: 'draft', key, expect: stillStands(row) }]);
      return { stored: null, evidence, isKept: true, pen };
    }
    const kept = await listReadable(store, 'draft', keptPrefix(key));
    const isKept = kept.rows.length + kept.unreadable.length > 0;
    const seen = row === undefined ? null : markOf(row);
    return { stored: (row as Draft | undefined) ?? null, evidence, isKept, pen: { ...pen, seen } };
  });

/** null: what stands there is as the pen found it or as it saved it itself. */
function conflictOf(pen: Pen, standing: Standing): DraftConflict | null {
  if (standing === 'unreadable') return pen.replacesUnreadable ? null : 'unreadable';
  if (standing === 'nothing') return pen.seen !== null || pen.hasSaved ? 'gone' : null;
  const { mark } = standing;
  // A save of its own of which it never heard that it had succeeded is its own as well.
  if (mark.startsWith(`${pen.id}.`) || (mark === pen.seen && !pen.hasSaved)) return null;
  return 'changed';
}

/** For a write that goes on from what this pen knows; asked within the write, so that no tab comes in between. */
const isOwn =
  (pen: Pen) =>
  (standing: Standing): boolean =>
    conflictOf(pen, standing) === null;

/** What a refused write means for the drafts in it; other errors as they are. */
export function asConflict(pens: readonly Pen[], error: unknown): unknown {
  if (!(error instanceof UnexpectedError)) return error;
  const pen = pens.find(({ key }) => error.table === 'draft' && key === error.key);
  if (pen === undefined) return error;
  pen.refusedBy = error.standing;
  return new DraftConflictError(pen, conflictOf(pen, error.standing) ?? 'changed', error);
}

/** The write of a save, for a batch of other things. It refuses the batch when the draft is not as its pen left it. */
export function draftWrite(pen: Pen, draft: object): StoreWrite {
  pen.begun += 1;
  const value = { ...draft, version: pen.version, mark: `${pen.id}.${pen.begun}` };
  return { table: 'draft', key: pen.key, value, expect: isOwn(pen) };
}

async function save(store: Store, pen: Pen, draft: object): Promise<void> {
  try {
    await store.write([draftWrite(pen, draft)]);
  } catch (error) {
    throw asConflict([pen], error);
  }
  pen.hasSaved = true;
  pen.replacesUnreadable = false;
}

/**
 * Saves a draft; when it resolves, it is on disk. It waits for nothing but the save before it.
 * @throws DraftConflictError when nothing was written
 * @throws StoreError as of a write
 */
export const saveDraft = (store: Store, pen: Pen, draft: object): Promise<void> =>
  aheadOfTurns(store, () => {
    const saving = pen.saving.then(() => save(store, pen, draft));
    pen.saving = saving.catch(() => undefined);
    return saving;
  });

/**
 * After a conflict a person has decided that what this pen writes is the draft: what stands there is put aside, and the
 * next save goes on from it.
 * @throws DraftConflictError `gone`: what was handed in does not come back as a draft
 * @throws StoreError as of a write
 */
export const takeOverDraft = (store: Store, pen: Pen): Promise<void> =>
  inTurn(store, async () => {
    try {
      // What cannot be read is asked for twice: nothing is written over because of a disk that failed once.
      const row = await rowOf(store, pen.key).catch(() => rowOf(store, pen.key));
      if (row === undefined) throw new DraftConflictError(pen, 'gone');
      await store.write([asideWrite(pen.key, row, pen.id)]);
      pen.seen = markOf(row);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      pen.replacesUnreadable = true;
      // Its bytes are spoilt, and its mark is known: another save of it is another draft.
      pen.seen = typeof pen.refusedBy === 'object' ? (pen.refusedBy?.mark ?? pen.seen) : pen.seen;
    }
    pen.hasSaved = false;
  });

/**
 * Throws a draft away, with the list of its evidence, for a batch of what goes with it. It refuses the batch when the
 * draft is not as its pen left it: what was handed in meanwhile still needs what it names.
 */
export const removalBy = (pen: Pen): StoreWrite[] => [
  { table: 'draft', key: pen.key, expect: isOwn(pen) },
  { table: 'draft', key: draftEvidenceKey(pen.key) },
];

/**
 * What a draft becomes when its command is queued; only within the turn of the queue. A file that was stored meanwhile and
 * that the command does not name stays entered. The batch is refused when it would take along what the pen has not seen.
 */
export async function handIn(store: Store, pen: Pen, named: readonly string[]): Promise<StoreWrite[]> {
  const left = await evidenceLeft(store, pen.key, named);
  return [{ table: 'draft', key: pen.key, expect: isOwn(pen) }, ...left];
}
