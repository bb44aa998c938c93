/** The name of a plan line with what is wrong with it; its long texts unfold. */
import type { PlanLineView, PlanView } from '@liangma/contract/plans';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import styles from './line-content.module.css';
import { ConflictBadge } from './plan-conflicts.tsx';
import { conflictText } from './plan-labels.tsx';

interface LineContentProps {
  line: PlanLineView;
  conflicts: PlanView['conflicts'];
}

export function LineContent({ line, conflicts }: LineContentProps) {
  const t = useT();
  const language = useLanguage();
  const texts = [
    { label: t('plans.basis'), text: line.basis },
    { label: t('plans.content'), text: line.content },
    { label: t('plans.method'), text: line.method },
    { label: t('plans.joint'), text: line.jointText },
    { label: t('plans.remark'), text: line.remark },
  ].filter((one) => one.text !== '');
  return (
    <div className={styles.line}>
      <AppLink to={`/matters/${line.matterId}`} fw={600}>
        {t('plans.numbered', { no: line.no, matter: line.matterName })}
      </AppLink>
      {conflicts.map((conflict) => (
        <div key={conflict.code} className={styles.conflict}>
          <ConflictBadge severity={conflict.severity} /> {conflictText(t, conflict, language)}
        </div>
      ))}
      {texts.length > 0 && (
        <details className={styles.more}>
          <summary>{t('plans.more')}</summary>
          <dl>
            {texts.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
