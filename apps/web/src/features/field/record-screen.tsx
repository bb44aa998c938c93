/** The record of an inspection: to be filled in while it is under way, to be read afterwards. */
import { Button } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspections';
import { getInspection } from '@liangma/contract/inspections';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { InspectionRecordSummary } from '../inspections/public.ts';
import { useSession } from '../people/public.ts';
import { BackLink } from './back-link.tsx';
import { readDraft, removeDraft } from './record-draft-store.ts';
import { RecordForm } from './record-form.tsx';

export default function RecordScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { inspectionId = '' } = useParams({ strict: false });
  const query = useEndpoint(getInspection, { params: { inspectionId } });
  const back = `/field/inspections/${inspectionId}`;
  const onDone = () => {
    notifyDone(t('field.record.done'));
    void navigate({ to: back });
  };
  return (
    <Page title={t('field.record.title')} intro={query.data?.enterprise.name}>
      <BackLink to={back}>{t('field.back-to-inspection')}</BackLink>
      <Loaded query={query}>
        {(view) =>
          view.allowedCommands.includes('record') ? (
            <RecordForm key={view.id} view={view} onDone={onDone} />
          ) : (
            <RecordToRead view={view} />
          )
        }
      </Loaded>
    </Page>
  );
}

function RecordToRead({ view }: { view: InspectionView }) {
  const t = useT();
  return (
    <>
      <LeftDraft view={view} />
      {view.record ? (
        <Panel title={t('field.record.of', { name: view.record.recordedBy })}>
          <InspectionRecordSummary content={view.record.content} checklist={view.checklist} />
        </Panel>
      ) : (
        <EmptyState title={t('field.record.not-now')} text={t('field.record.not-now-text')} />
      )}
    </>
  );
}

/** A draft that was overtaken: somebody else handed the record in, or our own arrived and its answer did not. */
function LeftDraft({ view }: { view: InspectionView }) {
  const t = useT();
  const { account } = useSession();
  const [left, setLeft] = useState(() => readDraft(account.id, view.id));
  if (!left) return null;
  return (
    <>
      <Notice tone="warning" announce="status" title={t('field.record.left-draft')}>
        {t('field.record.left-draft-text', { time: formatInstant(left.savedAt) })}
      </Notice>
      <Button
        variant="default"
        onClick={() => {
          removeDraft(account.id, view.id);
          setLeft(null);
        }}
      >
        {t('field.record.remove-draft')}
      </Button>
    </>
  );
}
