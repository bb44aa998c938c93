/** Between a tablet's store and the file of unsent work: collecting what is unsent, and taking in another tablet's. */
import { addItems, outboxOf, unreadableCommands } from './commands.ts';
import type { Bytes } from './hash.ts';
import type { OutboxItem, StoredEvidence } from './outbox-item.ts';
import { newItem } from './outbox.ts';
import { UnreadableError, type Store, type StoreWrite } from './store.ts';
import type { ReadUnsent, UnsentEvidence, UnsentWork } from './unsent-file.ts';

/** A file with its bytes, undefined when it is not here. @throws UnreadableError, StoreError */
async function fileOf(store: Store, hash: string): Promise<UnsentEvidence | undefined> {
  const file = (await store.get('evidence', hash)) as StoredEvidence | undefined;
  const content = (await store.get('blob', hash)) as Bytes | undefined;
  if (file === undefined || content === undefined) return undefined;
  const { inspectionId, mediaType, name, item } = file;
  return { hash, inspectionId, mediaType, name, bytes: content.length, item, content };
}

/**
 * Everything of an account that the server has given no receipt for, whatever its state, with the bytes of its evidence.
 * What cannot be read is named, and keeps nothing else back.
 */
export async function collectUnsent(
  store: Store,
  about: { accountId: string; accountName: string; deviceId: string; deviceName: string; now: string },
): Promise<UnsentWork> {
  const unsent = (await outboxOf(store, about.accountId)).filter((item) => item.receipt === null);
  const evidence: UnsentEvidence[] = [];
  const unreadable = { commands: await unreadableCommands(store), evidence: [] as string[] };
  for (const hash of new Set(unsent.flatMap((item) => item.evidence))) {
    try {
      const file = await fileOf(store, hash);
      if (file !== undefined) evidence.push(file);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      unreadable.evidence.push(hash);
    }
  }
  return {
    deviceId: about.deviceId,
    deviceName: about.deviceName,
    madeAt: about.now,
    accounts: [{ id: about.accountId, name: about.accountName }],
    items: unsent.map(({ label, envelope, evidence: hashes }) => ({ label, envelope, evidence: hashes })),
    evidence,
    unreadable,
  };
}

/**
 * Puts the work of this account from a file into the outbox of this tablet; what is here already is left as it is. The
 * commands keep their ids, so that a command sent from both tablets arrives once.
 * @returns the commands that were new here
 * @throws StoreError when nothing, or only evidence that a second try passes over, was written
 */
export async function takeInUnsent(store: Store, file: ReadUnsent, accountId: string): Promise<OutboxItem[]> {
  const here = new Set((await outboxOf(store, accountId)).map(({ envelope }) => envelope.commandId));
  const fresh = file.items.filter(({ envelope }) => envelope.accountId === accountId && !here.has(envelope.commandId));
  const named = new Set(fresh.flatMap(({ evidence }) => evidence));
  // file by file: all photos of a day would be too much for one batch
  for (const { content, ...entry } of file.evidence) {
    if (!named.has(entry.hash) || (await store.get('blob', entry.hash)) !== undefined) continue;
    const stored: StoredEvidence = {
      ...entry,
      accountId,
      state: 'waiting',
      uploadedBytes: 0,
      uploadUrl: null,
      problem: null,
    };
    // a copy: the content is a part of the whole file
    const writes: StoreWrite[] = [
      { table: 'evidence', key: entry.hash, value: stored },
      { table: 'blob', key: entry.hash, value: content.slice() },
    ];
    await store.write(writes);
  }
  if (fresh.length === 0) return [];
  return addItems(store, async (sequence) =>
    fresh.map(({ label, envelope, evidence }, index) =>
      newItem({ sequence: sequence + index, accountId, envelope, evidence, label }),
    ),
  );
}
