/** What other inspectors added to the record, below it, each with its evidence. */
import { Text } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { Panel } from '../../ui/page.tsx';
import { EvidenceList } from './evidence-list.tsx';
import styles from './field.module.css';

export function Additions({ view }: { view: InspectionView }) {
  const t = useT();
  if (view.additions.length === 0) return null;
  return (
    <Panel title={t('addition.of', { count: view.additions.length })}>
      <div className={styles.fields}>
        {view.additions.map((addition) => (
          <article key={addition.id} className={styles.addition}>
            <Text c="dimmed">{`${addition.addedBy} ${formatInstant(addition.addedAt)}`}</Text>
            <p>{addition.text}</p>
            <EvidenceList inspectionId={view.id} items={addition.evidence} />
          </article>
        ))}
      </div>
    </Panel>
  );
}
