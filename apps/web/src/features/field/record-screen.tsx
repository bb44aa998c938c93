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
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { InspectionRecordSummary } from '../inspections/public.ts';
import { Additions } from './additions.tsx';
import { BackLink } from './back-link.tsx';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import { DraftKept, DraftUnread } from './draft-troubles.tsx';
import type { RecordFound } from './record-draft-store.ts';
import { removeRecordDraft } from './record-draft-store.ts';
import { RecordWork } from './record-work.tsx';
import { TakenEvidence } from './taken-evidence.tsx';
import type { Read } from './use-read.ts';
import { useStoredDraft } from './use-record-draft.ts';

export default function RecordScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { inspectionId = '' } = useParams({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  const back = `/field/inspections/${inspectionId}`;
  const onDone = () => {
    notifyDone(t('record.done'));
    void navigate({ to: back });
  };
  return (
    <Page title={t('field.record.title')} intro={name}>
      <BackLink to={back}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>
        {({ view }) =>
          view.allowedCommands.includes('record') ? (
            <RecordToWrite key={view.id} view={view} onDone={onDone} />
          ) : (
            <RecordToRead view={view} />
          )
        }
      </FieldInspection>
    </Page>
  );
}

/** It opens the draft itself: a form that a pack took away comes back with what was saved last, and with a pen of its own. */
function RecordToWrite({ view, onDone }: { view: InspectionView; onDone: () => void }) {
  const stored = useStoredDraft(view.id);
  if (stored.kind !== 'read') return <DraftUnread read={stored} />;
  return (
    <>
      <DraftKept isKept={stored.value.isKept} />
      <RecordWork view={view} found={stored.value} onDone={onDone} />
    </>
  );
}

function RecordToRead({ view }: { view: InspectionView }) {
  const t = useT();
  // Read anew: the record of somebody else may have come while one was typing.
  const stored = useStoredDraft(view.id);
  const { record } = view;
  const left = stored.kind === 'reading' ? null : <LeftDraft view={view} read={stored} />;
  if (!record)
    return (
      <>
        {left}
        <EmptyState title={t('field.record.not-now')} text={t('field.record.not-now-text')} />
      </>
    );
  return (
    <>
      {left}
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
function LeftDraft({ view, read }: { view: InspectionView; read: Exclude<Read<RecordFound>, { kind: 'reading' }> }) {
  const t = useT();
  const store = useStore();
  const [isRemoved, setRemoved] = useState(false);
  if (read.kind === 'failed') return <DraftUnread read={read} />;
  const { stored, evidence, isKept } = read.value;
  if (isRemoved || (stored === null && evidence.length === 0)) return <DraftKept isKept={isKept} />;
  return (
    <>
      <DraftKept isKept={isKept} />
      <Notice tone="warning" announce="status" title={t('field.record.left-draft')}>
        {stored
          ? t('record.left-draft-text', { time: formatInstant(stored.savedAt) })
          : t('record.left-evidence-text', { count: evidence.length })}
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
