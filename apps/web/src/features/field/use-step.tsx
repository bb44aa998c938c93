/** Takes a step of a visit: saved on this tablet and sent by itself. A step that could not be saved says so. */
import { Text } from '@mantine/core';
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { Pen } from '@liangma/offline/drafts';
import { StoreError } from '@liangma/offline/store';
import type { StoreFailure } from '@liangma/offline/store';
import { useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useSend } from '../../offline/use-field.tsx';
import styles from './field.module.css';

export interface Step {
  /** true: it is on this tablet; the drafts went with it. */
  take: (command: FieldCommand, drafts?: readonly Pen[]) => Promise<boolean>;
  isBusy: boolean;
  failure: StoreFailure | null;
}

export function useStep(of: { id: string; enterpriseName: string }): Step {
  const send = useSend();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<StoreFailure | null>(null);
  const take = async (command: FieldCommand, drafts: readonly Pen[] = []) => {
    setBusy(true);
    setFailure(null);
    try {
      await send({ inspectionId: of.id, label: of.enterpriseName, command, drafts });
      return true;
    } catch (error) {
      setFailure(error instanceof StoreError ? error.failure : 'lost');
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { take, isBusy, failure };
}

export function StepFailure({ step }: { step: Step }) {
  const t = useT();
  if (step.failure === null) return null;
  return (
    <div role="alert" className={styles.failure}>
      <strong>{t('record.not-saved-title')}</strong>
      <Text>{t(`record.not-saved.${step.failure}`)}</Text>
    </div>
  );
}
