/** From a tablet's store to the file of unsent work: what goes into it, how it is divided, and its evidence one by one. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { outboxOf, unreadableCommands } from './commands.ts';
import { draftEvidenceKey, draftKeysOf } from './draft-evidence.ts';
import type { Bytes } from './hash.ts';
import type { StoredEvidence } from './outbox-item.ts';
import { getReadable, listReadable, UnreadableError, type Store } from './store.ts';
import type { LeavingFile, UnsentDescription, UnsentDraft, UnsentEvidence } from './unsent-file.ts';

/** House rule: what an old tablet makes, a memory stick holds and an upload through a proxy survives. */
export const usualPartBytes = 200 * 1024 * 1024;

/** What all parts of an export say; each adds its number. */
export type UnsentPlan = Omit<UnsentDescription, 'part'>;

export interface UnsentBy {
  accountId: string;
  accountName: string;
  deviceId: string;
  deviceName: string;
  /** By the clock of the tablet. */
  now: string;
}

/** When a draft was saved, as the draft says itself. */
export const savedAtOf = (value: unknown): string | null => {
  const said = typeof value === 'object' && value !== null && 'savedAt' in value ? value.savedAt : null;
  return typeof said === 'string' && !Number.isNaN(Date.parse(said)) ? new Date(said).toISOString() : null;
};

async function readDrafts(store: Store): Promise<{ drafts: UnsentDraft[]; unreadable: string[] }> {
  const { rows, unreadable } = await listReadable(store, 'draft');
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  const drafts = draftKeysOf([...values.keys()]).map((key) => {
    const value = (values.get(key) ?? null) as UnsentDraft['value'];
    const evidence = (values.get(draftEvidenceKey(key)) ?? []) as EvidenceItem[];
    return { key, value, evidence, savedAt: savedAtOf(value) };
  });
  return { drafts, unreadable: [...unreadable] };
}

/** Files that a draft names: whoever wrote it, and in whatever shape, what looks like the name of a file is one. */
export const filesOfDraft = ({ value, evidence }: Pick<UnsentDraft, 'value' | 'evidence'>): string[] => [
  ...new Set(JSON.stringify([value, evidence]).match(/\b[0-9a-f]{64}\b/g) ?? []),
];

/** Files in their order, divided so that no part is larger than it may be, unless a single file is. */
function divide(files: readonly Omit<UnsentEvidence, 'part'>[], partBytes: number): UnsentEvidence[] {
  let part = 1;
  let room = partBytes;
  return files.map((file) => {
    if (file.bytes > room && room < partBytes) {
      part += 1;
      room = partBytes;
    }
    room -= file.bytes;
    return { ...file, part };
  });
}

/**
 * Everything of an account that the server has given no receipt for, whatever its state, and what is still being written;
 * without the bytes. What cannot be read is named, and keeps nothing else back.
 * @throws StoreError
 */
export async function planUnsent(store: Store, by: UnsentBy, partBytes = usualPartBytes): Promise<UnsentPlan> {
  const unsent = (await outboxOf(store, by.accountId)).filter((item) => item.receipt === null);
  const { drafts, unreadable: unreadDrafts } = await readDrafts(store);
  const files: Omit<UnsentEvidence, 'part'>[] = [];
  const unreadable = { commands: await unreadableCommands(store), drafts: unreadDrafts, evidence: [] as string[] };
  const named = new Set([...unsent.flatMap((item) => item.evidence), ...drafts.flatMap(filesOfDraft)]);
  for (const hash of named) {
    try {
      const file = (await store.get('evidence', hash)) as StoredEvidence | undefined;
      if (file === undefined) continue;
      const { inspectionId, mediaType, name, bytes, item } = file;
      files.push({ hash, inspectionId, mediaType, name, bytes, item });
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      unreadable.evidence.push(hash);
    }
  }
  const evidence = divide(files, partBytes);
  return {
    deviceId: by.deviceId,
    deviceName: by.deviceName,
    madeAt: by.now,
    account: { id: by.accountId, name: by.accountName },
    parts: evidence.at(-1)?.part ?? 1,
    items: unsent.map(({ label, envelope, evidence: hashes }) => ({ label, envelope, evidence: hashes })),
    drafts,
    evidence,
    unreadable,
  };
}

/** The evidence of one part, read one after the other; null stands for bytes that cannot be read. @throws StoreError */
export async function* leavingFiles(
  store: Store,
  { evidence }: Pick<UnsentPlan, 'evidence'>,
  part: number,
): AsyncGenerator<LeavingFile, void, undefined> {
  for (const file of evidence) {
    if (file.part !== part) continue;
    const content = ((await getReadable(store, 'blob', file.hash)) ?? null) as Bytes | null;
    yield { hash: file.hash, content };
  }
}
