/** What the rules say, rule by rule: number, sentence, source; what blocks in red, what needs a reason in yellow. */
import { IconAlertTriangle, IconBan } from '@tabler/icons-react';
import type { InspectionView } from '@liangma/contract/inspections';
import type { ReactNode } from 'react';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { ruleSentence } from './inspection-labels.ts';
import type { RuleFindingView } from './inspection-labels.ts';
import styles from './inspection-rules.module.css';

export interface InspectionRulesProps {
  findings: readonly RuleFindingView[];
  /** What stands under a warning: the field for its reason, or the reason that was given. */
  underWarning?: (finding: RuleFindingView) => ReactNode;
}

/** One finding as text: the same rule may speak twice, about two officers. */
const keyOf = (finding: RuleFindingView): string => `${finding.code}|${JSON.stringify(finding.params)}`;

export function InspectionRules({ findings, underWarning }: InspectionRulesProps) {
  const t = useT();
  const language = useLanguage();
  // A warning of the same kind is answered once, whatever it names.
  const firstOfCode = (finding: RuleFindingView) => findings.find(({ code }) => code === finding.code) === finding;
  return (
    <ul className={styles.rules}>
      {findings
        .toSorted((a, b) => a.severity.localeCompare(b.severity))
        .map((finding) => {
          const Icon = finding.severity === 'block' ? IconBan : IconAlertTriangle;
          return (
            <li key={keyOf(finding)} data-severity={finding.severity}>
              <div className={styles.head}>
                <Icon size={17} aria-hidden />
                <strong>{t(`inspections.rules.${finding.severity}`)}</strong>
                <span className={styles.number}>{finding.rule}</span>
              </div>
              <div>{ruleSentence(finding, language)}</div>
              <div className={styles.source}>{t('inspections.rules.source', { source: finding.source })}</div>
              {finding.severity === 'warn' && firstOfCode(finding) && underWarning?.(finding)}
            </li>
          );
        })}
    </ul>
  );
}

/** The reason that was given for a warning. */
export function GivenReason({ view, code }: { view: Pick<InspectionView, 'warningAnswers'>; code: string }) {
  const t = useT();
  const given = view.warningAnswers.find((answer) => answer.code === code);
  return given && <div>{t('inspections.given-reason', { reason: given.reason })}</div>;
}
