/**
 * Evidence of a check or of the whole inspection: what was taken, and the ways to take more. Nothing is shown as taken
 * before it is stored on this tablet.
 */
import { Loader, Text } from '@mantine/core';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { useT } from '../../messages/use-t.ts';
import { Notice } from '../../ui/notice.tsx';
import { EvidenceButtons } from './evidence-buttons.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { EvidenceQuestions } from './evidence-questions.tsx';
import { EvidenceTroubles } from './evidence-troubles.tsx';
import styles from './evidence.module.css';
import type { useEvidence } from './use-evidence.ts';

export interface EvidenceFieldProps {
  inspectionId: string;
  /** The hook that takes and stores, with what it is doing now. */
  taking: ReturnType<typeof useEvidence>;
  /** What the evidence is of, for screen readers: 第 3 项的证据. */
  label: string;
  /** Those that belong here. */
  items: readonly EvidenceItem[];
  /** The most that the draft takes, once it has them; null: there is room. */
  fullAt?: number | null;
}

export function EvidenceField({ inspectionId, taking, label, items, fullAt = null }: EvidenceFieldProps) {
  const t = useT();
  return (
    <div className={styles.field}>
      <EvidenceList inspectionId={inspectionId} items={items} onChange={taking.change} onRemove={taking.remove} />
      <div className={styles.buttons}>
        {fullAt === null ? (
          <EvidenceButtons label={label} draftKey={taking.draftKey} onFiles={taking.add} />
        ) : (
          <Notice tone="info">{t('evidence.full', { limit: fullAt })}</Notice>
        )}
        {taking.isBusy && (
          <output className={styles.busy}>
            <Loader size="xs" />
            <Text span>{t('evidence.storing')}</Text>
          </output>
        )}
      </div>
      <EvidenceTroubles troubles={taking.troubles} onClose={taking.forgetTroubles} />
      {items.length > 0 && <EvidenceQuestions />}
    </div>
  );
}
