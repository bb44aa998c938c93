/** The record of an inspection (现场检查笔录) as a document to read: head, answers to the checklist, what was found. */
import { Text } from '@mantine/core';
import type { InspectionView, RecordContent } from '@liangma/contract/inspection-views';
import type { ReactNode } from 'react';
import { formatInstant, formatTime, today } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Tone } from '../../ui/status-badge.tsx';
import { FindingItem } from './inspection-finding.tsx';
import styles from './inspection-record-summary.module.css';

type Answer = RecordContent['answers'][number]['answer'];

const answerTones: Record<Answer, Tone> = {
  compliant: 'success',
  'not-compliant': 'danger',
  'not-applicable': 'neutral',
};

export interface InspectionRecordSummaryProps {
  content: RecordContent;
  /** The checklist that was frozen with the approval. */
  checklist: InspectionView['checklist'];
  /** The findings; without it those of the record itself are shown. */
  findings?: ReactNode;
}

export function InspectionRecordSummary({ content, checklist, findings }: InspectionRecordSummaryProps) {
  const t = useT();
  const yesNo = (value: boolean) => t(value ? 'inspections.yes' : 'inspections.no');
  const { present, partySignature: signature } = content;
  const sameDay = today(new Date(content.startedAt)) === today(new Date(content.endedAt));
  const answerOf = new Map(content.answers.map((given) => [given.key, given]));
  return (
    <div className={styles.record}>
      <DescriptionList
        items={[
          {
            label: t('inspections.record.time'),
            value: t('inspections.record.until', {
              from: formatInstant(content.startedAt),
              until: sameDay ? formatTime(content.endedAt) : formatInstant(content.endedAt),
            }),
          },
          { label: t('inspections.record.place'), value: content.place },
          {
            label: t('inspections.record.present'),
            value: [present.name, present.post, present.phone].filter((part) => part !== '').join(' '),
          },
          { label: t('inspections.record.certificate-shown'), value: yesNo(content.certificateShown) },
          { label: t('inspections.record.rights-told'), value: yesNo(content.rightsTold) },
          { label: t('inspections.record.recusal'), value: t(`inspections.recusal.${content.recusal}`) },
          ...(content.recusalNote === ''
            ? []
            : [{ label: t('inspections.record.recusal-note'), value: content.recusalNote, wide: true }]),
          ...(content.assistantsPresent.length === 0
            ? []
            : [
                {
                  label: t('inspections.record.assistants'),
                  value: content.assistantsPresent.join(t('inspections.list-comma')),
                },
              ]),
        ]}
      />
      {checklist.length > 0 && (
        <section aria-label={t('inspections.record.checklist')}>
          <h3>{t('inspections.record.checklist')}</h3>
          <ol className={styles.checks}>
            {checklist.map((check, index) => {
              const given = answerOf.get(check.key);
              const isNewMatter = checklist[index - 1]?.matterName !== check.matterName;
              return (
                <li key={check.key}>
                  {isNewMatter && <div className={styles.matter}>{check.matterName}</div>}
                  <div className={styles.check}>
                    <div>
                      <span className={styles.number}>{index + 1}</span>
                      {check.text}
                    </div>
                    {given ? (
                      <StatusBadge tone={answerTones[given.answer]}>
                        {t(`inspections.answer.${given.answer}`)}
                      </StatusBadge>
                    ) : (
                      <StatusBadge tone="warning">{t('inspections.record.unanswered')}</StatusBadge>
                    )}
                  </div>
                  {given && given.note !== '' && <div className={styles.note}>{given.note}</div>}
                </li>
              );
            })}
          </ol>
        </section>
      )}
      <section aria-label={t('inspections.record.findings')}>
        <h3>{t('inspections.record.findings')}</h3>
        {findings ??
          (content.findings.length === 0 ? (
            <Text>{t('inspections.record.no-findings')}</Text>
          ) : (
            content.findings.map((finding, index) => (
              <FindingItem
                // A record that was handed in does not change its order.
                key={`${finding.key}|${finding.description}`}
                number={index + 1}
                finding={finding}
                checkText={checklist.find((check) => check.key === finding.key)?.text}
              />
            ))
          ))}
      </section>
      <DescriptionList
        items={[
          ...(content.materials.length === 0
            ? []
            : [{ label: t('inspections.record.materials'), value: <Materials of={content.materials} />, wide: true }]),
          { label: t('inspections.record.statement'), value: content.statement, wide: true },
          { label: t('inspections.record.conclusion'), value: content.conclusion, wide: true },
          {
            label: t('inspections.record.signature'),
            value:
              signature.kind === 'signed'
                ? signature.name
                : t('inspections.record.refused-signature', { reason: signature.reason, witness: signature.witness }),
            wide: true,
          },
          { label: t('inspections.record.signing'), value: t(`inspections.signing.${content.signing}`) },
        ]}
      />
    </div>
  );
}

/** Papers that were taken along, one a line. */
function Materials({ of: materials }: { of: RecordContent['materials'] }) {
  const t = useT();
  return materials.map(({ name, copies, note }) => (
    <div key={`${name} ${note}`}>
      {note === ''
        ? t('inspections.record.material', { name, copies })
        : t('inspections.record.material-note', { name, copies, note })}
    </div>
  ));
}
