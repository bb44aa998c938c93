/** What a failed check needs: its finding, its evidence, and whatever the checklist demands of a 'no'. */
import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import type { useDraftEvidence } from './draft-evidence.ts';
import { EvidenceField } from './evidence-field.tsx';
import { FindingFields } from './finding-fields.tsx';
import type { Checklist } from './record-draft.ts';
import styles from './record.module.css';

export interface CheckFindingProps {
  check: Checklist[number];
  index: number;
  visitOn: string;
  evidence: ReturnType<typeof useDraftEvidence>;
}

export function CheckFinding({ check, index, visitOn, evidence }: CheckFindingProps) {
  const t = useT();
  const number = index + 1;
  const clause = useWatch({ name: `checks.${index}.finding.clause` }) as string;
  const isMet = {
    photo: evidence.items.some(({ kind }) => kind === 'photo' || kind === 'video'),
    clause: clause.trim() !== '',
  };
  return (
    <section aria-label={t('field.finding.of-check', { number })} className={styles.findingBox}>
      <h4>{t('field.finding.of-check', { number })}</h4>
      {check.onNo.length > 0 && (
        <ul className={styles.demands} aria-label={t('record.demands')}>
          {check.onNo.map((demand) => {
            const Icon = isMet[demand] ? IconCircleCheck : IconCircleDashed;
            return (
              <li key={demand} data-met={isMet[demand] || undefined}>
                <Icon size={20} aria-hidden />
                {t(isMet[demand] ? `record.demand-met.${demand}` : `record.demand.${demand}`)}
              </li>
            );
          })}
        </ul>
      )}
      {check.penaltyClause && (
        <p className={styles.clause}>{t('field.finding.penalty', { clause: check.penaltyClause })}</p>
      )}
      <FindingFields
        name={`checks.${index}.finding`}
        checkText={check.text}
        offeredClause={check.clause}
        isClauseRequired={check.onNo.includes('clause')}
        visitOn={visitOn}
      />
      <div className={styles.findingEvidence}>
        <Text fw={600}>{t('record.evidence')}</Text>
        <EvidenceField {...evidence} label={t('evidence.of-check', { number })} />
      </div>
    </section>
  );
}
