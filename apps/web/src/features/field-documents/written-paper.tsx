/** A document that was handed in: to be read, printed and saved as Word, with the signatures that were drawn. */
import { Button } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useFieldBureau, useStore } from '../../offline/use-field.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Panel } from '../../ui/page.tsx';
import { EvidenceList, PaperView } from '../field/public.ts';
import { paperDocument, paperHtml, saveAsWord, signaturePictures } from './paper-page.ts';
import styles from './papers.module.css';

export interface WrittenPaperProps {
  view: InspectionView;
  paper: InspectionView['documents'][number];
}

const none: ReadonlyMap<string, Uint8Array> = new Map();

export function WrittenPaper({ view, paper }: WrittenPaperProps) {
  const t = useT();
  const store = useStore();
  const bureau = useFieldBureau();
  const [pictures, setPictures] = useState(none);
  const [hasFailed, setFailed] = useState(false);
  const { signatures } = paper;
  useEffect(() => {
    let left = false;
    signaturePictures(store, view.id, signatures).then(
      (found) => !left && setPictures(found),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [store, view.id, signatures]);
  const html = useMemo(() => paperHtml(view, paper, bureau, pictures), [view, paper, bureau, pictures]);
  const kind = t(`papers.kind.${paper.content.kind}`);
  const word = () => {
    setFailed(false);
    const name = [paper.number ?? kind, view.enterprise.name].join(' ');
    saveAsWord(paperDocument(view, paper, bureau, pictures), `${name}.docx`).catch(() => setFailed(true));
  };
  return (
    <div className={styles.signing}>
      <PaperView html={html} title={kind} canPrint />
      <div className={styles.pads}>
        <Panel title={kind}>
          <div className={styles.fields}>
            <DescriptionList
              items={[
                { label: t('papers.number'), value: paper.number },
                { label: t('papers.written-by'), value: paper.writtenBy },
                { label: t('papers.written-at'), value: formatInstant(paper.writtenAt) },
                {
                  label: t('papers.signatures'),
                  value:
                    signatures.length === 0
                      ? t('papers.signed-on-paper')
                      : signatures.map(({ name }) => name).join(t('inspections.list-comma')),
                },
              ]}
            />
            <Button variant="default" leftSection={<IconDownload size={20} aria-hidden />} onClick={word}>
              {t('papers.word')}
            </Button>
            {hasFailed && (
              <p role="alert" className={styles.failure}>
                {t('papers.word-failed')}
              </p>
            )}
          </div>
        </Panel>
        {paper.evidence.length > 0 && (
          <Panel title={t('papers.evidence')}>
            <EvidenceList inspectionId={view.id} items={paper.evidence} />
          </Panel>
        )}
      </div>
    </div>
  );
}
