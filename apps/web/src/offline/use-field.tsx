/** What screens of the field area use: who works, what the tablet knows, what waits, and sending. */
import type { CannedText, PackEnterprise } from '@liangma/contract/field-pack';
import type { SessionView } from '@liangma/contract/people';
import { queueCommand } from '@liangma/offline/commands';
import type { QueuedInput } from '@liangma/offline/commands';
import type { OutboxItem } from '@liangma/offline/outbox-item';
import type { PackBureau, PackInspection } from '@liangma/offline/pack';
import type { LocalInspection } from '@liangma/offline/project';
import type { Store } from '@liangma/offline/store';
import { createContext, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { uuidv7 } from 'uuidv7';
import { beginBusy } from './busy.ts';
import type { FieldSnapshot } from './field-data.ts';
import { currentField, onFieldChange } from './current-field.ts';
import type { Field } from './field-session.ts';

const FieldContext = createContext<Field | null>(null);

/** The unlocked tablet, or null while it is locked. */
export const useCurrentField = (): Field | null => useSyncExternalStore(onFieldChange, currentField);

/** Renders its children while the tablet is unlocked. */
export function FieldProvider({ children }: { children: ReactNode }) {
  const field = useCurrentField();
  return field && <FieldContext value={field}>{children}</FieldContext>;
}

/** The unlocked tablet; only inside the field area. */
export function useField(): Field {
  const field = useContext(FieldContext);
  if (!field) throw new Error('useField outside of FieldProvider');
  return field;
}

function useSnapshot(): FieldSnapshot {
  const { data } = useField();
  return useSyncExternalStore(data.subscribe, data.snapshot);
}

export interface FieldAccount {
  account: SessionView['account'];
  bureau: SessionView['bureau'];
  deviceId: string;
}

export function useFieldAccount(): FieldAccount {
  const field = useField();
  const { account, bureau } = useSyncExternalStore(onFieldChange, field.session);
  return useMemo(() => ({ account, bureau, deviceId: field.deviceId }), [account, bureau, field]);
}

export const useStore = (): Store => useField().store;

/** My inspections with what is queued here; undefined until the first field pack has come. */
export function useFieldInspections(): LocalInspection[] | undefined {
  const { inspections, pack } = useSnapshot();
  return inspections.length === 0 && !pack.isComplete ? undefined : inspections;
}

/** null: not in the field pack; undefined: the first pack has not come yet. */
export function useFieldInspection(id: string): LocalInspection | null | undefined {
  const inspections = useFieldInspections();
  return inspections && (inspections.find(({ view }) => view.id === id) ?? null);
}

/** An inspection as the pack has it, with the secret of its code. */
export const usePackInspection = (id: string): PackInspection | null =>
  useSnapshot().packed.find((one) => one.id === id) ?? null;

export const useFieldEnterprises = (): PackEnterprise[] => useSnapshot().enterprises;

/** The bureau with its origin and wording; null until the first field pack has come. */
export const useFieldBureau = (): PackBureau | null => useSnapshot().bureau;

/** The server's clock as this tablet knows it; null: it never spoke to this tablet. */
export const useServerClock = (): { offsetMs: number; stamp: string } | null => useSnapshot().pack.clock;

export function useCannedTexts(use: CannedText['use']): CannedText[] {
  const bureau = useFieldBureau();
  return useMemo(() => bureau?.cannedTexts.filter((text) => text.use === use) ?? [], [bureau, use]);
}

/** How old and how large the field pack is. */
export function usePackFacts(): { syncedAt: string | null; inspections: number; enterprises: number } {
  const { pack, packed, enterprises } = useSnapshot();
  return { syncedAt: pack.syncedAt, inspections: packed.length, enterprises: enterprises.length };
}

/** Everything queued on this tablet, oldest first. */
export const useOutbox = (): OutboxItem[] => useSnapshot().outbox;

/** Files and drafts go with the command in one write. */
export type SendInput = Pick<QueuedInput, 'inspectionId' | 'label' | 'command' | 'following' | 'files' | 'drafts'>;

/**
 * Queues a command: resolves when it is on disk, then it is sent by itself. Throws what `queueCommand` throws.
 */
export function useSend(): (input: SendInput) => Promise<void> {
  const { store, data, sync, deviceId, session } = useField();
  return useCallback(
    async (input) => {
      const done = beginBusy();
      try {
        await queueCommand(store, {
          ...input,
          accountId: session().account.id,
          deviceId,
          now: new Date().toISOString(),
          clock: data.snapshot().pack.clock,
          newId: uuidv7,
        });
        // Whoever goes on to the next screen must see it there. It is saved, also when it cannot be read back now.
        await data.reload(['outbox']).catch(() => undefined);
      } finally {
        done();
      }
      sync.send();
    },
    [store, data, sync, deviceId, session],
  );
}

/** While true, no new version of the app takes over: something is entered that is not stored yet. */
export function useBusy(isBusy: boolean): void {
  useEffect(() => (isBusy ? beginBusy() : undefined), [isBusy]);
}
