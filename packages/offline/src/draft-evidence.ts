/**
 * The evidence of a draft: a list in a row of its own beside the draft, so that a file, its bytes and its entry are written
 * at once, whichever form is open, and a form that saves an older state of its draft takes nothing away. The row goes with
 * the command that names its files; what no command named stays for the next draft.
 */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { OutboxItem, StoredEvidence } from './outbox-item.ts';
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

const rowOf = async (store: Store, draftKey: string): Promise<EvidenceItem[]> =>
  ((await store.get('draft', draftEvidenceKey(draftKey))) ?? []) as EvidenceItem[];

const writeOf = (draftKey: string, items: readonly EvidenceItem[]): StoreWrite =>
  items.length === 0
    ? { table: 'draft', key: draftEvidenceKey(draftKey) }
    : { table: 'draft', key: draftEvidenceKey(draftKey), value: items };

/** What the draft has, in the order of taking, after every change that was begun before. @throws StoreError */
export const readDraftEvidence = (store: Store, draftKey: string): Promise<EvidenceItem[]> =>
  inTurn(store, () => rowOf(store, draftKey));

/**
 * Stores a file and enters it into a draft in one write. The same file twice is one file, as it was taken last.
 * @param files rows and bytes of the file and its preview, from what stands in the store then
 * @throws StoreError when nothing was written
 */
export const addEvidenceToDraft = (
  store: Store,
  draftKey: string,
  item: EvidenceItem,
  files: () => Promise<readonly StoreWrite[]>,
): Promise<void> =>
  inTurn(store, async () => {
    const others = (await rowOf(store, draftKey)).filter(({ hash }) => hash !== item.hash);
    await store.write([...(await files()), writeOf(draftKey, [...others, item])]);
  });

/** Changes the list: captions, removal by a person. @throws StoreError when nothing was written */
export const changeDraftEvidence = (
  store: Store,
  draftKey: string,
  change: (before: readonly EvidenceItem[]) => readonly EvidenceItem[],
): Promise<void> => inTurn(store, async () => store.write([writeOf(draftKey, change(await rowOf(store, draftKey)))]));

/** Throws a draft away, with the list of its evidence. */
export const draftRemoval = (draftKey: string): StoreWrite[] => [
  { table: 'draft', key: draftKey },
  { table: 'draft', key: draftEvidenceKey(draftKey) },
];

/**
 * What a draft becomes when its command is queued; only within the turn of the queue. A file that was stored meanwhile and
 * that the command does not name stays entered.
 */
export async function handedIn(store: Store, draftKey: string, named: readonly string[]): Promise<StoreWrite[]> {
  const draft: StoreWrite = { table: 'draft', key: draftKey };
  try {
    const left = (await rowOf(store, draftKey)).filter(({ hash }) => !named.includes(hash));
    return [draft, writeOf(draftKey, left)];
  } catch (error) {
    // Nobody knows what it names; it stays.
    if (error instanceof UnreadableError) return [draft];
    throw error;
  }
}

const dayMs = 86_400_000;

/** Of what was stored at an unknown time nobody knows the age. */
const isYoung = ({ storedAt }: StoredEvidence, now: string): boolean =>
  storedAt === undefined || Date.parse(now) - Date.parse(storedAt) < dayMs;

/**
 * Frees the room of files that nothing needs: no draft and no command names them, and they were stored more than a day ago.
 * @param now by the clock of the tablet, as `storedAt`
 * @throws UnreadableError when it cannot be known what is named; nothing was removed then
 */
export const sweepFiles = (store: Store, now: string): Promise<void> =>
  inTurn(store, async () => {
    const [files, queue, drafts] = [
      await store.list('evidence'),
      await store.list('outbox'),
      await store.list('draft'),
    ];
    const named = new Set(queue.flatMap(({ value }) => (value as OutboxItem).evidence));
    // Whoever wrote a draft, and in whatever shape: what looks like the name of a file is one.
    for (const [hash] of JSON.stringify(drafts.map(({ value }) => value)).matchAll(/[0-9a-f]{64}/g)) named.add(hash);
    const unused = files.filter(({ key, value }) => !named.has(key) && !isYoung(value as StoredEvidence, now));
    await store.write(
      unused.flatMap(({ key }) => [
        { table: 'evidence', key },
        { table: 'blob', key },
      ]),
    );
  });
