/** The documents (文书) of an inspection: handed in, begun here, and the way to begin another. */
import { Button } from '@mantine/core';
import { writtenDocumentKinds } from '@liangma/contract/inspection-documents';
import type { LocalInspection } from '@liangma/offline/project';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink, LinkButton } from '../../ui/app-link.tsx';
import { Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { DraftUnread } from '../field/public.ts';
import { mayWritePapers } from './may-write-papers.ts';
import { usePapersBegun } from './paper-draft.ts';
import styles from './papers.module.css';

export function PapersPanel({ local }: { local: LocalInspection }) {
  const t = useT();
  const { view, items } = local;
  const read = usePapersBegun(view.id);
  const { drafts: begun, closed } = read.kind === 'read' ? read.value : { drafts: [], closed: 0 };
  const mayWrite = mayWritePapers(view);
  const unsent = new Set(
    items
      .filter(({ receipt }) => receipt === null)
      .map(({ envelope: { command } }) => (command.kind === 'write-document' ? command.document.documentId : '')),
  );
  if (!mayWrite && view.documents.length === 0) return null;
  const addressOf = (documentId: string) => `/field/inspections/${view.id}/documents/${documentId}`;
  return (
    <Panel title={t('papers.title')}>
      <div className={styles.fields}>
        {read.kind === 'failed' && <DraftUnread read={read} />}
        {closed > 0 && <p role="alert">{t('papers.closed', { count: closed })}</p>}
        {read.kind === 'read' && closed + view.documents.length + begun.length === 0 && (
          <p className={styles.dim}>{t('papers.none')}</p>
        )}
        <ul className={styles.papers}>
          {view.documents.map((paper) => (
            <li key={paper.documentId}>
              <IconFileText size={22} stroke={1.6} aria-hidden />
              <AppLink to={addressOf(paper.documentId)} className={styles.paperName}>
                {t(`papers.kind.${paper.content.kind}`)}
              </AppLink>
              <span className={styles.dim}>{paper.number ?? formatInstant(paper.writtenAt)}</span>
              {unsent.has(paper.documentId) && <StatusBadge tone="info">{t('papers.unsent')}</StatusBadge>}
            </li>
          ))}
          {begun.map((draft) => (
            <li key={draft.documentId}>
              <IconFileText size={22} stroke={1.6} aria-hidden />
              <AppLink to={addressOf(draft.documentId)} className={styles.paperName}>
                {t(`papers.kind.${draft.kind}`)}
              </AppLink>
              <span className={styles.dim}>{draft.number ?? formatInstant(draft.savedAt)}</span>
              <StatusBadge tone="warning">{t(draft.signing ? 'papers.to-sign' : 'papers.draft')}</StatusBadge>
            </li>
          ))}
        </ul>
        {mayWrite && <NewPaper addressOf={addressOf} />}
      </div>
    </Panel>
  );
}

function NewPaper({ addressOf }: { addressOf: (documentId: string) => string }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [documentId] = useState(() => uuidv7());
  if (!isOpen)
    return (
      <Button variant="default" h={52} leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setOpen(true)}>
        {t('papers.new')}
      </Button>
    );
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('papers.new')}</legend>
      {writtenDocumentKinds.map((kind) => (
        <LinkButton key={kind} variant="default" h={52} to={addressOf(documentId)} search={{ kind }}>
          {t(`papers.kind.${kind}`)}
        </LinkButton>
      ))}
    </fieldset>
  );
}
