/** One document of an inspection: a new one or a draft to go on with, or one that was handed in. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useFieldAccount, useFieldBureau, useServerClock, useStore } from '../../offline/use-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page } from '../../ui/page.tsx';
import { BackLink, DraftKept, DraftUnread, FieldInspection, useInspectionOf, useRead } from '../field/public.ts';
import { mayWritePapers } from './may-write-papers.ts';
import type { PaperDraft, PaperFound } from './paper-draft.ts';
import { isPaperKind, kindBegun, readPaper } from './paper-draft.ts';
import { startPaper } from './paper-start.ts';
import { PaperWork } from './paper-work.tsx';
import { WrittenPaper } from './written-paper.tsx';

export default function PaperScreen() {
  const t = useT();
  const { inspectionId = '', documentId = '' } = useParams({ strict: false });
  const search: Record<string, string> = useSearch({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  const store = useStore();
  const begun = useRead(
    useCallback(() => kindBegun(store, inspectionId, documentId), [store, inspectionId, documentId]),
  );
  const written = local?.view.documents.find((paper) => paper.documentId === documentId);
  const kind = written?.content.kind ?? (begun.kind === 'read' ? begun.value : null) ?? search['kind'];
  return (
    <Page title={isPaperKind(kind) ? t(`papers.kind.${kind}`) : t('papers.paper.title')} intro={name}>
      <BackLink to={`/field/inspections/${inspectionId}`}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>
        {({ view }) => {
          if (written) return <WrittenPaper key={documentId} view={view} paper={written} />;
          if (!mayWritePapers(view)) return <NotNow />;
          return <PaperToOpen key={documentId} view={view} asked={search['kind']} documentId={documentId} />;
        }}
      </FieldInspection>
    </Page>
  );
}

function NotNow() {
  const t = useT();
  return <EmptyState title={t('papers.not-now')} text={t('papers.not-now-text')} />;
}

interface PaperToOpenProps {
  view: InspectionView;
  /** The kind that a new one is to be of. */
  asked: string | undefined;
  documentId: string;
}

/** It opens the draft itself: a form that a pack took away comes back with what was saved last, and with a pen of its own. */
function PaperToOpen({ view, asked, documentId }: PaperToOpenProps) {
  const store = useStore();
  const { id } = view;
  const read = useRead(useCallback(() => readPaper(store, id, documentId), [store, id, documentId]));
  if (read.kind !== 'read') return <DraftUnread read={read} />;
  const kind = read.value.stored?.kind ?? asked;
  if (!isPaperKind(kind)) return <NotNow />;
  return (
    <>
      <DraftKept isKept={read.value.isKept} />
      <PaperToWrite view={view} kind={kind} found={read.value} documentId={documentId} />
    </>
  );
}

interface PaperToWriteProps {
  view: InspectionView;
  kind: PaperDraft['kind'];
  found: PaperFound;
  documentId: string;
}

function PaperToWrite({ view, kind, found, documentId }: PaperToWriteProps) {
  const t = useT();
  const navigate = useNavigate();
  const { account } = useFieldAccount();
  const bureau = useFieldBureau();
  const clock = useServerClock();
  const [{ stored, evidence, pen }] = useState(found);
  const [start] = useState<PaperDraft>(() => {
    if (stored) return stored;
    const now = new Date(Date.now() + (clock?.offsetMs ?? 0)).toISOString();
    const complaintPhone = bureau?.complaintPhone ?? '';
    const values = startPaper(kind, { view, writer: account.displayName, complaintPhone, now });
    return { documentId, kind, savedAt: now, values, evidence, number: null, signing: null };
  });
  const back = () => void navigate({ to: `/field/inspections/${view.id}` });
  return (
    <PaperWork
      view={view}
      start={start}
      pen={pen}
      isStored={stored !== null}
      onDone={() => {
        notifyDone(t('papers.done'));
        back();
      }}
      onRemoved={back}
    />
  );
}
