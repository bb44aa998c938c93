/** The evidence of a record that was handed in, to be looked at. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useT } from '../../messages/use-t.ts';
import { Panel } from '../../ui/page.tsx';
import { EvidenceList } from './evidence-list.tsx';

export function TakenEvidence({ view }: { view: InspectionView }) {
  const t = useT();
  const items = view.record?.content.evidence ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t('record.evidence')}>
      <EvidenceList inspectionId={view.id} items={items} />
    </Panel>
  );
}
