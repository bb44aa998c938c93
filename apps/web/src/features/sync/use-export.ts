/** Taking unsent work out, step by step: look what there is, ask, write one part after the other, say what is missing. */
import type { UnsentPlan } from '@liangma/offline/unsent-work';
import { planUnsent } from '@liangma/offline/unsent-work';
import { useRef, useState } from 'react';
import { today } from '../../messages/format.ts';
import { beginStoring } from '../../offline/storing.ts';
import { useField, useFieldAccount } from '../../offline/use-field.tsx';
import { exportPart, isCancelled, partBytes } from './export-unsent.ts';

export type Exporting =
  | { step: 'closed' }
  | { step: 'looking' }
  /** `part` is the next to be written. */
  | { step: 'asking'; plan: UnsentPlan; part: number }
  | { step: 'writing'; plan: UnsentPlan; part: number; bytes: number };

/** While it runs the tablet does not lock, and nobody deletes what is being read. */
const exportWork = 'export';

/** @param onExported when the last part is saved */
export function useExport(onExported: () => void) {
  const { store, deviceName } = useField();
  const { account, deviceId } = useFieldAccount();
  const [state, setState] = useState<Exporting>({ step: 'closed' });
  const [error, setError] = useState<unknown>(null);
  const [unread, setUnread] = useState<readonly string[]>([]);
  const [isSaved, setSaved] = useState(false);
  const control = useRef(new AbortController());

  async function look(): Promise<void> {
    setError(null);
    setUnread([]);
    setSaved(false);
    setState({ step: 'looking' });
    try {
      const by = { accountId: account.id, accountName: account.displayName, deviceId, deviceName };
      const plan = await planUnsent(store, { ...by, now: new Date().toISOString() }, partBytes());
      const { commands, drafts, evidence } = plan.unreadable;
      setUnread([...commands, ...drafts, ...evidence]);
      setState({ step: 'asking', plan, part: 1 });
    } catch (thrown) {
      setError(thrown);
      setState({ step: 'closed' });
    }
  }

  async function write(plan: UnsentPlan, part: number): Promise<void> {
    setError(null);
    setState({ step: 'writing', plan, part, bytes: 0 });
    control.current = new AbortController();
    const { signal } = control.current;
    const done = beginStoring(exportWork);
    try {
      const name = `liangma-${account.username}-${today(new Date(plan.madeAt))}`;
      const onProgress = (bytes: number) => setState({ step: 'writing', plan, part, bytes });
      const lost = await exportPart(store, { plan, part, name, signal, onProgress });
      setUnread((before) => [...before, ...lost]);
      if (part < plan.parts) setState({ step: 'asking', plan, part: part + 1 });
      else {
        setState({ step: 'closed' });
        setSaved(true);
        onExported();
      }
    } catch (thrown) {
      setState({ step: 'asking', plan, part });
      if (!isCancelled(thrown)) setError(thrown);
    } finally {
      done();
    }
  }

  return {
    state,
    error,
    unread,
    isSaved,
    look: () => void look(),
    write: (plan: UnsentPlan, part: number) => void write(plan, part),
    cancel: () => control.current.abort(),
    close: () => setState({ step: 'closed' }),
  };
}
