/** A store without surprises, and queued work in it, for tests of single steps. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { queueCommand, type QueuedInput } from '../commands.ts';
import { hashOfBytes } from '../hash.ts';
import type { StoredEvidence } from '../outbox-item.ts';
import { markOf, storeTables, UnexpectedError, type Standing, type Store, type StoreTable } from '../store.ts';

export const accountId = '01980000-0000-7000-8000-00000000000a';
export const deviceId = '01980000-0000-7000-8000-00000000000d';
export const inspectionId = '01980000-0000-7000-8000-000000000001';
export const madeAt = '2026-06-15T02:00:00.000Z';

let made = 0;
export const newId = () => `01980000-0000-7000-8000-1${String((made += 1)).padStart(11, '0')}`;

export function plainStore(): Store {
  const tables = new Map(storeTables.map((table) => [table, new Map<string, unknown>()]));
  const of = (table: StoreTable) => tables.get(table) ?? new Map<string, unknown>();
  return {
    get: (table, key) => Promise.resolve(of(table).get(key)),
    list: (table, prefix = '') =>
      Promise.resolve(
        [...of(table)]
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, value]) => ({ key, value }))
          .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      ),
    write(writes) {
      for (const write of writes) {
        const known = of(write.table).get(write.key);
        const standing: Standing = known === undefined ? 'nothing' : { mark: markOf(known) };
        if (write.expect?.(standing) === false) return Promise.reject(new UnexpectedError(write, standing));
      }
      for (const { table, key, value } of writes) {
        if (value === undefined) of(table).delete(key);
        else of(table).set(key, structuredClone(value));
      }
      return Promise.resolve();
    },
  };
}

/** Queues a command; an addition to the record unless another is given. */
export function queue(store: Store, more: Partial<QueuedInput> = {}) {
  return queueCommand(store, {
    accountId,
    deviceId,
    inspectionId,
    label: '示范市测试有限公司',
    now: madeAt,
    clock: null,
    newId,
    command: { kind: 'add-to-record', version: 1, additionId: newId(), text: '补充', evidence: [] },
    ...more,
  });
}

/** Stores a file as the app does; what a record says about it. */
export async function keepFile(store: Store, text: string): Promise<EvidenceItem> {
  const bytes = new TextEncoder().encode(text);
  const hash = await hashOfBytes(bytes);
  const named = { mediaType: 'image/png', bytes: bytes.length, name: '照片.png' };
  const item: EvidenceItem = {
    hash,
    previewHash: null,
    kind: 'photo',
    ...named,
    caption: '',
    takenAt: madeAt,
    place: null,
    checkKey: null,
  };
  const begun = { uploadedBytes: 0, uploadUrl: null, problem: null };
  const file: StoredEvidence = { hash, accountId, inspectionId, ...named, item, state: 'waiting', ...begun };
  await store.write([
    { table: 'evidence', key: hash, value: file },
    { table: 'blob', key: hash, value: bytes },
  ]);
  return item;
}
