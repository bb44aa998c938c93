/** The record of an inspection: to be filled in and signed while it is under way, to be read afterwards. */
import { Button, Group } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useStore } from '../../offline/use-field.tsx';
import { LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { InspectionRecordSummary } from '../inspections/public.ts';
import { Additions } from './additions.tsx';
import { BackLink } from './back-link.tsx';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import type { StoredDraft } from './record-draft-store.ts';
import { removeRecordDraft } from './record-draft-store.ts';
import { RecordWork } from './record-work.tsx';
import { TakenEvidence } from './taken-evidence.tsx';
import { useStoredDraft } from './use-record-draft.ts';

export default function RecordScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { inspectionId = '' } = useParams({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  const stored = useStoredDraft(inspectionId);
  const back = `/field/inspections/${inspectionId}`;
  const onDone = () => {
    notifyDone(t('record.done'));
    void navigate({ to: back });
  };
  return (
    <Page title={t('field.record.title')} intro={name}>
      <BackLink to={back}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>
        {({ view }) => {
          if (stored === undefined) return <Loading />;
          return view.allowedCommands.includes('record') ? (
            <RecordWork key={view.id} view={view} stored={stored} onDone={onDone} />
          ) : (
            <RecordToRead view={view} />
          );
        }}
      </FieldInspection>
    </Page>
  );
}

function RecordToRead({ view }: { view: InspectionView }) {
  const t = useT();
  // Read anew: the record of somebody else may have come while one was typing.
  const stored = useStoredDraft(view.id);
  const { record } = view;
  if (!record)
    return (
      <>
        {stored && <LeftDraft view={view} stored={stored} />}
        <EmptyState title={t('field.record.not-now')} text={t('field.record.not-now-text')} />
      </>
    );
  return (
    <>
      {stored && <LeftDraft view={view} stored={stored} />}
      <Panel title={t('field.record.of', { name: record.recordedBy })}>
        <InspectionRecordSummary content={record.content} checklist={view.checklist} />
      </Panel>
      <TakenEvidence view={view} />
      <Additions view={view} />
      <LinkButton to={`/field/inspections/${view.id}/addition`} variant="default" h={52}>
        {t('addition.title')}
      </LinkButton>
    </>
  );
}

/** A draft that was overtaken: somebody else handed the record in first. */
function LeftDraft({ view, stored }: { view: InspectionView; stored: StoredDraft }) {
  const t = useT();
  const store = useStore();
  const [isRemoved, setRemoved] = useState(false);
  if (isRemoved) return null;
  return (
    <>
      <Notice tone="warning" announce="status" title={t('field.record.left-draft')}>
        {t('record.left-draft-text', { time: formatInstant(stored.savedAt) })}
      </Notice>
      <Group gap={12}>
        {view.record && (
          <LinkButton to={`/field/inspections/${view.id}/addition`} h={52}>
            {t('record.left-draft-add')}
          </LinkButton>
        )}
        <Button
          variant="default"
          h={52}
          onClick={() => void removeRecordDraft(store, view.id).then(() => setRemoved(true))}
        >
          {t('field.record.remove-draft')}
        </Button>
      </Group>
    </>
  );
}
