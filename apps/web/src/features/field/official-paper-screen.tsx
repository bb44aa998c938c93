/**
 * What the enterprise must be shown at the door, made on the tablet from the inspection's own data: the notice
 * (检查通知书), and the approval form behind it. Neither needs the network.
 */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { downloadNotice } from '@liangma/contract/inspections';
import { madeApprovalForm } from '@liangma/documents/official/approval-form';
import { madeNotice } from '@liangma/documents/official/notice';
import { officialHtml } from '@liangma/documents/official/official-html';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { download } from '../../api/client.ts';
import { useT } from '../../messages/use-t.ts';
import { useFieldBureau } from '../../offline/use-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { BackLink } from './back-link.tsx';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import { PaperView } from './paper-view.tsx';
import { NotNow, isAway } from './server-only.tsx';

type Kind = 'notice' | 'approval-form';

export default function OfficialPaperScreen() {
  const t = useT();
  const { inspectionId = '', kind: asked }: Record<string, string> = useParams({ strict: false });
  const kind: Kind = asked === 'approval-form' ? asked : 'notice';
  const { local, name } = useInspectionOf(inspectionId);
  return (
    <Page title={t(`field.paper.${kind}`)} intro={name}>
      <BackLink to={`/field/inspections/${inspectionId}`}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>{({ view }) => <OfficialPaper view={view} kind={kind} />}</FieldInspection>
    </Page>
  );
}

function OfficialPaper({ view, kind }: { view: InspectionView; kind: Kind }) {
  const t = useT();
  const bureau = useFieldBureau();
  const html = useMemo(() => {
    if (view.noticeNo === null || view.approval === null || bureau === null) return null;
    const { name, entrustedBy, complaintPhone } = bureau;
    const context = { bureau: { name, entrustedBy, complaintPhone } };
    const made = kind === 'notice' ? madeNotice(view, context) : madeApprovalForm(view, context);
    return officialHtml(made.document);
  }, [view, kind, bureau]);
  if (html === null) return <EmptyState title={t('field.paper.not-yet')} text={t('field.paper.not-yet-text')} />;
  return (
    <>
      <PaperView html={html} title={t(`field.paper.${kind}`)} canPrint />
      {kind === 'notice' && <NoticeDownload view={view} />}
    </>
  );
}

/** The file as the server makes it, from the bureau's own template where there is one. */
function NoticeDownload({ view }: { view: InspectionView }) {
  const t = useT();
  const notice = useMutation({
    mutationFn: () => download(downloadNotice, { params: { inspectionId: view.id } }),
    networkMode: 'always',
  });
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconDownload size={20} aria-hidden />}
        loading={notice.isPending}
        onClick={() => notice.mutate()}
      >
        {t('field.inspection.download-notice')}
      </Button>
      {isAway(notice.error) ? <NotNow error={notice.error} /> : <ProblemAlert error={notice.error} />}
    </div>
  );
}
