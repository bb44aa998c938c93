/** How a bureau begins: what is to be brought in before the first inspection, with what is done already. */
import { getBureau } from '@liangma/contract/bureaus';
import { listEnterprises } from '@liangma/contract/enterprises';
import { listMatters } from '@liangma/contract/matters';
import { listOfficers } from '@liangma/contract/people';
import { listPlans } from '@liangma/contract/plans';
import { IconArrowRight, IconCheck } from '@tabler/icons-react';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Panel } from '../../ui/page.tsx';
import { useSession } from '../people/public.ts';
import styles from './first-steps.module.css';

type StepName = 'enterprises' | 'officers' | 'matters' | 'plan' | 'bureau';

interface FirstStep {
  name: StepName;
  isDone: boolean;
  /** null: another role does it. */
  to: string | null;
  search?: Record<string, string>;
}

/** null while it is not known, and once everything is done. */
function useFirstSteps(): FirstStep[] | null {
  const { may } = useSession();
  const enterprises = useEndpoint(listEnterprises, { query: { limit: 1 } });
  const officers = useEndpoint(listOfficers, { query: { limit: 1 } });
  const matters = useEndpoint(listMatters, {});
  const plans = useEndpoint(listPlans, {});
  const bureau = useEndpoint(getBureau, {});
  if (!enterprises.data || !officers.data || !matters.data || !plans.data || !bureau.data) return null;
  const imports = may('import.run') ? '/imports/new' : null;
  const steps: FirstStep[] = [
    { name: 'enterprises', isDone: enterprises.data.total.count > 0, to: imports, search: { kind: 'enterprises' } },
    { name: 'officers', isDone: officers.data.total.count > 0, to: imports, search: { kind: 'officers' } },
    { name: 'matters', isDone: matters.data.items.length > 0, to: imports, search: { kind: 'matters' } },
    { name: 'plan', isDone: plans.data.items.length > 0, to: may('plan.edit') ? '/plans' : null },
    { name: 'bureau', isDone: bureau.data.announcedOn !== null, to: may('bureau.edit') ? '/settings/bureau' : null },
  ];
  return steps.every((step) => step.isDone) ? null : steps;
}

export function FirstSteps() {
  const t = useT();
  const steps = useFirstSteps();
  if (!steps) return null;
  return (
    <Panel title={t('home.begin')}>
      <p>{t('home.begin-intro')}</p>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.name} data-done={step.isDone || undefined}>
            <span className={styles.mark} aria-hidden>
              {step.isDone ? <IconCheck size={16} stroke={2.5} /> : index + 1}
            </span>
            <div>
              <strong>{t(`home.begin.${step.name}`)}</strong>
              <div className={styles.hint}>{t(`home.begin-hint.${step.name}`)}</div>
            </div>
            {step.isDone && <span className={styles.done}>{t('home.done')}</span>}
            {!step.isDone && step.to && (
              <AppLink
                to={step.to}
                {...(step.search ? { search: step.search } : {})}
                className={styles.link}
                aria-label={`${t('home.go')} ${t(`home.begin.${step.name}`)}`}
              >
                {t('home.go')}
                <IconArrowRight size={15} aria-hidden />
              </AppLink>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
