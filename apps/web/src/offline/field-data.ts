/**
 * What the field area shows, held in memory while the tablet is unlocked: read from the store once, and again whatever a
 * write (of this tab or another one) has changed. Screens never wait for the store.
 */
import type { PackEnterprise } from '@liangma/contract/field-pack';
import type { OutboxItem } from '@liangma/offline/outbox-item';
import { outboxOf } from '@liangma/offline/commands';
import { mendPack, packBureau, packEnterprises, packInspections, packState } from '@liangma/offline/pack';
import type { PackBureau, PackInspection, PackState } from '@liangma/offline/pack';
import { projectInspection } from '@liangma/offline/project';
import type { LocalInspection } from '@liangma/offline/project';
import { UnreadableError } from '@liangma/offline/store';
import type { Store, StoreTable } from '@liangma/offline/store';

interface PackPart {
  /** The inspections as the pack has them, with the secrets of their codes. */
  packed: PackInspection[];
  enterprises: PackEnterprise[];
  bureau: PackBureau | null;
  pack: PackState;
}

export interface FieldSnapshot extends PackPart {
  /** The server's view and what is queued here, as one. */
  inspections: LocalInspection[];
  outbox: OutboxItem[];
}

export interface FieldData {
  snapshot: () => FieldSnapshot;
  subscribe: (listener: () => void) => () => void;
  /** Reads these tables again; resolves when the snapshot holds them. */
  reload: (tables: Iterable<StoreTable>) => Promise<void>;
  stop: () => void;
}

/** What nothing is queued for, and what has not changed, stays the same object: lists need not draw it again. */
function project(
  by: string,
  packed: PackInspection[],
  outbox: OutboxItem[],
  before?: FieldSnapshot,
): LocalInspection[] {
  const queued = new Map<string, OutboxItem[]>();
  for (const item of outbox) {
    const items = queued.get(item.envelope.inspectionId);
    if (items) items.push(item);
    else queued.set(item.envelope.inspectionId, [item]);
  }
  const known = new Map(before?.packed === packed ? before.inspections.map((one) => [one.view.id, one]) : []);
  return packed.map(({ view }) => {
    const items = queued.get(view.id) ?? [];
    const same = known.get(view.id);
    return same && same.items.length === 0 && items.length === 0 ? same : projectInspection(view, items, by);
  });
}

/** A pack with rows that cannot be read is mended: it must not keep anybody from their work. */
async function readPack(store: Store): Promise<PackPart> {
  try {
    return await readWholePack(store);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    await mendPack(store);
    return await readWholePack(store);
  }
}

async function readWholePack(store: Store): Promise<PackPart> {
  const [packed, enterprises, bureau, pack] = await Promise.all([
    packInspections(store),
    packEnterprises(store),
    packBureau(store),
    packState(store),
  ]);
  return { packed, enterprises, bureau, pack };
}

/**
 * @param account whose work it is; its name stands for what it wrote
 * @throws StoreError
 */
export async function fieldData(store: Store, account: { id: string; displayName: string }): Promise<FieldData> {
  const [packPart, items] = await Promise.all([readPack(store), outboxOf(store, account.id)]);
  let snapshot: FieldSnapshot = {
    ...packPart,
    outbox: items,
    inspections: project(account.displayName, packPart.packed, items),
  };
  const listeners = new Set<() => void>();
  const due = new Set<StoreTable>();
  let reading: Promise<void> | null = null;
  let isStopped = false;

  async function readDue(): Promise<void> {
    while (due.size > 0 && !isStopped) {
      const tables = [...due];
      due.clear();
      const [pack, outbox] = await Promise.all([
        tables.includes('pack') ? readPack(store) : snapshot,
        tables.includes('outbox') ? outboxOf(store, account.id) : snapshot.outbox,
      ]).catch((error: unknown) => {
        for (const table of tables) due.add(table);
        throw error;
      });
      if (isStopped) return;
      const { packed, enterprises, bureau, pack: state } = pack;
      snapshot = {
        packed,
        enterprises,
        bureau,
        pack: state,
        outbox,
        inspections: project(account.displayName, packed, outbox, snapshot),
      };
      for (const listener of listeners) listener();
    }
  }

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reload(tables) {
      for (const table of tables) if (table === 'pack' || table === 'outbox') due.add(table);
      while (due.size > 0 && !isStopped) {
        reading ??= readDue().finally(() => {
          reading = null;
        });
        await reading;
      }
    },
    stop() {
      isStopped = true;
      listeners.clear();
    },
  };
}
