/** The documents of an inspection: each as Word and as a page to print. */
import { Anchor, Button, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { downloadDocument, listInspectionDocuments, printDocument } from '@liangma/contract/documents';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { addressOf, download } from '../../api/client.ts';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { Loaded } from '../../ui/loading.tsx';
import { Panel } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import styles from './documents.module.css';

type Item = ResponseOf<typeof listInspectionDocuments>['items'][number];

export interface InspectionDocumentsPanelProps {
  inspectionId: string;
  /** State of the inspection: each step may bring a document. */
  state: string;
}

export function InspectionDocumentsPanel({ inspectionId, state }: InspectionDocumentsPanelProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const listedIn = useRef(state);
  useEffect(() => {
    if (listedIn.current === state) return;
    listedIn.current = state;
    void queryClient.invalidateQueries({ queryKey: [listInspectionDocuments.name] });
  }, [queryClient, state]);
  const query = useEndpoint(listInspectionDocuments, { params: { inspectionId } });
  return (
    <Panel title={t('documents.panel')} flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed" className={styles.none}>
              {t('documents.none')}
            </Text>
          ) : (
            <ul className={styles.list}>
              {items.map((item) => (
                <DocumentRow key={`${item.kind}-${item.documentId}`} inspectionId={inspectionId} item={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function DocumentRow({ inspectionId, item }: { inspectionId: string; item: Item }) {
  const t = useT();
  const { kind, documentId } = item;
  const params = { inspectionId, kind, documentId };
  const saving = useMutation({ mutationFn: () => download(downloadDocument, { params }) });
  const name = t(`documents.kind.${kind}`);
  return (
    <li>
      <div className={styles.row}>
        <div className={styles.names}>
          <span>{name}</span>
          <Text size="sm" c="dimmed">
            {[item.number ?? '', item.at === null ? '' : formatInstant(item.at), item.by].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <div className={styles.actions}>
          <Anchor
            size="sm"
            href={addressOf(printDocument, { params })}
            target="_blank"
            rel="noopener"
            aria-label={t('documents.print-one', { name })}
            className={styles.print}
          >
            <IconPrinter size={16} aria-hidden /> {t('documents.print')}
          </Anchor>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={saving.isPending}
            aria-label={t('documents.word-one', { name })}
            onClick={() => saving.mutate()}
          >
            Word
          </Button>
        </div>
      </div>
      <ProblemAlert error={saving.error} />
    </li>
  );
}
