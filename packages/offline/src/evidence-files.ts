/** Files in the store: what is written for one that was taken, and how room is freed of those that nothing needs. */
import type { Bytes } from './hash.ts';
import type { OutboxItem, StoredEvidence } from './outbox-item.ts';
import type { Store, StoreWrite } from './store.ts';
import { inTurn } from './turns.ts';

/** A file that was just taken. */
export interface TakenFile {
  file: StoredEvidence;
  bytes: Bytes;
}

/**
 * What is written for files, from what stands in the store; only within a turn, in one write with what names them. A file
 * that was stored before keeps what the server has of it; without its bytes it has to be sent anew.
 */
export async function fileWrites(store: Store, files: readonly TakenFile[]): Promise<StoreWrite[]> {
  const writes: StoreWrite[] = [];
  for (const { file, bytes } of files) {
    const known = (await store.get('evidence', file.hash)) as StoredEvidence | undefined;
    const isHere = known !== undefined && (await store.get('blob', file.hash)) !== undefined;
    // Taken again, it is young again.
    const again = { item: known?.item ?? file.item, ...(file.storedAt !== undefined && { storedAt: file.storedAt }) };
    writes.push({ table: 'evidence', key: file.hash, value: isHere ? { ...known, ...again } : file });
    if (!isHere) writes.push({ table: 'blob', key: file.hash, value: bytes });
  }
  return writes;
}

/** Whoever wrote a draft, and in whatever shape: what looks like the name of a file is one. @throws UnreadableError */
export async function filesNamedByDrafts(store: Store): Promise<Set<string>> {
  const drafts = (await store.list('draft')).map(({ value }) => value);
  return new Set(JSON.stringify(drafts).match(/[0-9a-f]{64}/g));
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
    const named = await filesNamedByDrafts(store);
    for (const { value } of await store.list('outbox'))
      for (const hash of (value as OutboxItem).evidence) named.add(hash);
    const files = await store.list('evidence');
    const unused = files.filter(({ key, value }) => !named.has(key) && !isYoung(value as StoredEvidence, now));
    if (unused.length === 0) return;
    await store.write(
      unused.flatMap(({ key }) => [
        { table: 'evidence', key },
        { table: 'blob', key },
      ]),
    );
  });
