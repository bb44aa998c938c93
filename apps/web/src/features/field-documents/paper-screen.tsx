/** One document of an inspection: a new one or a draft to go on with, or one that was handed in. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useFieldAccount, useFieldBureau, useServerClock, useStore } from '../../offline/use-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page } from '../../ui/page.tsx';
import { BackLink, FieldInspection, useInspectionOf } from '../field/public.ts';
import { mayWritePapers } from './may-write-papers.ts';
import type { PaperDraft } from './paper-draft.ts';
import { isPaperKind, readPaper } from './paper-draft.ts';
import { startPaper } from './paper-start.ts';
import { PaperWork } from './paper-work.tsx';
import { WrittenPaper } from './written-paper.tsx';

export default function PaperScreen() {
  const t = useT();
  const { inspectionId = '', documentId = '' } = useParams({ strict: false });
  const search: Record<string, string> = useSearch({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  const stored = useStoredPaper(inspectionId, documentId);
  const written = local?.view.documents.find((paper) => paper.documentId === documentId);
  const kind = written?.content.kind ?? stored?.kind ?? search['kind'];
  return (
    <Page title={isPaperKind(kind) ? t(`papers.kind.${kind}`) : t('papers.paper.title')} intro={name}>
      <BackLink to={`/field/inspections/${inspectionId}`}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>
        {({ view }) => {
          if (written) return <WrittenPaper key={documentId} view={view} paper={written} />;
          if (stored === undefined) return <Loading />;
          if (!mayWritePapers(view) || !isPaperKind(kind))
            return <EmptyState title={t('papers.not-now')} text={t('papers.not-now-text')} />;
          return <PaperToWrite key={documentId} view={view} kind={kind} stored={stored} documentId={documentId} />;
        }}
      </FieldInspection>
    </Page>
  );
}

/** undefined while it is read, null when there is none. */
function useStoredPaper(inspectionId: string, documentId: string): PaperDraft | null | undefined {
  const store = useStore();
  const [found, setFound] = useState<{ id: string; draft: PaperDraft | null } | undefined>(undefined);
  useEffect(() => {
    let left = false;
    readPaper(store, inspectionId, documentId).then(
      (draft) => !left && setFound({ id: documentId, draft }),
      () => !left && setFound({ id: documentId, draft: null }),
    );
    return () => {
      left = true;
    };
  }, [store, inspectionId, documentId]);
  return found?.id === documentId ? found.draft : undefined;
}

interface PaperToWriteProps {
  view: InspectionView;
  kind: PaperDraft['kind'];
  stored: PaperDraft | null;
  documentId: string;
}

function PaperToWrite({ view, kind, stored, documentId }: PaperToWriteProps) {
  const t = useT();
  const navigate = useNavigate();
  const { account } = useFieldAccount();
  const bureau = useFieldBureau();
  const clock = useServerClock();
  const [start] = useState<PaperDraft>(() => {
    if (stored) return stored;
    const now = new Date(Date.now() + (clock?.offsetMs ?? 0)).toISOString();
    const complaintPhone = bureau?.complaintPhone ?? '';
    const values = startPaper(kind, { view, writer: account.displayName, complaintPhone, now });
    return { documentId, kind, savedAt: now, values, evidence: [], number: null, signing: null };
  });
  const back = () => void navigate({ to: `/field/inspections/${view.id}` });
  return (
    <PaperWork
      view={view}
      start={start}
      isStored={stored !== null}
      onDone={() => {
        notifyDone(t('papers.done'));
        back();
      }}
      onRemoved={back}
    />
  );
}
