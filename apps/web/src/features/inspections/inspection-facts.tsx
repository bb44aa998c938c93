/** What was planned and how the premises were entered, as lists of names and values. */
import { Text } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { formatDay, formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './inspection-detail.module.css';
import { entryText, windowText } from './inspection-labels.ts';

export function PlannedPanels({ view }: { view: InspectionView }) {
  const t = useT();
  const { enterprise, fields, planLine } = view;
  return (
    <>
      <Panel title={t('inspections.enterprise')}>
        <DescriptionList
          items={[
            {
              label: t('inspections.enterprise-name'),
              value: <AppLink to={`/enterprises/${enterprise.id}`}>{enterprise.name}</AppLink>,
            },
            { label: t('inspections.credit-code'), value: enterprise.creditCode },
            { label: t('inspections.address'), value: enterprise.address },
            {
              label: t('inspections.contact'),
              value: [enterprise.contactName, enterprise.contactPhone].filter((part) => part !== '').join(' '),
            },
          ]}
        />
      </Panel>
      <Panel title={t('inspections.plan-section')}>
        <DescriptionList
          items={[
            { label: t('inspections.type'), value: t(`inspections.type.${view.type}`) },
            { label: t('inspections.ground'), value: t(`inspections.ground.${view.groundKind}`) },
            ...(planLine
              ? [
                  {
                    label: t('inspections.plan-line'),
                    value: t('inspections.plan-line-of', {
                      year: planLine.year,
                      no: planLine.no,
                      object: planLine.objectText,
                    }),
                  },
                ]
              : []),
            ...(fields.groundDocumentNo === null
              ? []
              : [{ label: t('inspections.document-no'), value: fields.groundDocumentNo }]),
            {
              label: t('inspections.planned-window'),
              value: windowText(t, view),
            },
            { label: t('inspections.section'), value: view.sectionName },
            { label: t('inspections.mode'), value: t(`inspections.mode.${fields.mode}`) },
            { label: t('inspections.surprise'), value: t(fields.isSurprise ? 'inspections.yes' : 'inspections.no') },
            { label: t('inspections.notice-no'), value: view.noticeNo },
            { label: t('inspections.prepared'), value: view.preparedBy },
            { label: t('inspections.on-site-reason'), value: fields.onSiteReason, wide: true },
            { label: t('inspections.ground-note'), value: fields.groundNote, wide: true },
          ].filter(({ value, wide }: { value: unknown; wide?: boolean }) => !wide || value !== '')}
        />
        <h3 className={styles.heading}>{t('inspections.matters')}</h3>
        <ul className={styles.rows}>
          {view.matterDetails.map((matter) => (
            <li key={matter.versionId}>
              <div>
                {matter.name}{' '}
                <Text span size="sm" c="dimmed">
                  {t('inspections.version', { version: matter.version })}
                </Text>
              </div>
              {matter.basis !== '' && (
                <Text size="sm" c="dimmed">
                  {t('inspections.rules.source', { source: matter.basis })}
                </Text>
              )}
              {matter.content !== '' && <Text size="sm">{matter.content}</Text>}
            </li>
          ))}
        </ul>
        <h3 className={styles.heading}>{t('inspections.officers')}</h3>
        <ul className={styles.rows}>
          {view.officerDetails.map((officer) => (
            <li key={officer.id} className={styles.officer}>
              <span>{officer.name}</span>
              <span>{officer.certificateNo}</span>
              {officer.validUntil && (
                <Text span size="sm" c="dimmed">
                  {t('inspections.valid-until', { day: formatDay(officer.validUntil) })}
                </Text>
              )}
              {!officer.isAssignable && <StatusBadge tone="danger">{t('inspections.not-assignable')}</StatusBadge>}
            </li>
          ))}
          {fields.assistants.length > 0 && (
            <li>
              {t('inspections.assistants')}: {fields.assistants.join(t('inspections.list-comma'))}
            </li>
          )}
        </ul>
      </Panel>
    </>
  );
}

export function EntryPanel({ entry }: { entry: NonNullable<InspectionView['entry']> }) {
  const t = useT();
  return (
    <Panel title={t('inspections.entry')}>
      <DescriptionList
        items={[
          { label: t('inspections.entry-way'), value: entryText(t, entry) },
          { label: t('inspections.entered-on-site'), value: formatInstant(entry.enteredAt) },
          { label: t('inspections.entered-at'), value: formatInstant(entry.receivedAt) },
          { label: t('inspections.device-at'), value: formatInstant(entry.deviceAt) },
          ...(entry.confirmedBy === '' ? [] : [{ label: t('inspections.confirmed-by'), value: entry.confirmedBy }]),
          ...(entry.exceptionNote === ''
            ? []
            : [{ label: t('inspections.exception-note'), value: entry.exceptionNote, wide: true }]),
          ...(entry.alsoReported.length === 0
            ? []
            : [{ label: t('inspections.also-reported'), value: <AlsoReported of={entry.alsoReported} />, wide: true }]),
        ]}
      />
    </Panel>
  );
}

/** What tablets told of the entry when it was registered already, one a line. */
function AlsoReported({ of: reports }: { of: NonNullable<InspectionView['entry']>['alsoReported'] }) {
  const t = useT();
  return reports.map((report) => {
    const words = {
      way: entryText(t, report),
      by: report.by,
      at: formatInstant(report.at),
      received: formatInstant(report.receivedAt),
    };
    return (
      <div key={`${report.by} ${report.at}`}>
        {report.exceptionNote === ''
          ? t('inspections.also-reported-as', words)
          : t('inspections.also-reported-note', { ...words, note: report.exceptionNote })}
      </div>
    );
  });
}
