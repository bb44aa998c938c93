/** What stands in the way of the plan, before the year is under way. */
import type { PlanView } from '@liangma/contract/plans';
import { Text } from '@mantine/core';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useSession } from '../people/public.ts';
import styles from './plan-conflicts.module.css';
import { conflictText } from './plan-labels.tsx';

type Conflict = PlanView['conflicts'][number];

export function ConflictBadge({ severity }: Pick<Conflict, 'severity'>) {
  const t = useT();
  return (
    <StatusBadge tone={severity === 'block' ? 'danger' : 'warning'}>{t(`plans.conflict.${severity}`)}</StatusBadge>
  );
}

/** Those that block first. */
export function PlanConflicts({ plan }: { plan: PlanView }) {
  const t = useT();
  const language = useLanguage();
  const { may } = useSession();
  const conflicts = plan.conflicts.toSorted((a, b) => a.severity.localeCompare(b.severity) || a.lineNo - b.lineNo);
  if (conflicts.length === 0) return null;
  const blocking = conflicts.filter((conflict) => conflict.severity === 'block').length;
  const mayEdit = plan.state === 'draft' && may('plan.edit');
  return (
    <Panel title={t('plans.conflicts')}>
      <Text size="sm" c="dimmed" mb="sm">
        {blocking > 0 ? t('plans.conflicts-block', { count: blocking }) : t('plans.conflicts-warn')}
      </Text>
      <ul className={styles.conflicts}>
        {conflicts.map((conflict) => (
          <li key={`${conflict.lineId} ${conflict.code}`}>
            <ConflictBadge severity={conflict.severity} />
            <span className={styles.text}>
              <span className={styles.line}>{t('plans.line-no', { no: conflict.lineNo })}</span>
              {conflictText(t, conflict, language)}
            </span>
            {mayEdit && (
              <AppLink
                to={`/plans/${plan.year}/lines/${conflict.lineId}`}
                aria-label={`${t('plans.edit')} ${t('plans.line-no', { no: conflict.lineNo })}`}
              >
                {t('plans.edit')}
              </AppLink>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
