/** One inspection: where it stands, who must do what next, everything about it, and the steps that one may take. */
import { getInspection } from '@liangma/contract/inspections';
import { useParams } from '@tanstack/react-router';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Loaded } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { InspectionDetail } from './inspection-detail.tsx';

export default function InspectionScreen() {
  const t = useT();
  const { inspectionId = '' } = useParams({ strict: false });
  const query = useEndpoint(getInspection, { params: { inspectionId } });
  // While another inspection loads, the one before must not be shown as if it were this one.
  const answer = { ...query, data: query.isPlaceholderData ? undefined : query.data };
  if (answer.data) return <InspectionDetail view={answer.data} onReload={() => void query.refetch()} />;
  return (
    <Page title={t('inspections.detail.title')}>
      <Loaded query={answer}>{() => null}</Loaded>
    </Page>
  );
}
