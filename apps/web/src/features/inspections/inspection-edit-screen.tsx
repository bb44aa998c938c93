/** Changes an inspection that is a draft or was returned. */
import { getInspection } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { InspectionNote } from './inspection-note.tsx';
import { InspectionBadge } from './inspection-badge.tsx';
import { InspectionForm } from './inspection-form.tsx';

export default function InspectionEditScreen() {
  const t = useT();
  const { inspectionId = '' } = useParams({ strict: false });
  const query = useEndpoint(getInspection, { params: { inspectionId } });
  const [attempt, setAttempt] = useState(0);
  return (
    <Page
      title={t('inspections.edit.title')}
      status={query.data && <InspectionBadge state={query.data.state} />}
      intro={query.data?.enterpriseName}
    >
      <Loaded query={query}>
        {(view) => (
          <EditedInspection
            key={`${view.id}|${attempt}`}
            view={view}
            onReload={() => void query.refetch().then(() => setAttempt((before) => before + 1))}
          />
        )}
      </Loaded>
    </Page>
  );
}

function EditedInspection({ view, onReload }: { view: InspectionView; onReload: () => void }) {
  const t = useT();
  // What comes from the server meanwhile must not replace what is being written: the form keeps its beginning.
  const [start] = useState(view);
  const { groundKind } = start.fields;
  if (!start.allowedCommands.includes('edit') || groundKind === 'ledger')
    return (
      <EmptyState
        title={t('inspections.not-editable')}
        action={<LinkButton to={`/inspections/${view.id}`}>{t('inspections.to-detail')}</LinkButton>}
      />
    );
  return (
    <>
      {start.returnReason !== '' && (
        <InspectionNote tone="danger" title={t('inspections.return-reason')}>
          {start.returnReason}
        </InspectionNote>
      )}
      <InspectionForm start={{ ...start.fields, groundKind }} existing={start} onReload={onReload} />
    </>
  );
}
