/** What proves a record: photos, sound and papers, the signatures that were drawn, and what other inspectors added. */
import { Text } from '@mantine/core';
import { downloadEvidence } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { findingKey } from '@liangma/domain/inspection/record';
import { addressOf } from '../../api/client.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { EvidenceGallery } from '../../ui/evidence-gallery.tsx';
import { Panel } from '../../ui/page.tsx';
import { bothTimes } from './both-times.ts';
import styles from './inspection-proofs.module.css';

type Record = NonNullable<InspectionView['record']>;

const checkTextOf = (view: InspectionView, record?: Record) => (key: string) =>
  view.checklist.find((check) => check.key === key)?.text ??
  record?.content.findings.find((finding, index) => findingKey(finding, index) === key)?.description;

/** Evidence and drawn signatures of the record, with who handed it in and when. */
export function InspectionProofs({ view, record }: { view: InspectionView; record: Record }) {
  const t = useT();
  const { evidence, signatures } = record.content;
  const times = bothTimes(t, record.deviceAt, record.receivedAt);
  return (
    <div className={styles.proofs}>
      {evidence.length > 0 && (
        <section aria-label={t('inspections.evidence-count', { count: evidence.length })}>
          <h3>{t('inspections.evidence-count', { count: evidence.length })}</h3>
          <EvidenceGallery inspectionId={view.id} items={evidence} checkText={checkTextOf(view, record)} />
        </section>
      )}
      {signatures.length > 0 && (
        <section aria-label={t('inspections.signatures')}>
          <h3>{t('inspections.signatures')}</h3>
          <ul className={styles.signatures}>
            {signatures.map(({ role, name, image, signedAt }) => {
              const roleName = t(`inspections.signer.${role}`);
              return (
                <li key={`${role} ${name} ${image}`}>
                  <img
                    src={addressOf(downloadEvidence, { params: { inspectionId: view.id, hash: image } })}
                    alt={t('inspections.signature-of', { role: roleName, name })}
                    loading="lazy"
                  />
                  <span>
                    {roleName} {name}
                  </span>
                  <time dateTime={signedAt}>{formatInstant(signedAt)}</time>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <Text size="sm" c="dimmed">
        {t('inspections.record.recorded', { who: record.recordedBy, at: formatInstant(record.recordedAt) })} {times}{' '}
        {record.revision > 1 && t('inspections.record.revision', { revision: record.revision, reason: record.reason })}
      </Text>
    </div>
  );
}

/** What other inspectors, or later hours, added to the record. */
export function InspectionAdditions({ view }: { view: InspectionView }) {
  const t = useT();
  if (view.additions.length === 0) return null;
  return (
    <Panel title={t('inspections.additions')}>
      <ul className={styles.additions}>
        {view.additions.map((addition) => (
          <li key={addition.id}>
            <Text size="sm" c="dimmed">
              {t('inspections.addition-by', {
                who: addition.addedBy,
                at: formatInstant(addition.deviceAt ?? addition.addedAt),
              })}{' '}
              {bothTimes(t, addition.deviceAt, addition.addedAt)}
            </Text>
            <p>{addition.text}</p>
            <EvidenceGallery inspectionId={view.id} items={addition.evidence} checkText={checkTextOf(view)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
