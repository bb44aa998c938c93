/** Commands as people make them, and queueing them as the app does; what was said of it is written down. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { FieldCommand } from '@liangma/contract/field-commands';
import { canonical } from '@liangma/domain/text/canonical';
import { queueCommand, type QueuedInput } from '../commands.ts';
import { packState } from '../pack.ts';
import type { LocalInspection } from '../project.ts';
import { StoreError, type Store } from '../store.ts';
import type { Ledger } from './ledger.ts';
import { sampleRecord } from './sample-view.ts';
import type { SimulatedServer } from './simulated-server.ts';
import type { App, Tablet } from './tablet.ts';
import type { World } from './world.ts';

export interface Work {
  world: World;
  server: SimulatedServer;
  ledger: Ledger;
  /** Bytes that the server takes for a photo, when it looks at them. */
  photo?: (random: World['random']) => Uint8Array<ArrayBuffer>;
}

/** Somebody in front of one tab, with one inspection. */
export interface Place {
  work: Work;
  tablet: Tablet;
  app: App;
  store: Store;
  local: LocalInspection;
}

/** @param text what it says, by which it is found again */
export function commandOf(
  { work, local }: Place,
  kind: FieldCommand['kind'],
  text: string,
  evidence: EvidenceItem[],
): FieldCommand {
  const { random } = work.world;
  if (kind === 'enter-by-exception') return { kind, version: 1, reason: 'no-network', note: text };
  if (kind === 'tell-result') return { kind, version: 1, way: 'on-site', to: text };
  if (kind === 'add-to-record') return { kind, version: 1, additionId: random.id(), text, evidence };
  if (kind === 'close') return { kind, version: 1 };
  const content = work.server.recordFor?.(local.view, evidence) ?? sampleRecord({ evidence });
  const { checklistHash } = local.view;
  return { kind: 'record', version: 1, content: { ...content, conclusion: text }, checklistHash };
}

/**
 * Queues a command as the app does; what was said of it is written down.
 * @throws what `queueCommand` throws
 */
export async function handOver(
  { work, tablet, app, store, local }: Place,
  made: Pick<QueuedInput, 'command' | 'files' | 'drafts'>,
): Promise<void> {
  const { world, ledger } = work;
  const { accountId } = app;
  const inspectionId = local.view.id;
  const tried: string[] = [];
  try {
    const item = await queueCommand(store, {
      ...made,
      accountId,
      deviceId: tablet.deviceId,
      inspectionId,
      label: '示范市测试有限公司',
      now: tablet.now(),
      clock: (await packState(store)).clock,
      newId: () => {
        const id = world.random.id();
        tried.push(id);
        ledger.tried.push(id);
        return id;
      },
    });
    const { commandId, deviceId, command } = item.envelope;
    const content = canonical(item.envelope);
    ledger.saved.push({ commandId, deviceId, accountId, inspectionId, sequence: item.sequence, content });
    app.wake();
    world.note(tablet.name, `saved ${command.kind} ${commandId.slice(0, 8)}, ${item.evidence.length} files`);
  } catch (error) {
    // Nobody knows whether it was written; it may be there, and once.
    if (!(error instanceof StoreError) || error.failure !== 'lost') ledger.notSaved.push(...tried);
    throw error;
  }
}
