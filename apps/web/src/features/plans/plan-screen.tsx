/** The plan of a year: where it stands, what is wrong with it, its lines with what has become of them. */
import { getPlan } from '@liangma/contract/plans';
import type { PlanView } from '@liangma/contract/plans';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { isProblem } from '../../api/problem-error.ts';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay, formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Steps } from '../../ui/steps.tsx';
import { WebAddress } from '../../ui/web-address.tsx';
import { useSession } from '../people/public.ts';
import { PlanConflicts } from './plan-conflicts.tsx';
import { PlanBadge } from './plan-labels.tsx';
import { PlanLines } from './plan-lines.tsx';
import { PlanSteps } from './plan-steps.tsx';

const states = ['draft', 'submitted', 'approved', 'published'] as const;

function PlanFacts({ plan }: { plan: PlanView }) {
  const t = useT();
  const steps = [
    { label: t('plans.step.draft') },
    { label: t('plans.step.submitted') },
    {
      label: t('plans.step.approved'),
      ...(plan.approvedBy ? { note: `${plan.approvedBy} ${formatInstant(plan.approvedAt)}` } : {}),
    },
    {
      label: t('plans.step.published'),
      ...(plan.publishedOn ? { note: formatDay(plan.publishedOn) } : {}),
    },
  ];
  // A state is the step that is done; what comes next is the running one.
  const current = states.indexOf(plan.state) + (plan.state === 'draft' ? 0 : 1);
  return (
    <Panel title={t('plans.progress')}>
      <Steps steps={steps} current={current} />
      {plan.state === 'published' && (
        <div style={{ marginTop: 20 }}>
          <DescriptionList
            items={[
              { label: t('plans.filing-no'), value: plan.filingNo },
              { label: t('plans.published-on'), value: formatDay(plan.publishedOn) },
              {
                label: t('plans.publication-url'),
                value: plan.publicationUrl && <WebAddress url={plan.publicationUrl} />,
              },
            ]}
          />
        </div>
      )}
    </Panel>
  );
}

function ReturnReason({ plan }: { plan: PlanView }) {
  const t = useT();
  if (plan.state !== 'draft' || plan.returnReason === '') return null;
  return (
    <Notice tone="warning" icon={<IconArrowBackUp size={20} aria-hidden />} title={t('plans.returned')}>
      {plan.returnReason}
    </Notice>
  );
}

export default function PlanScreen() {
  const t = useT();
  const { may } = useSession();
  const path: Record<string, string> = useParams({ strict: false });
  const year = Number(path['year']);
  const query = useEndpoint(getPlan, { params: { year } });
  const plan = query.isPlaceholderData || query.error ? undefined : query.data;
  const addLine = may('plan.edit') && (
    <LinkButton to={`/plans/${year}/lines/new`} variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('plans.add-line.title')}
    </LinkButton>
  );
  const isMissing = isProblem(query.error, 'resource/not-found');
  return (
    <Page
      title={t('plans.of-year', { year })}
      status={plan && <PlanBadge state={plan.state} />}
      actions={
        plan && (
          <>
            {plan.state === 'draft' && addLine}
            <PlanSteps plan={plan} />
          </>
        )
      }
    >
      {isMissing ? (
        <Panel>
          <EmptyState title={t('plans.missing', { year })} text={t('plans.empty-hint')} action={addLine} />
        </Panel>
      ) : (
        <Loaded query={{ ...query, data: plan }}>
          {(loaded) => (
            <>
              <ReturnReason plan={loaded} />
              <PlanFacts plan={loaded} />
              <PlanConflicts plan={loaded} />
              <PlanLines plan={loaded} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}
