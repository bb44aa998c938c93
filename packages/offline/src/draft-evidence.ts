/**
 * The evidence of a draft: a list in a row of its own beside the draft, so that a file, its bytes and its entry are written
 * at once, whichever form is open, and a form that saves an older state of its draft takes nothing away. The row goes with
 * the command that names its files; what no command named stays for the next draft.
 */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { fileWrites, type TakenFile } from './evidence-files.ts';
import { UnreadableError, type Store, type StoreWrite } from './store.ts';
import { inTurn } from './turns.ts';

const rowPrefix = 'evidence-of/';

/** Key in the table `draft` of the evidence of the draft under `draftKey`. */
export const draftEvidenceKey = (draftKey: string): string => rowPrefix + draftKey;

/** The drafts that stand under these keys of the table `draft`; a draft and its evidence are one. */
export const draftKeysOf = (keys: readonly string[]): string[] => [
  ...new Set(keys.map((key) => (key.startsWith(rowPrefix) ? key.slice(rowPrefix.length) : key))),
];

/** How many drafts stand under these keys. */
export const countDrafts = (keys: readonly string[]): number => draftKeysOf(keys).length;

/** The list as it stands; only within a turn. */
export const evidenceRow = async (store: Store, draftKey: string): Promise<EvidenceItem[]> =>
  ((await store.get('draft', draftEvidenceKey(draftKey))) ?? []) as EvidenceItem[];

const writeOf = (draftKey: string, items: readonly EvidenceItem[]): StoreWrite =>
  items.length === 0
    ? { table: 'draft', key: draftEvidenceKey(draftKey) }
    : { table: 'draft', key: draftEvidenceKey(draftKey), value: items };

/** What the draft has, in the order of taking, after every change that was begun before. @throws StoreError */
export const readDraftEvidence = (store: Store, draftKey: string): Promise<EvidenceItem[]> =>
  inTurn(store, () => evidenceRow(store, draftKey));

/**
 * Stores a file and enters it into a draft in one write. The same file twice is one file, as it was taken last.
 * @param files the file and its preview
 * @throws StoreError when nothing was written
 */
export const addEvidenceToDraft = (
  store: Store,
  draftKey: string,
  item: EvidenceItem,
  files: readonly TakenFile[],
): Promise<void> =>
  inTurn(store, async () => {
    const others = (await evidenceRow(store, draftKey)).filter(({ hash }) => hash !== item.hash);
    await store.write([...(await fileWrites(store, files)), writeOf(draftKey, [...others, item])]);
  });

/** Changes the list: captions, removal by a person. @throws StoreError when nothing was written */
export const changeDraftEvidence = (
  store: Store,
  draftKey: string,
  change: (before: readonly EvidenceItem[]) => readonly EvidenceItem[],
): Promise<void> =>
  inTurn(store, async () => store.write([writeOf(draftKey, change(await evidenceRow(store, draftKey)))]));

/** Throws a draft away, with the list of its evidence. */
export const draftRemoval = (draftKey: string): StoreWrite[] => [
  { table: 'draft', key: draftKey },
  { table: 'draft', key: draftEvidenceKey(draftKey) },
];

/** What becomes of the list when a command has named these files; only within a turn. The others stay entered. */
export async function evidenceLeft(store: Store, draftKey: string, named: readonly string[]): Promise<StoreWrite[]> {
  try {
    const left = (await evidenceRow(store, draftKey)).filter(({ hash }) => !named.includes(hash));
    return [writeOf(draftKey, left)];
  } catch (error) {
    // Nobody knows what it names; it stays.
    if (error instanceof UnreadableError) return [];
    throw error;
  }
}
